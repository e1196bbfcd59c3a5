/**
 * Which frames of a tab have marks, as the frames have told the background. Kept
 * for the session by background/badge.ts alone; read by it and by the panel.
 */
import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { EntryIdSchema } from '../domain/entry.ts';

const FramesSchema = v.record(v.string(), v.object({ at: v.number(), entries: v.array(EntryIdSchema) }));
/** By the frame's number, 0 for the top one: what is marked in it, and when it said so, in ms since the epoch. */
export type Frames = v.InferOutput<typeof FramesSchema>;

const keyOf = (tabId: number): string => `badge:${tabId}`;
const parsed = (stored: unknown): Frames => {
  const frames = v.safeParse(FramesSchema, stored ?? {});
  return frames.success ? frames.output : {};
};

export const readFrames = async (tabId: number): Promise<Frames> => parsed((await browser.storage.session.get(keyOf(tabId)))[keyOf(tabId)]);
export const writeFrames = (tabId: number, frames: Frames): Promise<void> => browser.storage.session.set({ [keyOf(tabId)]: frames });
export const forgetFrames = (tabId: number): Promise<void> => browser.storage.session.remove(keyOf(tabId));

/** The numbers of those that have marks, the top one first. */
export const withMarksIn = (frames: Frames): number[] => Object.entries(frames).flatMap(([frame, { entries }]) => (entries.length > 0 ? [Number(frame)] : [])).toSorted((a, b) => a - b);

/** Calls back whenever a frame of the tab has told of its marks. */
export function watchFrames(tabId: number, told: (frames: Frames) => void, signal: AbortSignal): void {
  const changed = (changes: Record<string, { newValue?: unknown }>): void => {
    const change = changes[keyOf(tabId)];
    if (change) told(parsed(change.newValue));
  };
  browser.storage.session.onChanged.addListener(changed);
  signal.addEventListener('abort', () => browser.storage.session.onChanged.removeListener(changed), { once: true });
}
