/**
 * Writes a Yomitan dictionary, format 3: found by headword, Cyrillic and every
 * form given, with kinds as tags.
 */
import { strToU8, Zip, ZipDeflate } from 'fflate';
import { KINDS, type Entry } from '../domain/entry.ts';
import { inPieces, isoTime, sourceLine, type Written } from './writing.ts';

const PER_BANK = 1000;

/** Pieces of the zip's bytes. */
export function* writeYomitan({ title, entries, works, made }: Written): Generator<Uint8Array> {
  let ready: Uint8Array[] = [];
  const zip = new Zip((error, data) => {
    if (error) throw error;
    ready.push(data);
  });
  const add = (name: string, value: unknown): Uint8Array[] => {
    const file = new ZipDeflate(name, { level: 6 });
    zip.add(file);
    file.push(strToU8(JSON.stringify(value)), true);
    const done = ready;
    ready = [];
    return done;
  };
  yield* add('index.json', { title, revision: isoTime(made).slice(0, 10), format: 3, sequenced: true, description: `${entries.length} entries` });
  yield* add('tag_bank_1.json', KINDS.map((kind, order) => [kind, 'default', order, kind, 0]));
  let bank = 0;
  let sequence = 0;
  for (const piece of inPieces(entries, PER_BANK)) yield* add(`term_bank_${++bank}.json`, piece.flatMap(({ entry }) => terms(entry, ++sequence, works)));
  zip.end();
  yield* ready;
}

function terms(entry: Entry, sequence: number, works: Written['works']): unknown[] {
  const { head, cyrillic, forms, kind, gloss, article, sources } = entry;
  const definition = [gloss, article, sources.map((source) => sourceLine(source, works)).join('; ')].filter((text) => text !== undefined && text !== '').join('\n');
  const names = new Set([head, ...(cyrillic === undefined ? [] : [cyrillic]), ...forms.map(({ text }) => text)]);
  return [...names].map((name) => [name, name === head ? '' : head, kind, '', name === head ? 1 : 0, [definition], sequence, '']);
}
