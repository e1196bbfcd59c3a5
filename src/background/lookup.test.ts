import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { entryOf, freshDatabase, packStep, refuseToWrite } from '../../tests/fixtures/database.ts';
import { entryId } from '../domain/entry.ts';
import type { LookupFailure } from '../domain/failure.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { applyChange, type Step } from '../storage/changes.ts';
import { readCopies } from '../search/copy.ts';
import { KeyTable } from '../search/key-table.ts';
import { allAtOnce } from '../search/search.ts';
import type { SpravkaDatabase } from '../storage/database.ts';
import { readHoldings, type Holdings } from '../storage/entries.ts';
import { createHeldOnce } from './holdings.ts';
import { createKeptIndexes } from './kept-indexes.ts';
import { createLookup } from './lookup.ts';
import { until } from '../../tests/fixtures/until.ts';

let database: SpravkaDatabase;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  database = await freshDatabase([entryOf('vsnkh', { head: 'VSNKh' }), entryOf('nep', { head: 'NEP' })]);
});
afterEach(() => {
  vi.useRealTimers();
  database.close();
});

/** What a worker has that has just started. */
function worker(engine = '1.0') {
  const read = vi.fn(() => readHoldings(database).then(ok, (): Result<Holdings, LookupFailure> => fail({ kind: 'storage-unavailable', message: 'closed' })));
  const holdings = createHeldOnce(read);
  const kept = createKeptIndexes(database, engine);
  const lookup = createLookup(holdings, kept);
  const find = async (query: string): Promise<string[]> => {
    const found = await lookup.search(query, 10);
    return found.ok ? found.value.map(({ id, gloss, own }) => `${id}${own ? '*' : ''}: ${gloss}`) : [];
  };
  /** Nobody asks for a while; ends when what is kept answers for all that is held. */
  const rest = async (): Promise<void> => {
    vi.runAllTimers();
    vi.useRealTimers();
    await until(async () => expect(await kept.isCurrent()).toBe(true));
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  };
  return { find, read, rest, holdings, prepare: lookup.prepare, search: lookup.search, copy: lookup.copy };
}

const saving = (id: string, gloss: string): Step => ({ table: 'personal', keys: [id], decide: (before) => ({ id: entryId(id), entry: entryOf(id, { gloss }), createdAt: 1, updatedAt: (before?.updatedAt ?? 1) + 1 }) });
const write = async (...steps: Step[]): Promise<void> => expect((await applyChange(database, 'save', steps)).ok).toBe(true);

describe('a worker that has just started', () => {
  it('answers from what the last one indexed, without reading the glossary', async () => {
    await write(saving('depot', 'A tram depot.'), { table: 'overlays', keys: ['nep'], decide: () => ({ id: entryId('nep'), head: 'NEP', overlay: { gloss: 'In my words.' }, updatedAt: 3 }) });
    const first = worker();
    const answers = await Promise.all(['vsnk', 'depot', 'nep', 'wrods'].map(first.find));
    expect(answers.slice(0, 3)).toEqual([['vsnkh: What vsnkh was.'], ['depot*: A tram depot.'], ['nep: In my words.']]);
    await first.rest();

    const next = worker();
    expect(await Promise.all(['vsnk', 'depot', 'nep', 'wrods'].map(next.find))).toEqual(answers);
    expect(next.read).not.toHaveBeenCalled();
    vi.runAllTimers();
    expect(next.read).toHaveBeenCalledOnce();
  });

  it.each(['another entry', 'another version', 'another extension'])('indexes anew for %s', async (what) => {
    const first = worker();
    await first.find('vsnkh');
    await first.rest();
    if (what === 'another entry') await write(saving('depot', 'A tram depot.'));
    if (what === 'another version') await database.state.put({ key: 'glossary', version: '2', works: {}, renamed: {} });
    const next = worker(what === 'another extension' ? '2.0' : '1.0');
    expect(await next.find('depot')).toEqual(what === 'another entry' ? ['depot*: A tram depot.'] : []);
    expect(next.read).toHaveBeenCalledOnce();
  });

  it('has its index made before the first question, if it is not there', async () => {
    const first = worker();
    first.prepare();
    await first.rest();
    expect(first.read).toHaveBeenCalledOnce();

    // The next one has nothing to do, and looks at nothing.
    const next = worker();
    const reads = vi.spyOn(database.indexes, 'toArray');
    next.prepare();
    await next.rest();
    expect(reads).not.toHaveBeenCalled();
    expect(await next.find('vsnk')).toEqual(['vsnkh: What vsnkh was.']);
    expect(next.read).not.toHaveBeenCalled();
    expect(reads).toHaveBeenCalledOnce();
  });

  it('after a change makes its index anew before it is asked', async () => {
    const first = worker();
    first.prepare();
    await first.rest();
    await write(saving('depot', 'A tram depot.'));
    first.holdings.forget();
    first.prepare();
    await first.rest();
    const next = worker();
    expect(await next.find('depot')).toEqual(['depot*: A tram depot.']);
    expect(next.read).not.toHaveBeenCalled();
  });

  it('keeps nothing that has changed while it was kept', async () => {
    await write(saving('depot', 'First.'));
    const first = worker();
    await first.find('depot');
    await first.rest();
    await write(saving('depot', 'Second.'));
    first.holdings.forget();
    expect(await first.find('depot')).toEqual(['depot*: Second.']);
    const next = worker();
    expect(await next.find('second')).toEqual(['depot*: Second.']);
  });
});

describe('what is kept', () => {
  /** Owners whose index is written from now on. */
  function written(): string[] {
    const owners: string[] = [];
    database.indexes.hook('creating', (owner) => void owners.push(owner));
    database.indexes.hook('updating', (_change, owner) => void owners.push(owner));
    return owners;
  }
  /** Told of a change, and left alone until what it has indexed is kept. */
  async function settle({ holdings, prepare, rest }: ReturnType<typeof worker>): Promise<void> {
    holdings.forget();
    prepare();
    await rest();
  }
  const removing = (id: string): Step => ({ table: 'personal', keys: [id], decide: () => null });

  it.each(['the worker that kept the others', 'the next one'])('is written anew of the owner alone whose entries have changed, by %s', async (who) => {
    await write(await packStep(database, 'trams', [entryOf('konka')]), saving('depot', 'A tram depot.'));
    let it = worker();
    await settle(it);
    if (who === 'the next one') it = worker();
    const owners = written();
    await write(saving('depot', 'The depot at Miussy.'));
    await settle(it);
    expect(owners).toEqual(['own']);
    await write(removing('depot'), { table: 'packs', keys: ['trams'], decide: () => null });
    await settle(it);
    expect(owners).toEqual(['own', 'own']);
    expect(await database.indexes.toCollection().primaryKeys()).toEqual(['built-in', 'own', 'own, from large files']);
    const next = worker();
    expect(await Promise.all(['depot', 'konka', 'vsnkh'].map(next.find))).toEqual([[], [], ['vsnkh: What vsnkh was.']]);
    expect(next.read).not.toHaveBeenCalled();
  });

  it.each([true, false])('is written anew where other entries have the same stamp, asked for between or not: %s', async (asked) => {
    // Of two built-in entries one is the reader's at a time: as many are left, of the same version.
    await write(saving('nep', 'Mine.'));
    const first = worker();
    await settle(first);
    await write(removing('nep'));
    first.holdings.forget();
    if (asked) expect(await first.find('mine')).toEqual([]);
    await write(saving('vsnkh', 'Mine.'));
    await settle(first);
    const next = worker();
    expect(await Promise.all(['nep', 'vsnkh'].map(next.find))).toEqual([['nep: What nep was.'], ['vsnkh*: Mine.']]);
    expect(next.read).not.toHaveBeenCalled();
  });

  it('never answers for a change that the worker was not told of before it ended', async () => {
    const first = worker();
    await first.find('depot');
    await write(saving('depot', 'A tram depot.'));
    first.prepare();
    vi.runAllTimers();
    vi.useRealTimers();
    await until(async () => expect(await database.indexSets.count()).toBe(1));
    expect(await worker().find('depot')).toEqual(['depot*: A tram depot.']);
  });

  it('is as it was, and answers for nothing, where its writing was cut off', async () => {
    const first = worker();
    await settle(first);
    const kept = await database.indexes.toArray();
    await write(await packStep(database, 'trams', [entryOf('konka')]), saving('depot', 'A tram depot.'));
    const thereIsRoom = refuseToWrite(database, 'indexes', 1);
    const writing = vi.spyOn(database.indexSets, 'get');
    first.holdings.forget();
    first.prepare();
    vi.runAllTimers();
    vi.useRealTimers();
    await until(() => expect(writing.mock.calls.length).toBeGreaterThan(1));
    await database.transaction('rw', database.indexes, () => undefined);
    expect(await database.indexes.toArray()).toEqual(kept);
    thereIsRoom();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const next = worker();
    expect(await next.find('depot')).toEqual(['depot*: A tram depot.']);
    await next.rest();
    expect((await database.indexes.toCollection().primaryKeys()).length).toBe(4);
  });
});

describe('a copy of the search', () => {
  const QUERIES = ['v', 'vsnkh', 'dcy[', 'depot', 'tram', 'konka', 'words', 'wrods', 'nepp', 'what vsnkh', 'мсонлх'];

  it.each(['what is indexed', 'what the last worker kept'])('of %s answers as the search does', async (what) => {
    await write(await packStep(database, 'trams', [entryOf('konka', { cyrillic: 'Конка' })]), saving('depot', 'A tram depot.'), { table: 'overlays', keys: ['nep'], decide: () => ({ id: entryId('nep'), head: 'NEP', overlay: { gloss: 'In my words.' }, updatedAt: 3 }) });
    let it = worker();
    await it.find('');
    if (what !== 'what is indexed') {
      await it.rest();
      it = worker();
    }
    const find = allAtOnce(readCopies(structuredClone((await it.copy())!)));
    for (const limit of [1, 10]) for (const query of QUERIES) expect(find(query, limit), query).toEqual(((await it.search(query, limit)) as { value: unknown }).value);
    expect(find('depot', 1)[0]).toMatchObject({ id: 'depot', own: true });
    expect(find('konka', 1)[0]).toMatchObject({ cyrillic: 'Конка' });
    expect(it.read).toHaveBeenCalledTimes(what === 'what is indexed' ? 1 : 0);
  });

  it('is not made for a worker that has nothing indexed, nor of what has changed since', async () => {
    const first = worker();
    expect(await first.copy()).toBeNull();
    await first.find('vsnkh');
    expect(await first.copy()).toHaveLength(1);
    await first.rest();
    first.holdings.forget();
    expect(await first.copy()).toBeNull();
    await first.find('vsnkh');
    expect(await first.copy()).toHaveLength(1);
    await write(saving('depot', 'A tram depot.'));
    expect(await worker().copy()).toBeNull();
  });

  it('is not made, nor begun, of so many entries that it would take much memory', async () => {
    const lookup = createLookup(createHeldOnce(() => readHoldings(database).then(ok)), undefined, 1);
    await lookup.search('vsnkh', 1);
    const copying = vi.spyOn(KeyTable.prototype, 'keep');
    expect(await lookup.copy()).toBeNull();
    expect(copying).not.toHaveBeenCalled();
    copying.mockRestore();
  });
});
