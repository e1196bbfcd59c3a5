import { Dexie } from 'dexie';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { entryId, type Entry } from '../domain/entry.ts';
import { applyChange } from './changes.ts';
import { SpravkaDatabase } from './database.ts';
import { readEntries } from './entries.ts';
import { countPersonal } from './personal.ts';
import { seed, type GlossaryPackage, type PackagedGlossary } from './seed.ts';

const entry = (id: string, gloss = `What ${id} was.`): Entry => ({ id: entryId(id), kind: 'term', head: id, gloss, forms: [], see: [], sources: [] });
const glossary = (version: string, entries: readonly Entry[], renamed: Record<string, string> = {}): PackagedGlossary => ({ version, entries: [...entries], works: {}, renamed: Object.fromEntries(Object.entries(renamed).map(([from, to]) => [from, entryId(to)])) });
const packageOf = (content: PackagedGlossary): GlossaryPackage => ({ version: async () => content.version, read: async () => content });
const write = async (...ids: string[]): Promise<void> => void (await applyChange(database, 'save', [{ table: 'personal', keys: ids, decide: (_before, index) => ({ id: entryId(ids[index]!), entry: entry(ids[index]!, 'My own words.'), createdAt: 1, updatedAt: 1 }) }]));

const FIRST = glossary('v1', [entry('glavki'), entry('nep'), entry('vesenkha')]);
const SECOND = glossary('v2', [entry('glavki', 'Corrected.'), entry('vsnkh'), entry('trust')], { vesenkha: 'vsnkh' });

let database: SpravkaDatabase;
beforeEach(() => {
  Dexie.dependencies.indexedDB = new IDBFactory();
  database = new SpravkaDatabase();
});
afterEach(() => database.close());

const heldIds = async (): Promise<string[]> => (await database.entries.toArray()).map(({ id }) => id).sort();

describe('seed', () => {
  it('fills an empty database and stamps it', async () => {
    expect(await seed(database, packageOf(FIRST))).toBe('seeded');
    expect(await heldIds()).toEqual(['glavki', 'nep', 'vesenkha']);
    expect((await database.state.get('glossary'))?.version).toBe('v1');
  });

  it('does not read the package when the version is held already', async () => {
    await seed(database, packageOf(FIRST));
    const unread: GlossaryPackage = { version: async () => 'v1', read: () => Promise.reject(new Error('was read')) };
    expect(await seed(database, unread)).toBe('current');
  });

  it('adds, changes, renames and removes, and leaves personal entries alone', async () => {
    await seed(database, packageOf(FIRST));
    await write('my-term', 'nep');
    await seed(database, packageOf(SECOND));

    expect(await heldIds()).toEqual(['glavki', 'trust', 'vsnkh']);
    expect((await database.entries.get(entryId('glavki')))?.gloss).toBe('Corrected.');
    expect(await countPersonal(database)).toBe(2);
    const read = await readEntries(database, ['my-term', 'nep', 'vesenkha'].map(entryId));
    expect(read.map(({ id, gloss }) => [id, gloss])).toEqual([
      ['my-term', 'My own words.'],
      ['nep', 'My own words.'],
      ['vsnkh', 'What vsnkh was.'],
    ]);
  });

  it('leaves the old version whole when the new one fails half-way, and succeeds the next time', async () => {
    await seed(database, packageOf(FIRST));
    await write('my-term');
    const broken = glossary('v2', [entry('glavki', 'Corrected.'), entry('trust'), entry('trust')]);

    await expect(seed(database, packageOf(broken))).rejects.toThrow();
    expect(await heldIds()).toEqual(['glavki', 'nep', 'vesenkha']);
    expect((await database.entries.get(entryId('glavki')))?.gloss).toBe('What glavki was.');
    expect((await database.state.get('glossary'))?.version).toBe('v1');

    await seed(database, packageOf(SECOND));
    expect(await heldIds()).toEqual(['glavki', 'trust', 'vsnkh']);
    expect(await countPersonal(database)).toBe(1);
  });

  it('leaves the old version whole when the transaction is cut off', async () => {
    await seed(database, packageOf(FIRST));
    database.entries.hook('creating', (id) => {
      if (id === 'trust') Dexie.currentTransaction.abort();
    });
    await expect(seed(database, packageOf(SECOND))).rejects.toThrow();

    database.close();
    database = new SpravkaDatabase();
    expect(await heldIds()).toEqual(['glavki', 'nep', 'vesenkha']);
    expect((await database.state.get('glossary'))?.version).toBe('v1');
    expect(await seed(database, packageOf(SECOND))).toBe('updated');
  });
});

describe('readEntries', () => {
  it('follows a chain of renames and survives a ring of them', async () => {
    await seed(database, packageOf(glossary('v3', [entry('c')], { a: 'b', b: 'c', x: 'y', y: 'x' })));
    expect((await readEntries(database, ['a', 'x', 'absent'].map(entryId))).map(({ id }) => id)).toEqual(['c']);
  });

  it('keeps the order asked', async () => {
    await seed(database, packageOf(FIRST));
    expect((await readEntries(database, ['vesenkha', 'glavki'].map(entryId))).map(({ id }) => id)).toEqual(['vesenkha', 'glavki']);
  });
});
