/**
 * The number on the toolbar button: how many different entries are marked in
 * all frames of a tab. Frames report; the sum lives in storage.session, since
 * the worker that counted may be gone when the next frame reports.
 */
import { browser } from 'wxt/browser';
import type { EntryId } from '../domain/entry.ts';
import { forgetFrames, readFrames, withMarksIn, writeFrames, type Frames } from '../protocol/tab-frames.ts';

export type FrameReport = {
  readonly tabId: number;
  /** 0 is the top frame. */
  readonly frameId: number;
  readonly entries: readonly EntryId[];
  /** From the top frame: when its document began, in ms since the epoch; frames that reported earlier belong to the page before. */
  readonly since?: number | undefined;
};

export type Badge = {
  readonly count: (report: FrameReport) => Promise<void>;
  /** The frames of a tab that have marks, the top one first. */
  readonly framesWithMarks: (tabId: number) => Promise<readonly number[]>;
  readonly forget: (tabId: number) => Promise<void>;
};

const COLOUR = '#a3271f';

export function createBadge(now: () => number = Date.now): Badge {
  // Two frames reporting at once would each overwrite what the other wrote.
  let turn: Promise<void> = Promise.resolve();
  const inTurn = (work: () => Promise<void>): Promise<void> => (turn = turn.then(work, work));

  return {
    count: (report) =>
      inTurn(async () => {
        const frames: Frames = { ...withoutEarlierPage(await readFrames(report.tabId), report.since), [report.frameId]: { at: now(), entries: [...report.entries] } };
        await writeFrames(report.tabId, frames);
        await show(report.tabId, new Set(Object.values(frames).flatMap((frame) => frame.entries)).size);
      }),
    framesWithMarks: async (tabId) => withMarksIn(await readFrames(tabId)),
    forget: (tabId) => inTurn(() => forgetFrames(tabId)),
  };
}

const withoutEarlierPage = (frames: Frames, since = 0): Frames => Object.fromEntries(Object.entries(frames).filter(([, frame]) => frame.at >= since));

async function show(tabId: number, count: number): Promise<void> {
  try {
    await browser.action.setBadgeBackgroundColor({ tabId, color: COLOUR });
    await browser.action.setBadgeText({ tabId, text: count === 0 ? '' : String(count) });
  } catch {
    // The tab was closed between its report and the answer.
  }
}
