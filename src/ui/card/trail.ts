/**
 * Where a reader has been inside one card: the entry opened first, and each
 * entry followed from there. Pure; every step gives a new trail.
 */
import type { EntryId } from '../../domain/entry.ts';

/** An entry that words may mean. `namedWith`: whose company on the page puts it first. */
export type CardCandidate = { readonly id: EntryId; readonly namedWith?: EntryId | undefined };

/** One place on the way: the entries it may be about, and which of them is shown. */
export type Stop = { readonly candidates: readonly CardCandidate[]; readonly shown: EntryId };
/** Never empty; the last stop is the one on display. */
export type Trail = readonly [Stop, ...Stop[]];

/** @throws {RangeError} without a candidate: there is nothing to open */
export function begin(candidates: readonly CardCandidate[]): Trail {
  const first = candidates[0];
  if (!first) throw new RangeError('a card needs at least one candidate');
  return [{ candidates, shown: first.id }];
}

export const current = (trail: Trail): Stop => trail.at(-1) ?? trail[0];

/** Goes on to another entry. The one shown already is no step. */
export const follow = (trail: Trail, id: EntryId): Trail => (current(trail).shown === id ? trail : [...trail, { candidates: [{ id }], shown: id }]);

/** Shows another candidate in place of the present one: a step aside, so nothing to come back from. */
export const choose = (trail: Trail, id: EntryId): Trail => replaceLast(trail, { ...current(trail), shown: id });

/** Goes back by so many stops, at most to the first. */
export function back(trail: Trail, steps: number): Trail {
  const [first, ...rest] = trail;
  return [first, ...rest.slice(0, Math.max(0, rest.length - steps))];
}

function replaceLast(trail: Trail, stop: Stop): Trail {
  const [first, ...rest] = trail;
  return rest.length === 0 ? [stop] : [first, ...rest.slice(0, -1), stop];
}
