/**
 * The keys for marks, cards and panel: brought from the browser to the page the
 * reader is on.
 */
import { browser } from 'wxt/browser';
import type { CommandName } from '../platform/commands.ts';
import { toggleSidePanel } from '../platform/side-panel.ts';
import { askPage } from '../protocol/client.ts';
import type { PageParams } from '../protocol/page-requests.ts';

type Options = {
  /** The child frames of a tab that have marks. */
  readonly framesWithMarks: (tabId: number) => Promise<readonly number[]>;
  readonly onError: (error: unknown, where: string) => void;
};

/** Registers its listener at once: the worker may have woken for a key. */
export function answerMarkCommands({ framesWithMarks, onError }: Options): void {
  // There are none in Firefox for Android.
  const { commands } = browser as { commands?: typeof browser.commands };
  commands?.onCommand.addListener((name, tab) => {
    // Before anything is awaited: the browser opens it for the key alone.
    if (name === ('panel' satisfies CommandName)) return void toggleSidePanel(tab?.windowId).catch((error: unknown) => onError(error, 'opening the panel'));
    if (tab?.id !== undefined) void runOnPage(name as CommandName, tab.id, framesWithMarks).catch((error: unknown) => onError(error, 'passing a key on'));
  });
}

async function runOnPage(name: CommandName, tabId: number, framesWithMarks: Options['framesWithMarks']): Promise<void> {
  switch (name) {
    case 'next-mark': return goOn(tabId, 1, framesWithMarks);
    case 'previous-mark': return goOn(tabId, -1, framesWithMarks);
    case 'open-mark': return openMark(tabId, framesWithMarks);
    case 'pin-card': return void (await askPage(tabId, 'card.pin', {}));
    default: return undefined;
  }
}

/** Through the page's own marks first, then through those of its frames, and round. */
async function goOn(tabId: number, step: 1 | -1, framesWithMarks: Options['framesWithMarks']): Promise<void> {
  const frames = await framesWithMarks(tabId);
  if (frames.length < 2) return void (await askPage(tabId, 'mark.go', { step }, frames[0]));
  const from = (await currentFrame(tabId, frames)) ?? frames[0]!;
  if (await went(tabId, { step, going: 'to-the-end' }, from)) return;
  for (const frame of inTurn(frames, from, step)) {
    if (!(await went(tabId, { step, going: 'from-the-edge' }, frame))) continue;
    if (frame !== from) await askPage(tabId, 'mark.leave', {}, from);
    return;
  }
}

const went = async (tabId: number, how: PageParams<'mark.go'>, frame: number): Promise<boolean> => {
  const gone = await askPage(tabId, 'mark.go', how, frame);
  return gone.ok && gone.value;
};

/** The frames that come after one, or before it, that one at the end. */
function inTurn(frames: readonly number[], from: number, step: 1 | -1): number[] {
  const order = step === 1 ? frames : frames.toReversed();
  const next = order.indexOf(from) + 1;
  return [...order.slice(next), ...order.slice(0, next)];
}

async function currentFrame(tabId: number, frames: readonly number[]): Promise<number | undefined> {
  const answers = await Promise.all(frames.map((frame) => askPage(tabId, 'mark.current', {}, frame)));
  return frames[answers.findIndex((answer) => answer.ok && answer.value)];
}

async function openMark(tabId: number, framesWithMarks: Options['framesWithMarks']): Promise<void> {
  const frames = [0, ...(await framesWithMarks(tabId))];
  const current = await currentFrame(tabId, frames);
  for (const frameId of new Set([...(current === undefined ? [] : [current]), ...frames])) {
    const opened = await askPage(tabId, 'mark.open', {}, frameId);
    if (opened.ok && opened.value) return;
  }
}
