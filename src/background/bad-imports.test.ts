/**
 * What is wrong with a file may be wrong in any format that can say it: each
 * fault in each of them is refused by name or tamed, and nothing held changes
 * before the reader says so.
 */
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { entryOf, freshDatabase, holdingsOf, ownRows } from '../../tests/fixtures/database.ts';
import type { Entry } from '../domain/entry.ts';
import { ok, type Result } from '../domain/result.ts';
import type { ImportFailure, Preview } from '../protocol/pack-requests.ts';
import type { SpravkaDatabase } from '../storage/database.ts';
import { createImporter, type Importer } from './importer.ts';
import { createWords } from './words.ts';
import { createJobs } from './jobs.ts';

const words = createWords(async () => 'labour\nparty\nthe');
let database: SpravkaDatabase;
let importer: Importer;
beforeEach(async () => {
  database = await freshDatabase([entryOf('nep', { head: 'NEP' })]);
  importer = createImporter({ database, backUp: async () => ok(null), changed: () => undefined, jobs: createJobs(() => undefined), words, roomLeft: async () => undefined });
});
afterEach(() => database.close());

async function preview(file: string | Uint8Array, name: string): Promise<Result<Preview, ImportFailure>> {
  const bytes = typeof file === 'string' ? strToU8(file) : file;
  let id: string | undefined;
  for (let piece = 0, at = 0; piece === 0 || at < bytes.length; piece++, at += 700_000) {
    const done = await importer.upload({ upload: id, name, size: bytes.length, piece, data: bytes.subarray(at, at + 700_000) });
    if (!done.ok) return done;
    id = done.value.upload;
  }
  return importer.preview({ upload: id!, format: 'auto', into: 'personal' });
}

/** What is tried in every format: a headword, a gloss, another spelling. */
type Row = readonly [head: string, gloss: string, form?: string];
const json = (value: unknown): Uint8Array => strToU8(JSON.stringify(value));
const FORMATS: Readonly<Record<string, (rows: readonly Row[]) => readonly [name: string, file: Uint8Array]>> = {
  JSON: (rows) => ['words.json', json({ format: 'spravka-pack', version: 1, title: 'Words', entries: rows.map(([head, gloss, form], at) => ({ id: `word-${at}`, kind: 'term', head, gloss, ...(form !== undefined && { forms: [form] }) })) })],
  // In UTF-16, which can hold half a character where UTF-8 can't.
  CSV: (rows) => ['words.csv', utf16(`\uFEFFterm,definition,forms\n${rows.map((row) => [row[0], row[1], row[2] ?? ''].map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n')}\n`)],
  Yomitan: (rows) => ['words.zip', zipSync({ 'index.json': json({ title: 'Words', format: 3, revision: '1' }), 'term_bank_1.json': json(rows.map(([head, gloss, form = ''], at) => [head, form, '', '', 0, [gloss], at, ''])) })],
};
const utf16 = (text: string): Uint8Array => new Uint8Array(Uint16Array.from(text, () => 0).map((_, at) => text.charCodeAt(at)).buffer);

const MILLION = 1_000_000;
const MILLIONS: Readonly<Record<string, () => readonly [name: string, file: string | Uint8Array]>> = {
  JSON: () => ['words.json', `{"format":"spravka-pack","version":1,"title":"Words","entries":[${'{},'.repeat(MILLION - 1)}{}]}`],
  CSV: () => ['words.csv', `term,definition\n${'ab,c\n'.repeat(MILLION)}`],
  Yomitan: () => ['words.zip', zipSync({ 'index.json': json({ title: 'Words', format: 3, revision: '1' }), 'term_bank_1.json': strToU8(`[${'[],'.repeat(MILLION - 1)}[]]`) })],
};

describe.each(Object.entries(FORMATS))('in %s', (format, write) => {
  async function previewed(...rows: Row[]): Promise<Preview> {
    const [name, file] = write(rows);
    const before = await holdingsOf(database);
    const done = await preview(file, name);
    if (!done.ok) throw new Error(JSON.stringify(done.failure));
    expect(await holdingsOf(database)).toEqual(before);
    return done.value;
  }
  async function imported(...rows: Row[]): Promise<{ entries: Entry[]; tamed: number }> {
    const { preview: id, tamed } = await previewed(...rows);
    expect(await importer.apply(id, { into: 'personal', changed: 'take', conflicting: 'keep' })).toMatchObject({ ok: true });
    return { entries: (await ownRows(database)).map(({ entry }) => entry), tamed };
  }
  const EVIL = '<img src=x onerror=alert(1)><script>alert(2)</script>';

  it('HTML and scripts stay the text they are', async () => {
    const { entries } = await imported([EVIL, `A gloss ${EVIL}`, `form ${EVIL}`]);
    expect(entries).toMatchObject([{ head: EVIL, gloss: `A gloss ${EVIL}`, forms: [{ text: `form ${EVIL}` }] }]);
  });

  it('overrides of direction and control characters are taken out, and that is counted', async () => {
    const { entries, tamed } = await imported(['safe\u202egpj.exe', '\u2066x\u2069 \u0007bell', 'a\u202eb form'], ['good', 'A gloss.']);
    expect(entries.map(({ head, gloss, forms }) => [head, gloss, ...forms.map(({ text }) => text)])).toEqual(expect.arrayContaining([['safegpj.exe', 'x bell', 'ab form'], ['good', 'A gloss.']]));
    expect(tamed).toBe(1);
  });

  // JSON can escape them; a text that has them as they are is no text of its encoding.
  it(format === 'CSV' ? 'half characters make it no text' : 'half characters are taken out, and that is counted', async () => {
    const [name, file] = write([['lone \ud800 half', '\udc00x']]);
    if (format === 'CSV') return expect(await preview(file, name)).toMatchObject({ ok: false, failure: { kind: 'refused', why: 'not-text' } });
    const { entries, tamed } = await imported(['lone \ud800 half', '\udc00x']);
    expect(entries).toMatchObject([{ head: 'lone \ufffd half', gloss: '\ufffdx' }]);
    expect(tamed).toBe(1);
  });

  it('names that every object has are words like others', async () => {
    const { entries } = await imported(['__proto__', 'What objects come from.', 'constructor'], ['constructor', 'What makes them.', '__proto__'], ['toString', 'Said of all.', 'hasOwnProperty']);
    expect(entries.map(({ head }) => head).toSorted()).toEqual(['__proto__', 'constructor', 'toString']);
    expect(new Set(entries.map(({ id }) => id)).size).toBe(3);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it.each([
    ['of one letter', 'я', 'one-letter'],
    ['of one letter among signs', '«x».', 'one-letter'],
    ['that would fit everywhere', '.*', 'no-letters'],
    ['of signs', '— …', 'no-letters'],
    ['of signs that are not seen', '\u200b\u00ad', 'no-letters'],
  ])('a headword or a spelling %s is refused by name', async (_, bad, reason) => {
    const { counts, samples } = await previewed(['good', 'A gloss.'], [bad, 'A gloss.'], ['other', 'A gloss.', bad]);
    const reasons = samples.faulty.map(({ place, reasons: all }) => [place, ...all.map(({ field, reason: why }) => `${field}: ${why}`)]);
    expect(counts).toMatchObject({ new: 1, faulty: 2 });
    expect(reasons).toEqual([[2, `head: ${reason}`], [3, `forms.0: ${reason}`]]);
  });

  it('an empty headword is refused, an empty gloss too', async () => {
    const { counts } = await previewed(['', 'A gloss.'], ['nothing', ''], ['good', 'A gloss.']);
    expect(counts).toMatchObject({ new: 1, faulty: 2 });
  });

  it('what comes twice comes in once', async () => {
    const { counts, samples } = await previewed(['twice', 'The same.'], ['twice', 'The same.']);
    // Only in JSON do two have ids of their own.
    if (format === 'JSON') return expect(counts).toMatchObject({ new: 2 });
    expect(counts).toMatchObject({ new: 1, faulty: 1 });
    expect(samples.faulty).toMatchObject([{ reasons: [{ field: 'entry', reason: 'same-entry-twice' }] }]);
  });

  it('words of every day are marked only where they surely fit, which the preview says', async () => {
    const rows: Row[] = [['Labour', 'A party.'], ['работа', 'Work.', 'rabotishka'], ['partiia', 'The party.', 'party'], ['subbotnik', 'A day of unpaid work.', 'Saturday of labour']];
    expect((await previewed(...rows)).everyday).toEqual({ restrained: { entries: 3, examples: ['Labour', 'работа', 'party'] }, certain: { entries: 0, examples: [] } });
    const { entries } = await imported(...rows);
    expect(new Map(entries.map(({ head, forms }) => [head, forms]))).toEqual(new Map<string, Entry['forms']>([
      ['Labour', [{ text: 'Labour', confidence: 'context' }]],
      ['работа', [{ text: 'rabotishka' }, { text: 'работа', confidence: 'context' }]],
      ['partiia', [{ text: 'party', confidence: 'context' }]],
      ['subbotnik', [{ text: 'Saturday of labour' }]],
    ]));
  });

  it('a million rows are refused', { tags: 'slow' }, async () => {
    const before = await holdingsOf(database);
    const [name, file] = MILLIONS[format]!();
    expect(await preview(file, name)).toMatchObject({ ok: false, failure: { kind: 'refused', why: 'too-many-entries', limit: 200_000 } });
    expect(await holdingsOf(database)).toEqual(before);
  });
});

describe('the version of a file', () => {
  it.each([
    ['0', 'not-a-pack'], ['-1', 'not-a-pack'], ['1.5', 'not-a-pack'], ['"1"', 'not-a-pack'], ['null', 'not-a-pack'], ['2', 'newer-version'], ['1e9', 'newer-version'],
  ])('%s is refused, and all is as it was', async (version, why) => {
    const before = await holdingsOf(database);
    for (const format of ['spravka-pack', 'spravka-everything']) expect(await preview(`{"format":"${format}","version":${version},"title":"x","entries":[]}`, 'x.json')).toMatchObject({ ok: false, failure: { kind: 'refused', why } });
    expect(await holdingsOf(database)).toEqual(before);
  });
});

const HTML = '<img src=x onerror=alert(1)>';
it('every field that an entry has may hold HTML, and holds it as text', async () => {
  const full = { id: 'full', kind: 'person', head: HTML, cyrillic: HTML, expansion: { latin: HTML, cyrillic: HTML, english: HTML }, name: { family: HTML, given: HTML, patronymic: HTML, gender: 'f' }, born: HTML, died: HTML, period: HTML, gloss: HTML, article: HTML, background: HTML, life: [{ when: HTML, what: HTML }], correction: HTML, adjective: HTML, forms: [HTML], see: [], sources: [{ work: 'own', part: HTML, at: HTML, title: HTML }] };
  const done = await preview(JSON.stringify({ format: 'spravka-pack', version: 1, id: 'evil', title: HTML, author: HTML, licence: HTML, description: HTML, entries: [full] }), 'x.json');
  expect(done).toMatchObject({ ok: true, value: { counts: { new: 1, faulty: 0 }, tamed: 0 } });
  await importer.apply(done.ok ? done.value.preview : '', { into: 'personal', changed: 'take', conflicting: 'keep' });
  expect((await ownRows(database)).map(({ entry }) => entry)).toEqual([{ ...full, forms: [{ text: HTML }] }]);
});
