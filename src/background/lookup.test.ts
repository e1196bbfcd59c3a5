import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { entryOf, freshDatabase } from '../../tests/fixtures/database.ts';
import { entryId } from '../domain/entry.ts';
import type { LookupFailure } from '../domain/failure.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { applyChange, type Step } from '../storage/changes.ts';
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
  return { find, read, rest, holdings, prepare: lookup.prepare };
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
    const reads = vi.spyOn(database.indexes, 'filter');
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
