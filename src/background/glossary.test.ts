import { Dexie } from 'dexie';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { entryId, type Entry } from '../domain/entry.ts';
import { onReopened, SpravkaDatabase, tryAgain } from '../storage/database.ts';
import type { GlossaryPackage, PackagedGlossary } from '../storage/seed.ts';
import { createGlossary, type Glossary } from './glossary.ts';

const entry = (id: string): Entry => ({ id: entryId(id), kind: 'term', head: id, gloss: `What ${id} was.`, forms: [], see: [], sources: [] });
const CONTENT: PackagedGlossary = { version: 'v1', entries: [entry('nep'), entry('vsnkh')], works: {}, renamed: { vesenkha: entryId('vsnkh') } };
const packaged: GlossaryPackage = { version: async () => 'v1', read: async () => CONTENT };
const errors = vi.fn();

const glossaryOver = (database: SpravkaDatabase, from = packaged): Glossary => createGlossary({ database, packaged: from, publishMatcher: async () => {}, onError: errors });
const idsOf = async (glossary: Glossary, ...ids: string[]): Promise<unknown> => {
  const found = await glossary.get(ids.map(entryId));
  return found.ok ? found.value.map(({ id }) => id) : found.failure;
};

beforeEach(() => {
  Dexie.dependencies.indexedDB = new IDBFactory();
  errors.mockReset();
});
// A database that refuses must not be the next file's.
afterEach(() => {
  Dexie.dependencies.indexedDB = new IDBFactory();
});

describe('the glossary', () => {
  it('answers while it is still being seeded', async () => {
    expect(await idsOf(glossaryOver(new SpravkaDatabase()), 'nep')).toEqual(['nep']);
  });

  it('answers from an older version while a newer one is fetched', async () => {
    await glossaryOver(new SpravkaDatabase()).settled;
    let arrive: (content: PackagedGlossary) => void = () => {};
    const newer = new Promise<PackagedGlossary>((resolve) => (arrive = resolve));
    const glossary = glossaryOver(new SpravkaDatabase(), { version: async () => 'v2', read: () => newer });
    expect(await idsOf(glossary, 'nep')).toEqual(['nep']);
    arrive({ ...CONTENT, version: 'v2', entries: [entry('vsnkh')] });
    await glossary.settled;
    expect(await idsOf(glossary, 'nep', 'vesenkha')).toEqual(['vsnkh']);
    expect(await glossary.describe()).toEqual({ version: 'v2', entries: 1, storage: 'ready' });
  });

  it('says once whether it was seeded or took the place of an older version', async () => {
    const outcomes: string[] = [];
    const start = (version: string): Promise<void> => createGlossary({ database: new SpravkaDatabase(), packaged: { version: async () => version, read: async () => ({ ...CONTENT, version }) }, publishMatcher: async () => {}, onSeeded: (outcome) => outcomes.push(outcome), onError: errors }).settled;
    for (const version of ['v1', 'v1', 'v2']) await start(version);
    expect(outcomes).toEqual(['seeded', 'updated']);
  });

  it('serves the packaged entries and says so when IndexedDB is refused', async () => {
    Dexie.dependencies.indexedDB = { open: () => { throw new DOMException('denied', 'SecurityError'); } } as unknown as IDBFactory;
    const glossary = glossaryOver(new SpravkaDatabase());
    expect(await idsOf(glossary, 'vesenkha', 'nep')).toEqual(['vsnkh', 'nep']);
    expect(await glossary.describe()).toEqual({ version: null, entries: 0, storage: 'unavailable' });
    expect(errors).toHaveBeenCalled();
  });

  it('is read from the database again once the browser opens it', async () => {
    const refusing = { open: () => { throw new DOMException('no room', 'UnknownError'); } } as unknown as IDBFactory;
    const working = new IDBFactory();
    Dexie.dependencies.indexedDB = refusing;
    const database = new SpravkaDatabase();
    const glossary = glossaryOver(database);
    const opened = new Promise<void>((resolve) => onReopened(database, () => glossary.seedAgain().then(resolve)));
    expect(await idsOf(glossary, 'nep')).toEqual(['nep']);
    expect(await glossary.describe()).toEqual({ version: null, entries: 0, storage: 'unavailable' });
    // Dexie asks the one it was made with.
    Object.assign(refusing, { open: working.open.bind(working) });
    tryAgain(database);
    await database.counters.get('revision');
    await opened;
    expect(await glossary.describe()).toEqual({ version: 'v1', entries: 2, storage: 'ready' });
    expect(await idsOf(glossary, 'vesenkha')).toEqual(['vsnkh']);
  });

  it('names the failure when neither database nor package can be read', async () => {
    Dexie.dependencies.indexedDB = { open: () => { throw new DOMException('denied', 'SecurityError'); } } as unknown as IDBFactory;
    const glossary = glossaryOver(new SpravkaDatabase(), { version: async () => 'v1', read: () => Promise.reject(new Error('gone')) });
    expect(await idsOf(glossary, 'nep')).toEqual({ kind: 'storage-unavailable', message: 'gone' });
  });
});
