import { describe, expect, it, vi } from 'vitest';
import { entryId } from '../domain/entry.ts';
import type { Match } from '../domain/match.ts';
import { createLateGates, type CreateGate, type GateOptions, type RankedGate } from './late-gate.ts';
import { until } from '../../tests/fixtures/until.ts';

const OPTIONS: GateOptions = { entries: [], own: new Set(), level: 'normal' };
const match = (start: number): Match => ({ start, end: start + 5, candidates: [{ id: entryId('vsnkh'), kind: 'body', confidence: 'certain', via: 'acronym' }], confidence: 'certain' });

/** Shows what it was told of, and remembers in which order. */
function plainGate(): RankedGate & { readonly told: number[]; version: number } {
  const known = new Map<number, readonly Match[]>();
  return {
    told: [],
    version: 0,
    add(key, matches) {
      this.told.push(key);
      known.set(key, matches);
    },
    remove: (key) => void known.delete(key),
    arrange(keys) {
      this.told.splice(0, Infinity, ...keys);
      return [];
    },
    shows: (sought) => [...known.values()].some((matches) => matches.includes(sought)),
    meant: ({ candidates }) => candidates[0],
    rank: ({ candidates }) => candidates.map(({ id }) => ({ id })),
  };
}

function setUp() {
  const gate = plainGate();
  const ready = vi.fn();
  const arrivals: { resolve: (create: CreateGate) => void; reject: (error: Error) => void }[] = [];
  const load = vi.fn(() => new Promise<CreateGate>((resolve, reject) => void arrivals.push({ resolve, reject })));
  const create = createLateGates(load, ready);
  return { gate, ready, load, create, arrivals, arrive: () => arrivals.at(-1)?.resolve(() => gate) };
}

describe('a gate that is loaded late', () => {
  it('is not loaded for a page without a match', () => {
    const { create, load } = setUp();
    const late = create(OPTIONS);
    for (let key = 0; key < 20; key++) late.add(key, [], 1000, 'nothing');
    late.remove(3);
    expect(load).not.toHaveBeenCalled();
    expect(late.pending).toBe(false);
  });

  it('is loaded at the first match and then knows all that was told before, in the order told last', async () => {
    const { create, load, gate, ready, arrive } = setUp();
    const late = create(OPTIONS);
    const [one, two] = [match(0), match(9)];
    late.add(1, [], 10, 'before');
    late.add(2, [one], 10, 'VSNKh');
    late.add(3, [two], 10, 'gone again');
    late.remove(3);
    late.add(4, [], 10, 'after');
    late.arrange([4, 1, 2]);
    expect([late.shows(one), late.pending, late.rank(one)]).toEqual([false, true, []]);
    const before = late.version;
    arrive();
    await until(() => expect(ready).toHaveBeenCalledOnce());
    expect(gate.told).toEqual([4, 1, 2]);
    expect([late.shows(one), late.shows(two), late.pending]).toEqual([true, false, false]);
    expect(late.version).not.toBe(before);
    late.arrange([1, 2, 4]);
    expect(gate.told).toEqual([1, 2, 4]);
    late.add(5, [two], 10, 'VSNKh');
    expect(late.shows(two)).toBe(true);
    expect(load).toHaveBeenCalledOnce();
  });

  it('is loaded for a long page without a match, since its text is not to be kept', () => {
    const { create, load } = setUp();
    const late = create(OPTIONS);
    for (let key = 0; key < 30; key++) late.add(key, [], 4000, '');
    expect(load).toHaveBeenCalledOnce();
  });

  it('is not loaded for words that mean something only where much stands around them, until there is', async () => {
    const { create, load, gate, ready, arrive } = setUp();
    const late = create(OPTIONS);
    const chance: Match = { ...match(0), confidence: 'context' };
    late.add(1, [], 5000, 'A page about something else.');
    late.add(2, [chance], 40, 'trusts');
    expect(late.pending).toBe(true);
    await until(() => expect(ready).toHaveBeenCalledOnce());
    expect([late.pending, late.shows(chance)]).toEqual([false, false]);
    expect(load).not.toHaveBeenCalled();
    late.add(3, [match(3)], 10, 'VSNKh');
    arrive();
    await until(() => expect(late.shows(chance)).toBe(true));
    expect(gate.told).toEqual([1, 2, 3]);
  });

  it('is loaded for them where the rest of the page has gone', async () => {
    const { create, load, ready } = setUp();
    const late = create(OPTIONS);
    late.add(1, [], 5000, 'A page about something else.');
    late.add(2, [{ ...match(0), confidence: 'context' }], 40, 'trusts');
    await until(() => expect(ready).toHaveBeenCalledOnce());
    late.remove(1);
    await until(() => expect(load).toHaveBeenCalledOnce());
  });

  it('is there at once when it has been loaded before', async () => {
    const { create, gate, ready, arrive } = setUp();
    create(OPTIONS).add(1, [match(0)], 10, 'VSNKh');
    arrive();
    await until(() => expect(ready).toHaveBeenCalled());
    expect(create(OPTIONS)).toBe(gate);
  });

  it('is asked for again by the next match after its loading has failed', async () => {
    const { create, load, arrivals, arrive, ready } = setUp();
    const complaint = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const late = create(OPTIONS);
    const one = match(0);
    late.add(1, [one], 10, 'VSNKh');
    arrivals[0]?.reject(new Error('gone'));
    await until(() => expect(complaint).toHaveBeenCalled());
    expect(late.shows(one)).toBe(false);
    late.add(2, [match(3)], 10, 'VSNKh');
    arrive();
    await until(() => expect(late.shows(one)).toBe(true));
    expect(load).toHaveBeenCalledTimes(2);
    expect(ready).toHaveBeenCalledTimes(2);
    complaint.mockRestore();
  });
});
