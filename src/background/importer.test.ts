import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { entryOf, freshDatabase, holdingsOf, ownIds, ownRows, refuseToWrite } from '../../tests/fixtures/database.ts';
import { entryId, type Entry } from '../domain/entry.ts';
import type { PackId } from '../domain/entry-view.ts';
import { ok } from '../domain/result.ts';
import type { ImportChoices, ImportFailure, Preview } from '../protocol/pack-requests.ts';
import type { Progress } from '../protocol/screen-client.ts';
import { applyChange, recover, undoChange } from '../storage/changes.ts';
import { SpravkaDatabase } from '../storage/database.ts';
import { readEntries } from '../storage/entries.ts';
import { createImporter, type Importer } from './importer.ts';
import { createWords } from './words.ts';
import { createJobs, type Jobs } from './jobs.ts';

const NEW: ImportChoices = { into: 'personal', changed: 'take', conflicting: 'keep' };
const AS_PACK: ImportChoices = { into: 'pack', changed: 'take', conflicting: 'both' };
const TIME = Date.UTC(2026, 0, 1);

const changed = vi.fn();
const backUp = vi.fn(async () => ok(null));
const words = createWords(async () => 'labour\nparty\nthe\nleft');
let told: Omit<Progress, 'event'>[];
let database: SpravkaDatabase;
let importer: Importer;
beforeEach(async () => {
  database = await freshDatabase([entryOf('nep', { head: 'NEP' }), entryOf('vsnkh')]);
  told = [];
  importer = createImporter({ database, backUp, changed, jobs: createJobs((progress) => void told.push(progress)), words, roomLeft });
  changed.mockReset();
  backUp.mockClear();
});
afterEach(() => database.close());

async function upload(content: string | Uint8Array, name = 'words.json', pieceBytes = 700_000): Promise<string> {
  const bytes = typeof content === 'string' ? strToU8(content) : content;
  let id: string | undefined;
  for (let piece = 0, at = 0; piece === 0 || at < bytes.length; piece++, at += pieceBytes) {
    const done = await importer.upload({ upload: id, name, size: bytes.length, piece, data: bytes.subarray(at, at + pieceBytes) });
    if (!done.ok) throw new Error(JSON.stringify(done.failure));
    id = done.value.upload;
  }
  return id!;
}

type Previewed = { ok: true; value: Preview } | { ok: false; failure: ImportFailure };
async function preview(content: string | Uint8Array, name?: string, into: 'personal' | 'pack' = 'personal'): Promise<Previewed> {
  return importer.preview({ upload: await upload(content, name), format: 'auto', into });
}
async function previewed(content: string | Uint8Array, name?: string, into?: 'personal' | 'pack'): Promise<Preview> {
  const done = await preview(content, name, into);
  if (!done.ok) throw new Error(JSON.stringify(done.failure));
  return done.value;
}
async function imported(content: string | Uint8Array, choices = NEW, name?: string) {
  const { preview: id } = await previewed(content, name, choices.into);
  const done = await importer.apply(id, choices);
  if (!done.ok) throw new Error(JSON.stringify(done.failure));
  return done.value;
}

const packOf = (entries: readonly unknown[], more: object = {}): string => JSON.stringify({ format: 'spravka-pack', version: 1, id: 'trams', title: 'Trams', edition: '1', ...more, entries });
const raw = (id: string, more: object = {}): object => ({ id, kind: 'term', head: id, gloss: `What ${id} was.`, ...more });
const own = async (): Promise<Entry[]> => (await ownRows(database)).map(({ entry }) => entry);
const read = async (...ids: string[]) => readEntries(database, ids.map(entryId));

const roomLeft = vi.fn(async (): Promise<number | undefined> => undefined);

describe('a preview', () => {
  it('tells new, changed, same, conflicting and faulty apart, and writes nothing', async () => {
    await imported(packOf([raw('same'), raw('older', { updatedAt: new Date(TIME).toISOString() }), raw('edited', { updatedAt: new Date(TIME).toISOString() })]));
    const before = await holdingsOf(database);
    const { counts, samples, pack } = await previewed(
      packOf([
        raw('fresh'), raw('same'),
        raw('older', { gloss: 'Newer.', updatedAt: new Date(TIME + 1).toISOString() }),
        raw('edited', { gloss: 'Older.', updatedAt: new Date(TIME - 1).toISOString() }),
        raw('nep', { gloss: 'Not the glossary’s.' }),
        raw('fresh', { gloss: 'Again.' }), raw('bad', { head: '' }), raw('letter', { forms: ['x'] }), 'no entry',
      ]),
    );
    expect(counts).toEqual({ new: 1, changed: 1, same: 1, conflicting: 2, faulty: 4 });
    expect(samples.changed).toMatchObject([{ place: 3, id: 'older', gloss: 'Newer.', held: { gloss: 'What older was.', owner: 'own' } }]);
    expect(samples.conflicting.map(({ id, held }) => [id, held?.owner])).toEqual([['edited', 'own'], ['nep', 'built-in']]);
    expect(samples.faulty.map(({ place, reasons }) => [place, ...reasons.map(({ field, reason }) => `${field}: ${reason}`)])).toEqual([
      [6, 'id: same-id-twice'], [7, 'head: empty'], [8, 'forms.0: one-letter'], [9, 'entry: malformed'],
    ]);
    expect(pack).toEqual({ id: 'trams', title: 'Trams', version: '1' });
    expect(await holdingsOf(database)).toEqual(before);
  });

  it('of a row without a headword says that alone', async () => {
    const id = await upload('Word,Definition\nsubbotnik,Unpaid work\n,Nothing to look for\n', 'words.csv');
    const preview = await importer.preview({ upload: id, format: 'auto', into: 'personal' });
    expect(preview).toMatchObject({ ok: true, value: { counts: { new: 1, faulty: 1 }, samples: { faulty: [{ place: 2, gloss: 'Nothing to look for', reasons: [{ field: 'head', reason: 'empty' }] }] } } });
    expect(preview.ok && preview.value.samples.faulty[0]?.reasons).toHaveLength(1);
  });

  it('of a table shows its columns and takes the mapping chosen', async () => {
    const id = await upload('Word,Colour,Definition\nsubbotnik,red,Unpaid work\nsubbotnik,red,Unpaid work\nsubbotnik,blue,Other\n', 'words.csv');
    const first = await importer.preview({ upload: id, format: 'auto', into: 'personal' });
    expect(first).toMatchObject({ ok: true, value: { format: 'csv', counts: { new: 2, faulty: 1 }, table: { columns: ['Word', 'Colour', 'Definition'], mapping: ['head', null, 'gloss'], rows: [['subbotnik', 'red', 'Unpaid work'], expect.anything(), expect.anything()] } } });
    const second = await importer.preview({ upload: id, format: 'auto', into: 'personal', mapping: ['head', 'gloss', 'article'] });
    const done = await importer.apply(second.ok ? second.value.preview : '', NEW);
    expect(done).toMatchObject({ ok: true, value: { added: 2 } });
    expect((await own()).map(({ id, gloss, article }) => [id, gloss, article])).toEqual([['subbotnik', 'red', 'Unpaid work'], ['subbotnik-2', 'blue', 'Other']]);
  });
});

const HTML = '<script>alert(1)</script><img src=x onerror=alert(1)>';
const bomb = (): Uint8Array => zipSync({ 'index.json': strToU8('{"title":"x","format":3,"revision":"1"}'), 'term_bank_1.json': new Uint8Array(150_000_000).fill(0x20) }, { level: 9 });

describe('a bad file', () => {
  it.each<[string, () => string | Uint8Array, ImportFailure | object]>([
    ['that is no JSON', () => '{"format": "spravka-pack", "version": 1, "title": "x", "entries": [{]}', { kind: 'refused', why: 'not-json' }],
    ['that breaks off', () => packOf([raw('a1'), raw('b1')]).slice(0, -20), { kind: 'refused', why: 'not-json' }],
    ['that breaks off among many entries', () => packOf(Array.from({ length: 3000 }, (_, index) => raw(`many-${index}`))).slice(0, -20), { kind: 'refused', why: 'not-json' }],
    ['of a newer version', () => packOf([raw('a1')], { version: 99 }), { kind: 'refused', why: 'newer-version' }],
    ['of JSON that is no pack', () => '[{"a": 1}]', { kind: 'refused', why: 'not-a-pack' }],
    ['that is empty', () => ' ', { kind: 'refused', why: 'empty-file' }],
    ['that is a picture', () => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0x49]), { kind: 'refused', why: 'not-text' }],
  ])('%s is refused, and all is as it was', (_name, file, failure) => isRefused(file, failure));

  it.each<[string, () => string | Uint8Array, object]>([
    ['that is a zip bomb', bomb, { kind: 'refused', why: 'zip-bomb' }],
    ['of a million rows', () => `term,definition\n${'ab,c\n'.repeat(1_000_000)}`, { kind: 'refused', why: 'too-many-entries', limit: 200_000 }],
  ])('%s is refused, and all is as it was', { tags: 'slow' }, (_name, file, failure) => isRefused(file, failure));

  async function isRefused(file: () => string | Uint8Array, failure: object): Promise<void> {
    await imported(packOf([raw('mine')]));
    const before = await holdingsOf(database);
    const refused = await preview(file());
    expect(refused).toMatchObject({ ok: false, failure });
    expect(await holdingsOf(database)).toEqual(before);
  }

  it('of 200 MB is refused at its first piece', async () => {
    expect(await importer.upload({ name: 'big.json', size: 200_000_000, piece: 0, data: new Uint8Array(10) })).toEqual({ ok: false, failure: { kind: 'refused', why: 'too-large', limit: 100_000_000 } });
    expect(await database.uploads.count()).toBe(0);
  });

  it('that says it is smaller than it is, or comes in the wrong order, is not taken', async () => {
    const first = await importer.upload({ size: 10, piece: 0, data: new Uint8Array(5) });
    const id = first.ok ? first.value.upload : '';
    expect(await importer.upload({ upload: id, size: 10, piece: 1, data: new Uint8Array(6) })).toMatchObject({ ok: false, failure: { kind: 'gone' } });
    expect(await importer.upload({ upload: id, size: 10, piece: 2, data: new Uint8Array(5) })).toMatchObject({ ok: false, failure: { kind: 'gone' } });
    expect(await importer.preview({ upload: id, format: 'auto', into: 'personal' })).toEqual({ ok: false, failure: { kind: 'gone' } });
  });

  // In a pack an id of the reader's own is no conflict: theirs stands before it.
  it.each([['personal', 1], ['pack', 2]] as const)('with an id twice gives the first, says so of the second, and touches nothing held: into %s', async (into, added) => {
    await imported(packOf([raw('mine', { gloss: 'Mine.' })]));
    const file = packOf([raw('twice', { gloss: 'First.' }), raw('twice', { gloss: 'Second.' }), raw('twice', { gloss: 'First.' }), raw('mine', { gloss: 'Theirs.' }), raw('mine', { gloss: 'Theirs again.' }), raw('nep', { gloss: 'Theirs.' })]);
    const { counts, samples, preview: id } = await previewed(file, undefined, into);
    expect(counts).toEqual({ new: added, changed: 0, same: 0, conflicting: 3 - added, faulty: 3 });
    expect(samples.faulty.map(({ place, id: twice, reasons }) => [place, twice, reasons])).toEqual([[2, 'twice'], [3, 'twice'], [5, 'mine']].map(([place, twice]) => [place, twice, [{ field: 'id', reason: 'same-id-twice' }]]));
    expect(await importer.apply(id, { ...NEW, into })).toMatchObject({ ok: true, value: { added, changed: 0, left: 3 - added } });
    expect(await read('twice', 'mine', 'nep')).toMatchObject([{ gloss: 'First.' }, { gloss: 'Mine.' }, { gloss: 'What nep was.' }]);
    expect(await ownIds(database)).toEqual(into === 'personal' ? ['mine', 'twice'] : ['mine']);
  });

  it.each([
    ['take', ['mine', 'nep', 'twice'], ['Theirs.', 'Theirs.']],
    ['both', ['mine', 'mine-2', 'nep-2', 'twice'], ['Mine.', 'What nep was.']],
  ] as const)('with ids that are held already does what was chosen, each once: %s', async (conflicting, ids, glosses) => {
    await imported(packOf([raw('mine', { gloss: 'Mine.' })]));
    const file = packOf([raw('mine', { gloss: 'Theirs.', updatedAt: new Date(TIME).toISOString() }), raw('nep', { gloss: 'Theirs.' }), raw('nep', { gloss: 'Again.' }), raw('twice'), raw('twice')]);
    await imported(file, { ...NEW, conflicting });
    expect((await ownIds(database)).toSorted()).toEqual(ids);
    expect((await read('mine', 'nep')).map(({ gloss }) => gloss)).toEqual(glosses);
  });

  it('with bad entries gives the good ones, tamed', async () => {
    const evil = `[{"id":"html","kind":"term","head":"${HTML.replaceAll('"', '\\"')}","gloss":"${HTML}","article":"${HTML}","forms":["${HTML}"],"see":[],"sources":[{"work":"own","title":"${HTML}","at":"javascript:alert(1)"}]},
      {"__proto__":{"id":"evil","head":"evil","gloss":"evil","kind":"term","polluted":true},"constructor":{"prototype":{"polluted":true}},"id":"proto","kind":"term","head":"proto","gloss":"x"},
      {"id":"surrogate","kind":"term","head":"lone \\ud800 half","gloss":"\\udc00x"},
      {"id":"turned","kind":"term","head":"safe\\u202egpj.exe","gloss":"\\u2066x\\u2069 \\u0007bell"},
      {"id":"one-letter","kind":"term","head":"ok","gloss":"x","forms":["я"]},
      {"id":"empty-form","kind":"term","head":"ok","gloss":"x","forms":[""]},
      {"id":"everything","kind":"term","head":"ok","gloss":"x","forms":["*", ".", "—", " "]},
      {"id":"BAD ID","kind":"term","head":"ok","gloss":"x"}]`;
    const file = `{"format":"spravka-pack","version":1,"title":"Evil","__proto__":{"entries":[]},"entries":${evil}}`;
    const { counts, tamed, preview: id } = await previewed(file);
    expect(counts).toEqual({ new: 4, changed: 0, same: 0, conflicting: 0, faulty: 4 });
    expect(tamed).toBe(3);
    await importer.apply(id, NEW);
    const entries = new Map((await own()).map((entry) => [entry.id as string, entry]));
    expect(entries.get('html')).toMatchObject({ head: HTML, gloss: HTML, article: HTML, forms: [{ text: HTML }] });
    expect(entries.get('proto')).toEqual(entryOf('proto', { gloss: 'x' }));
    expect(entries.get('surrogate')).toMatchObject({ head: 'lone \ufffd half', gloss: '\ufffdx' });
    expect(entries.get('turned')).toMatchObject({ head: 'safegpj.exe', gloss: 'x bell' });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('an import among one’s own entries', () => {
  it('is backed up before, undone after, and shows its progress', async () => {
    const before = await ownRows(database);
    const { undo, added } = await imported(packOf(Array.from({ length: 2500 }, (_, index) => raw(`many-${index}`))));
    expect(added).toBe(2500);
    expect(backUp).toHaveBeenCalledOnce();
    expect(changed).toHaveBeenCalledOnce();
    expect(told.at(-1)).toMatchObject({ phase: 'writing', done: 2500, total: 2500 });
    expect(await database.uploadPieces.count()).toBe(0);
    expect(await undoChange(database, undo)).toMatchObject({ ok: true, value: { restored: 2500, kept: 0 } });
    expect(await ownRows(database)).toEqual(before);
  });

  it('does what was chosen with entries held', async () => {
    await imported(packOf([raw('older', { updatedAt: new Date(TIME).toISOString() }), raw('edited')]));
    const file = packOf([raw('older', { gloss: 'Newer.', updatedAt: new Date(TIME + 1).toISOString() }), raw('edited', { gloss: 'Theirs.' }), raw('nep', { gloss: 'Theirs too.' })]);
    expect(await imported(file)).toMatchObject({ added: 0, changed: 1, left: 2 });
    expect(await read('older', 'edited', 'nep')).toMatchObject([{ gloss: 'Newer.' }, { gloss: 'What edited was.' }, { gloss: 'What nep was.' }]);
    expect(await imported(file, { ...NEW, conflicting: 'both' })).toMatchObject({ added: 2, changed: 0, left: 1 });
    expect(await read('edited-2', 'nep-2')).toMatchObject([{ gloss: 'Theirs.', own: true }, { gloss: 'Theirs too.', own: true }]);
    expect(await imported(file, { ...NEW, conflicting: 'take' })).toMatchObject({ added: 1, changed: 1 });
    expect(await read('edited', 'nep')).toMatchObject([{ gloss: 'Theirs.' }, { gloss: 'Theirs too.', own: true }]);
  });

  it('twice of the same file adds nothing the second time', async () => {
    const file = 'term,definition\nsubbotnik,Unpaid work\nударник,Shock worker\n';
    expect(await imported(file, NEW, 'a.csv')).toMatchObject({ added: 2 });
    expect(await imported(file, NEW, 'a.csv')).toMatchObject({ added: 0, changed: 0, left: 2 });
    expect(await ownIds(database)).toHaveLength(2);
  });

  it('of many entries of one headword takes no longer than of many headwords', { tags: 'slow' }, async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => `subbotnik,Meaning ${index}\n`).join('');
    expect((await previewed(`term,definition\n${rows}`, 'a.csv')).counts).toMatchObject({ new: 20_000, faulty: 0 });
  });

  it('brings notes, the newer ones', async () => {
    await imported(packOf([], { overlays: [{ id: 'nep', head: 'NEP', note: 'First.', updatedAt: new Date(TIME).toISOString() }] }));
    await imported(packOf([], { overlays: [{ id: 'nep', note: 'Older.', updatedAt: new Date(TIME - 1).toISOString() }, { id: 'vsnkh', note: 'Other.' }, { id: 'vsnkh' }] }));
    expect(await read('nep', 'vsnkh')).toMatchObject([{ overlay: { note: 'First.' } }, { overlay: { note: 'Other.' } }]);
  });

  it('cancelled is taken back whole', async () => {
    await imported(packOf([raw('many-1', { gloss: 'Mine.' })]));
    const before = await holdingsOf(database);
    const { preview: id } = await previewed(packOf(Array.from({ length: 5000 }, (_, index) => raw(`many-${index}`))));
    importer = createImporter({ database, backUp, changed, jobs: createJobs(() => {}), words, roomLeft });
    const stopping: Jobs = createJobs(({ phase, done }) => { if (phase === 'writing' && done > 0) stopping.cancel(id); });
    const cancelling = createImporter({ database, backUp, changed, jobs: stopping, words, roomLeft });
    expect(await cancelling.apply(id, { ...NEW, conflicting: 'take' })).toEqual({ ok: false, failure: { kind: 'cancelled' } });
    expect(await holdingsOf(database)).toEqual(before);
  });

  it('without room in its middle is taken back whole, and says so', async () => {
    const before = await holdingsOf(database);
    const { preview: id } = await previewed(packOf(Array.from({ length: 3000 }, (_, index) => raw(`many-${String(index).padStart(4, '0')}`))));
    refuseToWrite(database, 'shelves', 300);
    expect(await importer.apply(id, NEW)).toEqual({ ok: false, failure: { kind: 'storage-full' } });
    expect(await holdingsOf(database)).toEqual(before);
    expect(changed).not.toHaveBeenCalled();
  });

  it('for which there is no room is not begun, and says how much it needs', async () => {
    const { preview: id } = await previewed(packOf(Array.from({ length: 3000 }, (_, index) => raw(`many-${index}`))));
    roomLeft.mockResolvedValueOnce(2_000_000);
    const refused = await importer.apply(id, NEW);
    expect(refused).toMatchObject({ ok: false, failure: { kind: 'storage-full', left: 2_000_000 } });
    expect((refused as { failure: { needed: number } }).failure.needed).toBeGreaterThan(5_000_000);
    expect(backUp).not.toHaveBeenCalled();
    expect(await ownIds(database)).toHaveLength(0);
    roomLeft.mockResolvedValueOnce(1);
    expect(await importer.upload({ name: 'file.json', size: 10, piece: 0, data: new Uint8Array(10) })).toMatchObject({ ok: false, failure: { kind: 'storage-full', left: 1 } });
    expect(await importer.apply(id, NEW)).toMatchObject({ ok: true });
  });

  it('whose worker dies in its middle is taken back by the next one, which can do it again', async () => {
    const before = await holdingsOf(database);
    const { preview: id } = await previewed(packOf(Array.from({ length: 3000 }, (_, index) => raw(`many-${index}`))));
    // The worker dies: the database closes under the import, and nothing of it can be written any more.
    const dying = createImporter({ database, backUp, changed, jobs: createJobs(({ phase, done }) => { if (phase === 'writing' && done >= 1000) database.close(); }), words, roomLeft });
    expect(await dying.apply(id, NEW)).toMatchObject({ ok: false });
    database = new SpravkaDatabase();
    expect(await ownIds(database)).not.toEqual([]);
    await recover(database);
    expect(await holdingsOf(database)).toEqual(before);
    importer = createImporter({ database, backUp, changed, jobs: createJobs(() => {}), words, roomLeft });
    expect(await importer.apply(id, NEW)).toMatchObject({ ok: true, value: { added: 3000 } });
    expect(await ownIds(database)).toHaveLength(3000);
  });

  it('is not begun when it can’t be backed up', async () => {
    const { preview: id } = await previewed(packOf([raw('one')]));
    backUp.mockResolvedValueOnce({ ok: false, failure: { kind: 'storage-full' } } as never);
    expect(await importer.apply(id, NEW)).toEqual({ ok: false, failure: { kind: 'storage-full' } });
    expect(await ownIds(database)).toHaveLength(0);
  });
});

describe('words of every day', () => {
  const SAYS = { text: 'party', confidence: 'context' };
  const forms = async (): Promise<unknown> => Object.fromEntries((await own()).map((entry) => [entry.id, entry.forms]));
  const NONE = { entries: 0, examples: [] };

  it('in Anki’s texts are restrained too', async () => {
    const file = '#separator:tab\n#html:false\n#columns:Term\tMeaning\nparty\tThe party.\nkonka\tHorse tram.\n';
    expect((await previewed(file, 'words.txt')).everyday.restrained).toEqual({ entries: 1, examples: ['party'] });
    await imported(file, NEW, 'words.txt');
    expect(await forms()).toEqual({ party: [SAYS], konka: [] });
  });

  it('are restrained wherever they stand alone in an entry: headword, Cyrillic, adjective, forms', async () => {
    await imported(packOf([raw('all', { head: 'left (side)', cyrillic: 'партия', adjective: 'советский', expansion: { latin: 'the', english: 'party' }, forms: ['Labour', { text: 'the labour', case: 'exact' }] })]));
    expect(await forms()).toEqual({ all: [{ text: 'Labour', confidence: 'context' }, { text: 'the labour', case: 'exact' }, ...['left', 'партия', 'the', 'советский'].map((text) => ({ text, confidence: 'context' }))] });
  });

  it('keep what the file says of them, for the headword too; those it wants everywhere are named', async () => {
    const file = packOf([
      raw('certain', { head: 'Party', forms: [{ text: 'party', confidence: 'certain' }] }),
      raw('likely', { head: 'labour', forms: [{ text: 'labour', confidence: 'likely' }] }),
      raw('context', { head: 'left', forms: [{ text: 'Left', confidence: 'context', case: 'initial' }] }),
    ]);
    for (const into of ['personal', 'pack'] as const) expect((await previewed(file, undefined, into)).everyday).toEqual({ restrained: NONE, certain: { entries: 1, examples: ['Party'] } });
    await imported(file);
    expect(await forms()).toEqual({ certain: [{ text: 'party', confidence: 'certain' }], likely: [{ text: 'labour', confidence: 'likely' }], context: [{ text: 'Left', confidence: 'context', case: 'initial' }] });
  });

  it('make no entry another when the file comes again, and are not told again', async () => {
    const file = (more: object = {}): string => packOf([raw('party', { updatedAt: new Date(TIME + 1).toISOString(), ...more }), raw('konka')]);
    await imported(file());
    const again = await previewed(file());
    expect(again).toMatchObject({ counts: { new: 0, changed: 0, same: 2, conflicting: 0 }, everyday: { restrained: NONE } });
    const newer = await previewed(file({ gloss: 'Newer.', updatedAt: new Date(TIME + 2).toISOString() }));
    expect(newer).toMatchObject({ counts: { changed: 1, same: 1 }, everyday: { restrained: { entries: 1 } } });
  });

  it('that the reader lets go again make no entry another either', async () => {
    await imported(packOf([raw('party')]));
    const [row] = await ownRows(database);
    await applyChange(database, 'edit', [{ table: 'personal', keys: ['party'], decide: () => ({ ...row!, entry: { ...row!.entry, forms: [] }, updatedAt: row!.updatedAt + 1 }) }]);
    expect((await previewed(packOf([raw('party')]))).counts).toMatchObject({ same: 1, conflicting: 0 });
    expect(await imported(packOf([raw('party')]))).toMatchObject({ added: 0, changed: 0, left: 1 });
    expect(await forms()).toEqual({ party: [] });
  });

  it('stay in a pack as its author wrote them', async () => {
    await imported(packOf([raw('party')]), AS_PACK);
    expect(await read('party')).toMatchObject([{ forms: [] }]);
    expect((await previewed(packOf([raw('party')]), undefined, 'pack'))).toMatchObject({ counts: { same: 1, changed: 0 }, everyday: { restrained: { entries: 1, examples: ['party'] } } });
  });
});

describe('a pack', () => {
  const ID = 'trams' as PackId;

  it('is imported, updated and turned back as a whole', async () => {
    expect(await imported(packOf([raw('depot', { see: ['driver'] }), raw('driver')]), AS_PACK)).toMatchObject({ added: 2 });
    expect(await read('depot')).toMatchObject([{ pack: { id: 'trams', title: 'Trams' } }]);
    const second = packOf([raw('depot', { gloss: 'Second edition.' })], { edition: '2' });
    const { counts, pack, preview: id } = await previewed(second, undefined, 'pack');
    expect(counts).toMatchObject({ changed: 1, new: 0 });
    expect(pack).toMatchObject({ version: '2', replaces: '1' });
    const update = await importer.update(ID, id);
    expect((await read('depot', 'driver')).map(({ gloss }) => gloss)).toEqual(['Second edition.']);
    expect(await database.packs.toArray()).toMatchObject([{ version: '2', entries: 1 }]);
    await undoChange(database, update.ok ? update.value.undo : '');
    expect((await read('depot', 'driver')).map(({ gloss }) => gloss)).toEqual(['What depot was.', 'What driver was.']);
  });

  it('gives ids of others another name, the same at each update, and its links follow', async () => {
    const file = packOf([raw('nep', { gloss: 'Theirs.' }), raw('depot', { see: ['nep'] })]);
    await imported(file, AS_PACK);
    expect(await read('nep', 'nep-trams', 'depot')).toMatchObject([{ gloss: 'What nep was.' }, { gloss: 'Theirs.' }, { see: ['nep-trams'] }]);
    await imported(file, AS_PACK);
    expect(await read('nep-trams')).toMatchObject([{ gloss: 'Theirs.' }]);
    expect(await database.packs.count()).toBe(1);
  });

  it('cancelled or without room leaves nothing behind', { tags: 'slow' }, async () => {
    const before = await holdingsOf(database);
    const { preview: id } = await previewed(packOf(Array.from({ length: 20_000 }, (_, index) => raw(`many-${index}`))), undefined, 'pack');
    const stopping: Jobs = createJobs(({ phase }) => { if (phase === 'writing') stopping.cancel(id); });
    const cancelling = createImporter({ database, backUp, changed, jobs: stopping, words, roomLeft });
    expect(await cancelling.apply(id, AS_PACK)).toEqual({ ok: false, failure: { kind: 'cancelled' } });
    expect(await holdingsOf(database)).toEqual(before);
    refuseToWrite(database, 'packs');
    expect(await importer.apply(id, AS_PACK)).toEqual({ ok: false, failure: { kind: 'storage-full' } });
    expect(await holdingsOf(database)).toEqual(before);
  });

  it('can be made of any file', async () => {
    await imported('term,definition\nsubbotnik,Unpaid work\n', { ...AS_PACK, pack: { id: 'words' as PackId, title: 'My words' } }, 'list of words.csv');
    expect(await read('subbotnik')).toMatchObject([{ pack: { id: 'words', title: 'My words' } }]);
  });
});
