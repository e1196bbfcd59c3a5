/**
 * The keys for marks, cards and panel: brought from the browser to the page the
 * reader is on.
 */
import { browser } from 'wxt/browser';
import type { CommandName } from '../platform/commands.ts';
import { toggleSidePanel } from '../platform/side-panel.ts';
import { askPage } from '../protocol/client.ts';

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

/** A page that is a frame around others has its marks in those. */
async function goOn(tabId: number, step: 1 | -1, framesWithMarks: Options['framesWithMarks']): Promise<void> {
  const frames = await framesWithMarks(tabId);
  for (const frameId of frames.length === 0 || frames.includes(0) ? [0] : frames) {
    const gone = await askPage(tabId, 'mark.go', { step }, frameId);
    if (gone.ok && gone.value) return;
  }
}

async function openMark(tabId: number, framesWithMarks: Options['framesWithMarks']): Promise<void> {
  for (const frameId of new Set([0, ...(await framesWithMarks(tabId))])) {
    const opened = await askPage(tabId, 'mark.open', {}, frameId);
    if (opened.ok && opened.value) return;
  }
}
