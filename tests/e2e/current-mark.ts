/**
 * Where the mark that keys have gone to stands. Runs in the page, whatever
 * drives the browser.
 */

/** Its words, with its edges and the window's height in CSS pixels. */
export const readCurrentMark = (): { text: string; top: number; bottom: number; height: number } | undefined => {
  const [range] = [...(CSS.highlights.get('spravka-current') ?? [])];
  if (!range) return undefined;
  const live = document.createRange();
  live.setStart(range.startContainer, range.startOffset);
  live.setEnd(range.endContainer, range.endOffset);
  const { top, bottom } = live.getBoundingClientRect();
  return { text: live.toString(), top, bottom, height: innerHeight };
};

type Evaluates = { evaluate(read: typeof readCurrentMark): Promise<ReturnType<typeof readCurrentMark>> };

/** Its words, or that it can't be seen. */
export async function currentMark(page: Evaluates): Promise<string | undefined> {
  const found = await page.evaluate(readCurrentMark);
  return found && (found.top >= 0 && found.bottom <= found.height ? found.text : 'out of view');
}
