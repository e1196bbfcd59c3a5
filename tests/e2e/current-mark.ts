/**
 * Where the mark that keys have gone to stands, or the one that flashes. Runs in
 * the page, whatever drives the browser.
 */

import { CURRENT } from '../../src/content/mark-style.ts';

/** The first words of a highlight, with their edges and the window's height in CSS pixels. */
export const readHighlight = (name: string): { text: string; top: number; bottom: number; height: number } | undefined => {
  const [range] = [...(CSS.highlights.get(name) ?? [])];
  if (!range) return undefined;
  const live = document.createRange();
  live.setStart(range.startContainer, range.startOffset);
  live.setEnd(range.endContainer, range.endOffset);
  const { top, bottom } = live.getBoundingClientRect();
  return { text: live.toString(), top, bottom, height: innerHeight };
};

type Evaluates = { evaluate(read: typeof readHighlight, name: string): Promise<ReturnType<typeof readHighlight>> };

/** Its words, or that it can't be seen. */
export async function currentMark(page: Evaluates): Promise<string | undefined> {
  const found = await page.evaluate(readHighlight, CURRENT);
  return found && (found.top >= 0 && found.bottom <= found.height ? found.text : 'out of view');
}
