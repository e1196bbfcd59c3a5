import { beforeEach, describe, expect, it, vi } from 'vitest';
import { byKind, vsnkh } from '../../../tests/fixtures/card-entries.ts';
import type { Entry } from '../../domain/entry.ts';
import { fail, ok } from '../../domain/result.ts';
import type { CopiedIndex } from '../../search/copy.ts';
import { allAtOnce, createSearch } from '../../search/search.ts';
import { until } from '../../../tests/fixtures/until.ts';
import type { Hit, Search } from './hits.ts';
import { createCopiedSearch } from './search-copy.ts';

const hitOf = ({ id, kind, head, cyrillic, gloss }: Entry): Hit => ({ id, kind, head, cyrillic, gloss });
let held: readonly Entry[] = byKind;
let copied: readonly Entry[] = byKind;
const search = vi.fn<Search>((query) => Promise.resolve(ok(createSearch(held).find(query, 10).map(hitOf))));
const freshCopy = (): Promise<readonly CopiedIndex[] | null> => Promise.resolve([{ own: false, ...allAtOnce(createSearch(copied).keep()) }]);
const getCopy = vi.fn(freshCopy);

beforeEach(() => {
  vi.clearAllMocks();
  [held, copied] = [byKind, byKind];
});

const start = () => createCopiedSearch(search, getCopy, 10);
async function ready() {
  const it = start();
  await it.search('');
  await until(() => expect(it.atOnce.isReady()).toBe(true));
  return it;
}
const value = async (found: ReturnType<Search>): Promise<readonly Hit[] | undefined> => found.then((result) => (result.ok ? result.value : undefined));

describe('the search over a copy', () => {
  it('has no answer before the copy is there, and then the same rows as the background', async () => {
    const { atOnce, search: both } = start();
    expect(atOnce.find('vsnkh')).toBeUndefined();
    expect((await value(both('vsnkh')))?.[0]?.id).toBe('vsnkh');
    await until(() => expect(atOnce.isReady()).toBe(true));
    const early = atOnce.find('vsnkh');
    expect(early?.map(({ id }) => id)).toEqual(createSearch(byKind).find('vsnkh', 10).map(({ id }) => id));
    expect(await value(both('vsnkh'))).toBe(early);
    expect(getCopy).toHaveBeenCalledOnce();
  });

  it('asks ever more seldom where there is none, and has one when there is', async () => {
    getCopy.mockResolvedValue(null);
    let clock = 0;
    const { atOnce, search: both } = createCopiedSearch(search, getCopy, 10, () => clock);
    const askedAt: number[] = [];
    for (clock = 0; clock < 10_000; clock += 100) {
      const before = getCopy.mock.calls.length;
      await both('v');
      if (getCopy.mock.calls.length > before) askedAt.push(clock);
    }
    expect(askedAt).toEqual([0, 500, 1500, 3500, 7500]);
    getCopy.mockReset();
    getCopy.mockImplementation(freshCopy);
    clock = 15_500;
    await both('v');
    await until(() => expect(atOnce.isReady()).toBe(true));
  });

  it('gives way to the background where entries have changed, and gets another copy', async () => {
    const { atOnce, search: both } = await ready();
    held = copied = byKind.map((entry) => (entry === vsnkh ? { ...vsnkh, gloss: 'In other words.' } : entry));
    expect(atOnce.find('vsnkh')![0]!.gloss).toBe(vsnkh.gloss);
    expect((await value(both('vsnkh')))![0]!.gloss).toBe('In other words.');
    await until(() => expect(atOnce.find('vsnkh')?.[0]?.gloss).toBe('In other words.'));
    expect(getCopy).toHaveBeenCalledTimes(2);
  });

  it('lets copies be that are wrong again and again', async () => {
    const { atOnce, search: both } = await ready();
    held = [vsnkh];
    for (let time = 1; time <= 3; time++) {
      await until(() => expect(atOnce.isReady()).toBe(true));
      atOnce.find('party');
      await both('party');
      expect(atOnce.isReady()).toBe(false);
    }
    await both('party');
    expect(getCopy).toHaveBeenCalledTimes(3);
  });

  it('tells a failure of the background, whatever the copy found', async () => {
    const { atOnce, search: both } = await ready();
    atOnce.find('vsnkh');
    search.mockResolvedValueOnce(fail({ kind: 'disconnected' }));
    expect(await both('vsnkh')).toEqual(fail({ kind: 'disconnected' }));
    expect(atOnce.isReady()).toBe(true);
  });

  it('looks for as much of a long text as the background does', async () => {
    const { atOnce, search: both } = await ready();
    const long = `vsnkh ${'x'.repeat(300)}`;
    const early = atOnce.find(long);
    expect(await value(both(long))).toBe(early);
    expect(search).toHaveBeenLastCalledWith(long.slice(0, 200));
  });
});
