import * as fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { entryId, KINDS, type Entry } from '../domain/entry.ts';
import { readDraft } from '../domain/read-draft.ts';
import { escaped, writeMarkdown } from './markdown.ts';
import { openFile, readItems, type OpenOptions } from './open-file.ts';
import { writeEverything, writePack } from './pack-write.ts';
import type { Item } from './reading.ts';
import { writeAnki, writeCsv } from './table-write.ts';
import type { Written } from './writing.ts';
import { writeYomitan } from './yomitan-write.ts';

const MADE = Date.UTC(2026, 0, 2);
const WORKS = { 'pirani-2008': { author: 'Simon Pirani', title: 'The Russian Revolution in Retreat', short: 'Pirani 2008', year: 2008, parts: { ch2: { short: 'ch. 2', title: 'Workers and the New Economic Policy' } } } };

const entry = (id: string, more: Partial<Entry> = {}): Entry => ({ id: entryId(id), kind: 'term', head: id, gloss: `What ${id} was.`, forms: [], see: [], sources: [], ...more });
const FULL: Entry = entry('vsnkh', {
  kind: 'body', head: 'VSNKh', cyrillic: 'ВСНХ', gloss: 'Council of the economy, "the" one; and, others.', article: 'First.\n\nSecond\tpart.', forms: [{ text: 'Vesenkha' }, { text: 'V.S.N.Kh.' }],
  expansion: { english: 'Supreme Council of the National Economy', latin: 'Vysshii sovet' }, period: '1917–1932', see: [entryId('glavki')], sources: [{ work: 'pirani-2008', part: 'ch2', note: 12 }],
});
const OWN: Entry = entry('tram', { sources: [{ work: 'own', title: 'Trams of Moscow', at: 'https://example.org/a?b=c' }] });
const written = (...entries: Entry[]): Written => ({ title: 'Mine', entries: entries.map((each) => ({ entry: each, updatedAt: MADE })), works: WORKS, made: MADE });

const bytesOf = (pieces: Iterable<string>): Uint8Array => strToU8([...pieces].join(''));
function concat(parts: Iterable<Uint8Array>): Uint8Array {
  return new Uint8Array([...parts].flatMap((part) => [...part]));
}

function run<Value>(work: Generator<unknown, Value>): Value {
  let next = work.next();
  while (!next.done) next = work.next();
  return next.value;
}

/** Everything a file holds, or why it is refused. */
function read(bytes: Uint8Array, options: OpenOptions = {}) {
  const open = run(openFile(bytes, options));
  if (!open.ok) return { refused: open.failure.why, items: [] as Item[] };
  const items: Item[] = [];
  const reader = readItems(open.value);
  let next = reader.next();
  for (; !next.done; next = reader.next()) items.push(...next.value.items);
  return { format: open.value.format, file: open.value.file, items, refused: next.value?.why };
}
const entriesIn = (items: readonly Item[]): Entry[] =>
  items.map(({ raw }) => {
    const result = readDraft(raw as Record<string, unknown>, entryId('made-of-head'));
    if (!result.ok) throw new Error(JSON.stringify(result.failure));
    return result.value.entry;
  });

const words = fc.string({ unit: 'grapheme', minLength: 2, maxLength: 30 }).map((text) => text.replace(/[\p{C}\u2028\u2029]/gu, '').trim()).filter((text) => (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) > 1);
const anyEntry: fc.Arbitrary<Entry> = fc.record({ id: fc.stringMatching(/^[a-z0-9]{1,20}(-[a-z0-9]{1,9})?$/), kind: fc.constantFrom(...KINDS), head: words, cyrillic: fc.option(words, { nil: undefined }), gloss: words, article: fc.option(words, { nil: undefined }) }).map(({ id, cyrillic, article, ...more }) => entry(id, { ...more, ...(cyrillic !== undefined && { cyrillic }), ...(article !== undefined && { article }) }));

describe('a pack', () => {
  it('written and read is the same', () => {
    const { format, items } = read(bytesOf(writePack(written(FULL, OWN))));
    expect(format).toBe('pack');
    expect(items.map(({ raw }) => raw)).toEqual([{ ...FULL, updatedAt: '2026-01-02T00:00:00.000Z' }, { ...OWN, updatedAt: '2026-01-02T00:00:00.000Z' }]);
    expect(entriesIn(items)).toEqual([FULL, OWN]);
  });

  it('written and read is the same, whatever its entries say', () => {
    fc.assert(fc.property(fc.array(anyEntry), (entries) => {
      expect(entriesIn(read(bytesOf(writePack(written(...entries)))).items)).toEqual(entries);
    }));
  });

  it('carries overlays and the works its entries cite', () => {
    const pack = writePack({ ...written(FULL), works: { ...WORKS, other: WORKS['pirani-2008'] }, overlays: [{ id: 'nep', head: 'NEP', overlay: { note: 'Mine.' }, updatedAt: MADE }] });
    const { items, file } = read(bytesOf(pack));
    expect(items.at(-1)).toMatchObject({ list: 'overlays', raw: { id: 'nep', note: 'Mine.' } });
    expect(file).toMatchObject({ header: { title: 'Mine', works: WORKS } });
  });

  it.each([
    ['{"format": "spravka-pack", "version": 1, "title": "x", "entries": [{]}', 'not-json'],
    ['{"format": "spravka-pack", "version": 1, "title": "x", "entries": [', 'not-json'],
    ['{"hello": "world"}', 'not-a-pack'],
    ['[1, 2, 3]', 'not-a-pack'],
    ['{"format": "spravka-pack", "version": 2, "title": "x", "entries": []}', 'newer-version'],
    ['{"format": "spravka-pack", "version": 0, "title": "x", "entries": []}', 'not-a-pack'],
    ['{"format": "spravka-pack", "version": "1", "title": "x", "entries": []}', 'not-a-pack'],
    ['{"format": "spravka-pack", "version": 1, "title": "", "entries": []}', 'not-a-pack'],
    ['', 'empty-file'],
    ['  \n ', 'empty-file'],
    ['\u0000\u0001\u0002', 'not-text'],
    ['just some words', 'not-a-table'],
  ])('%j is refused: %s', (text, why) => {
    expect(read(strToU8(text)).refused).toBe(why);
  });

  it('with too many entries is refused before they are all read', { tags: 'slow' }, () => {
    const million = `{"format":"spravka-pack","version":1,"title":"x","entries":[${'{"head":"ab","gloss":"c"},'.repeat(999_999)}{"head":"ab","gloss":"c"}]}`;
    const { refused, items } = read(strToU8(million));
    expect(refused).toBe('too-many-entries');
    expect(items.length).toBeLessThan(250_000);
  });

  it('of 200 MB is refused unread', () => {
    expect(read(new Uint8Array(200_000_000)).refused).toBe('too-large');
  });
});

describe('everything', () => {
  it('written and read is the same', () => {
    const personal = [{ entry: FULL, createdAt: 1, updatedAt: 2 }];
    const pack = { id: 'ours' as never, title: 'Ours', edition: '3', works: {}, on: false, importedAt: MADE, plain: false };
    const bytes = bytesOf(writeEverything({ made: MADE, choices: { level: 'calm' }, personal, overlays: [{ id: 'nep', head: 'NEP', overlay: { gloss: 'Other.' }, updatedAt: MADE }], packs: [pack], packEntries: [{ pack: 'ours', entry: OWN }] }));
    const { format, items, file } = read(bytes);
    expect(format).toBe('everything');
    expect(file).toMatchObject({ header: { choices: { level: 'calm' }, packs: [{ id: 'ours', on: false, edition: '3' }] } });
    expect(items.map(({ list, raw }) => [list, raw])).toEqual([['personal', personal[0]], ['overlays', { id: 'nep', head: 'NEP', gloss: 'Other.', updatedAt: '2026-01-02T00:00:00.000Z' }], ['packEntries', { pack: 'ours', entry: OWN }]]);
  });
});

describe('a table', () => {
  it('written and read is the same, but for what a table cannot hold', () => {
    const [first, second] = entriesIn(read(bytesOf(writeCsv(written(FULL, OWN)))).items);
    expect(first).toEqual({ ...FULL, sources: [{ work: 'own', title: 'Pirani 2008, ch. 2, n. 12' }] });
    expect(second).toEqual(OWN);
  });

  it('written and read is the same, whatever its cells', () => {
    fc.assert(fc.property(fc.array(anyEntry, { minLength: 1 }), (entries) => {
      expect(entriesIn(read(bytesOf(writeCsv(written(...entries)))).items)).toEqual(entries);
    }));
  });

  it.each([
    ['a line', { head: '=cmd|calc!A1', gloss: '+1 and @two', article: '-3' }],
    ['several lines', { head: '=cmd', gloss: 'plain', article: '=cmd|calc!A1\nand more' }],
    ['a guard of its own', { head: "'-10", gloss: "''=11", article: "'quoted'" }],
  ])('starts no formula in a spreadsheet, and gets it back unchanged: %s', (_, cells) => {
    const formula = entry('bad', cells);
    const csv = [...writeCsv(written(formula))].join('');
    expect(Papa.parse<string[]>(csv).data[1]?.filter((cell) => /^[=+\-@]/.test(cell))).toEqual([]);
    expect(entriesIn(read(strToU8(csv)).items)).toEqual([formula]);
  });

  it.each([
    ['Term;Definition;URL\nNEP;Policy;http://x.org\n', 'csv', [['head', 'gloss', 'address'], ';']],
    ['Термин\tОпределение\nНЭП\tПолитика\n', 'tsv', [['head', 'gloss'], '\t']],
    ['NEP,Policy\nVSNKh,Council\n', 'csv', [['head', 'gloss'], ',']],
    ['Gloss,Word,Colour\nPolicy,NEP,red\n', 'csv', [['gloss', 'head', null], ',']],
    ['#separator:tab\n#html:true\n#columns:Front\tBack\nNEP\tPolicy\n', 'tsv', [['head', 'gloss'], '\t']],
  ])('%j is understood', (text, format, [mapping, delimiter]) => {
    const result = read(strToU8(text));
    expect(result).toMatchObject({ format, file: { mapping, delimiter } });
    expect(entriesIn(result.items)[0]).toMatchObject({ head: text.includes('НЭП') ? 'НЭП' : 'NEP', gloss: text.includes('НЭП') ? 'Политика' : 'Policy' });
  });

  it('takes the mapping chosen', () => {
    const { items } = read(strToU8('Cheka,b,c\nNEP,x,Policy\n'), { mapping: ['head', null, 'gloss'] });
    expect(entriesIn(items).map(({ head, gloss }) => [head, gloss])).toEqual([['Cheka', 'c'], ['NEP', 'Policy']]);
    expect(read(strToU8('a,b\nc,d\n'), { mapping: [null, 'gloss'] }).refused).toBe('no-headword-column');
  });

  it('in the code page of Russian Excel or in UTF-16 is read', () => {
    const cp1251 = new Uint8Array([0xcd, 0xdd, 0xcf, 0x3b, 0xcf, 0xee, 0xeb, 0xe8, 0xf2, 0xe8, 0xea, 0xe0]);
    expect(entriesIn(read(cp1251).items)).toMatchObject([{ head: 'НЭП', gloss: 'Политика' }]);
    const utf16 = new Uint8Array(new Uint16Array([0xfeff, ...[...'НЭП,Политика'].map((letter) => letter.charCodeAt(0))]).buffer);
    expect(entriesIn(read(utf16).items)).toMatchObject([{ head: 'НЭП', gloss: 'Политика' }]);
  });

  it('cuts a long definition at a sentence and keeps the whole in the article', () => {
    const long = `${'A first sentence of some length. '.repeat(4)}${'word '.repeat(60)}`.trim();
    const [read1] = entriesIn(read(strToU8(`term,definition\nNEP,"${long}"\n`)).items);
    expect(read1?.gloss).toBe('A first sentence of some length.');
    expect(read1?.article).toBe(long);
  });

  it('of a million rows is refused before they are all read', { tags: 'slow' }, () => {
    const { refused, items } = read(strToU8(`term,definition\n${'ab,c\n'.repeat(1_000_000)}`));
    expect(refused).toBe('too-many-entries');
    expect(items.length).toBeLessThanOrEqual(200_000);
  });

  it('with a quotation mark that never closes still ends', () => {
    expect(read(strToU8(`term,definition\nab,"c\n${'de,f\n'.repeat(100_000)}`)).items.length).toBe(1);
  });
});

describe('Anki', () => {
  it('gets a field for each column, newlines quoted', () => {
    const text = [...writeAnki(written(FULL, OWN))].join('');
    const lines = text.split('\n');
    expect(lines.slice(0, 5)).toEqual(['#separator:tab', '#html:false', '#deck:Mine', '#columns:Headword\tCyrillic\tGloss\tArticle\tSource\tTags', '#tags column:6']);
    const rows = Papa.parse<string[]>(lines.slice(5).join('\n'), { delimiter: '\t', skipEmptyLines: true }).data;
    expect(rows).toEqual([
      ['VSNKh', 'ВСНХ', FULL.gloss, 'First.\n\nSecond part.', 'Pirani 2008, ch. 2, n. 12', 'body'],
      ['tram', '', OWN.gloss, '', 'Trams of Moscow, https://example.org/a?b=c', 'term'],
    ]);
  });
});

const yomitan = (files: Record<string, unknown>): Uint8Array => zipSync(Object.fromEntries(Object.entries(files).map(([name, value]) => [name, value instanceof Uint8Array ? value : strToU8(JSON.stringify(value))])));
const INDEX = { title: 'Words', revision: '1', format: 3 };

describe('a Yomitan dictionary', () => {
  it('written and read has headwords, kinds and texts, and each entry once, under all its names', () => {
    const { format, items } = read(concat(writeYomitan(written(FULL, OWN))));
    expect(format).toBe('yomitan');
    expect(entriesIn(items)).toMatchObject([
      { head: 'VSNKh', kind: 'body', cyrillic: 'ВСНХ', gloss: `${FULL.gloss} First. Second\tpart. Pirani 2008, ch. 2, n. 12`, forms: [{ text: 'Vesenkha' }, { text: 'V.S.N.Kh.' }] },
      { head: 'tram', kind: 'term' },
    ]);
    expect(items.map(({ place }) => place)).toEqual([1, 5]);
  });

  it('takes for one entry only what is of one sequence and says the same', () => {
    const rows = [['head', '', '', '', 0, ['one'], 1, ''], ['голова', '', '', '', 0, ['other'], 1, ''], ['башка', 'bashka', '', '', 0, ['other'], 1, ''], ['глава', '', '', '', 0, ['other'], 2, ''], ['год', '', '', '', 0, ['x'], 0, ''], ['лето', '', '', '', 0, ['x'], 0, '']];
    const entries = entriesIn(read(yomitan({ 'index.json': INDEX, 'term_bank_1.json': rows })).items);
    expect(entries.map(({ head, cyrillic, forms }) => [head, cyrillic, forms.map(({ text }) => text)])).toEqual([
      ['head', undefined, []], ['голова', undefined, ['башка']], ['глава', undefined, []], ['год', undefined, []], ['лето', undefined, []],
    ]);
  });

  it('of any format gives its text, markup left out', () => {
    const structured = { type: 'structured-content', content: [{ tag: 'div', content: ['One ', { tag: 'b', content: 'bold' }] }, { tag: 'img', path: 'x.png' }, { tag: 'ruby', content: ['字', { tag: 'rt', content: 'ji' }] }] };
    const zip = yomitan({ 'index.json': INDEX, 'term_bank_2.json': [['две', '', '', '', 0, ['second'], 2, '']], 'term_bank_1.json': [['одна', 'odna', 'n', '', 0, [structured, { type: 'text', text: 'two' }], 1, '']], 'img/x.png': new Uint8Array(10) });
    expect(entriesIn(read(zip).items)).toMatchObject([{ head: 'одна', gloss: 'One bold 字', article: 'two', forms: [{ text: 'odna' }] }, { head: 'две', gloss: 'second' }]);
    const old = yomitan({ 'index.json': { ...INDEX, format: 1 }, 'term_bank_1.json': [['раз', '', '', '', 0, 'first', 'second']] });
    expect(entriesIn(read(old).items)).toMatchObject([{ head: 'раз', gloss: 'first', article: 'second' }]);
  });

  it.each([
    ['no index', yomitan({ 'term_bank_1.json': [] }), 'not-yomitan'],
    ['another zip', yomitan({ 'readme.txt': 'x' }), 'not-a-zip'],
    ['a newer format', yomitan({ 'index.json': { ...INDEX, format: 4 } }), 'newer-version'],
    ['an index that is no JSON', zipSync({ 'index.json': strToU8('{') }), 'not-yomitan'],
    ['a bank that is no JSON', zipSync({ 'index.json': strToU8(JSON.stringify(INDEX)), 'term_bank_1.json': strToU8('[[') }), 'not-json'],
    ['a broken zip', yomitan({ 'index.json': INDEX, 'term_bank_1.json': Array.from({ length: 300 }, (_, index) => [`слово ${Math.sin(index)}`, '', '', '', 0, ['x'], 1, '']) }).slice(0, 900), 'not-a-zip'],
  ])('with %s is refused', (_name, zip, why) => {
    expect(read(zip).refused).toBe(why);
  });

  it('that is a bomb is refused before it has unfolded', { tags: 'slow' }, () => {
    const bomb = zipSync({ 'index.json': strToU8(JSON.stringify(INDEX)), 'term_bank_1.json': new Uint8Array(150_000_000).fill(0x20) }, { level: 9 });
    expect(bomb.length).toBeLessThan(200_000);
    expect(read(bomb).refused).toBe('zip-bomb');
  });
});

describe('Markdown', () => {
  it('has entries in order, their sources as notes', () => {
    const text = [...writeMarkdown(written(OWN, FULL, entry('alpha', { head: 'Ёлка', sources: FULL.sources })))].join('');
    expect(text).toContain('**VSNKh** (ВСНХ; Vysshii sovet; Supreme Council of the National Economy; 1917–1932): Council of the economy, "the" one; and, others.[^2]');
    expect(text).toContain('\n## T\n\n**tram**: What tram was.[^1]\n');
    expect(text).toContain('[^1]: Trams of Moscow, https://example.org/a?b=c\n[^2]: Pirani 2008, ch. 2, n. 12\n');
    expect(text).toContain('\n## Е\n');
  });

  it('lets no text be taken for markup', () => {
    expect(escaped('<script>*a* [b](c) `d` # _e_ & \\')).toBe('\\<script\\>\\*a\\* \\[b\\](c) \\`d\\` \\# \\_e\\_ &amp; \\\\');
    expect(escaped('- item\n1. item')).toBe('\\- item\n1\\. item');
  });
});
