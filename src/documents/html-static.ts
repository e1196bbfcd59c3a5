/**
 * Reads the blocks of an HTML document that nobody displays, such as a file on
 * the command line: by the same rules as a page, but without styles, shadow
 * roots that scripts attach, or changes.
 */
import { textOf } from './block.ts';
import { isLeftAlone } from './html-roles.ts';
import { collectRuns } from './html-runs.ts';

/** The texts of all blocks, in document order. */
export function readBlockTexts(document: Pick<Document, 'documentElement'>): string[] {
  const texts: string[] = [];
  const root = document.documentElement;
  if (root && !isLeftAlone(root)) readInto(texts, root);
  return texts;
}

function readInto(texts: string[], container: Element | ShadowRoot): void {
  const { runs, nested } = collectRuns(container, () => undefined);
  let next = 0;
  for (const { node, after } of nested) {
    for (; next < after; next++) texts.push(textOf({ pieces: runs[next]! }));
    readInto(texts, node);
  }
  for (; next < runs.length; next++) texts.push(textOf({ pieces: runs[next]! }));
}
