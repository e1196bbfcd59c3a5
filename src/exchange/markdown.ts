/**
 * A glossary to print or publish: entries in the order of their headwords,
 * sources as notes at the end.
 */
import type { Entry } from '../domain/entry.ts';
import { inPieces, isoTime, sourceLine, type Written } from './writing.ts';

export function* writeMarkdown({ title, entries, works, made }: Written): Generator<string> {
  const collator = new Intl.Collator('en', { sensitivity: 'base' });
  const sorted = [...entries].sort((a, b) => collator.compare(a.entry.head, b.entry.head));
  const notes = new Map<string, number>();
  const noteFor = (source: string): string => {
    if (!notes.has(source)) notes.set(source, notes.size + 1);
    return `[^${notes.get(source)}]`;
  };
  yield `# ${escaped(title)}\n\n${entries.length} entries, ${isoTime(made).slice(0, 10)}\n`;
  let letter = '';
  for (const piece of inPieces(sorted)) {
    yield piece
      .map(({ entry }) => {
        const first = initial(entry.head);
        const heading = first === letter ? '' : `\n## ${first}\n`;
        letter = first;
        return `${heading}\n${entryText(entry, entry.sources.map((source) => noteFor(sourceLine(source, works))).join(''))}\n`;
      })
      .join('');
  }
  if (notes.size > 0) yield `\n${[...notes].map(([source, number]) => `[^${number}]: ${escaped(source)}`).join('\n')}\n`;
}

/** The letter under which it stands in a printed glossary; Ё with Е, é with e. */
const initial = (head: string): string => /[\p{L}\p{N}]/u.exec(head.normalize('NFD').toUpperCase())?.[0] ?? '#';

function entryText(entry: Entry, notes: string): string {
  const { head, cyrillic, expansion, gloss, article, background, correction, life = [], born, died, period } = entry;
  const dates = period ?? ([born && `b. ${born}`, died && `d. ${died}`].filter(Boolean).join(', ') || undefined);
  const names = [cyrillic, expansion?.latin, expansion?.english, dates].filter((text) => text !== undefined).map(escaped).join('; ');
  return [
    `**${escaped(head)}**${names === '' ? '' : ` (${names})`}: ${escaped(gloss)}${notes}`,
    ...[article, background, correction].filter((text) => text !== undefined).map((text) => indented(escaped(text))),
    ...(life.length === 0 ? [] : [life.map(({ when, what }) => `- ${escaped(when)}: ${escaped(what)}`).join('\n')]),
  ].join('\n\n');
}

const indented = (text: string): string => text.replace(/\n{2,}/g, '\n\n');

/** What Markdown or HTML would take for its own. */
export const escaped = (text: string): string => text.replace(/[\\`*_[\]<>#|~]/g, (sign) => `\\${sign}`).replace(/&/g, '&amp;').replace(/^([-+]|\d+\.)(?=\s)/gm, (start) => start.replace(/([-+.])$/, '\\$1'));
