/**
 * What one card has to show: the reader's way through entries and the answers
 * to what each stop on it asks. Knows nothing of how it is drawn.
 */
import type { EntryId } from '../../domain/entry.ts';
import type { EntryView } from '../../domain/entry-view.ts';
import type { LookupFailure } from '../../domain/failure.ts';
import type { Result } from '../../domain/result.ts';
import type { CardView } from './Card.tsx';
import type { CardData } from './card-data.ts';
import { back, begin, choose, current, follow, type CardCandidate, type Stop, type Trail } from './trail.ts';

/** Milliseconds before a card says that it is looking something up. */
export const PATIENCE = 150;

type ReadingParts = {
  readonly candidates: readonly CardCandidate[];
  readonly data: CardData;
  /** Called with each view there is to show. */
  readonly show: (view: CardView) => void;
  /** Called at each step to another entry, before it is known. */
  readonly stepping: () => void;
  /** Called when a lookup has thrown. */
  readonly broken: () => void;
  readonly signal: AbortSignal;
};

export type Reading = {
  /** Headwords passed, first to last. */
  readonly path: () => readonly string[];
  readonly follow: (id: EntryId) => void;
  readonly choose: (id: EntryId) => void;
  /** Whether there was anywhere to go back to. */
  readonly back: (steps: number) => boolean;
  /** Asks for the entry on display; first of all, and when the glossary has changed. */
  readonly enquire: () => void;
};

export function createReading({ candidates, data, show, stepping, broken, signal }: ReadingParts): Reading {
  let trail = begin(candidates);
  let newest = 0;

  /** An answer that comes after a later question, or after the end, is dropped. */
  async function enquire(): Promise<void> {
    const mine = ++newest;
    const outdated = (): boolean => mine !== newest || signal.aborted;
    const patience = setTimeout(() => !outdated() && show({ status: 'loading' }), PATIENCE);
    const stop = current(trail);
    try {
      const found = await data.entries(stop.candidates.map(({ id }) => id)).finally(() => clearTimeout(patience));
      if (!outdated()) show(viewOf(stop, found, data.heads));
      const learnt = await Promise.all([data.learnHeads(linksOf(stop, found)), data.learnWorks()]);
      if (!outdated() && learnt.includes(true)) show(viewOf(stop, found, data.heads));
    } catch (error) {
      // A lookup answers with a Result; one that throws has a bug, and no card can wait for it.
      if (!outdated()) broken();
      throw error;
    }
  }

  function go(next: Trail): boolean {
    if (next === trail) return false;
    trail = next;
    stepping();
    void enquire();
    return true;
  }

  return {
    path: () => trail.slice(0, -1).map(({ shown }) => data.heads.get(shown) ?? shown),
    follow: (id) => void go(follow(trail, id)),
    choose: (id) => void go(choose(trail, id)),
    back: (steps) => trail.length > 1 && go(back(trail, steps)),
    enquire: () => void enquire(),
  };
}

type Found = Result<ReadonlyMap<EntryId, EntryView>, LookupFailure>;

function viewOf({ candidates, shown }: Stop, found: Found, heads: ReadonlyMap<EntryId, string>): CardView {
  if (!found.ok) return { status: 'failed', failure: found.failure };
  const entry = found.value.get(shown) ?? found.value.values().next().value;
  if (!entry) return { status: 'missing' };
  const namedWith = candidates.find(({ id }) => id === entry.id)?.namedWith;
  return {
    status: 'entry',
    entry,
    namedWith: namedWith && heads.get(namedWith),
    others: candidates.flatMap(({ id }) => (id === entry.id ? [] : (found.value.get(id) ?? []))),
  };
}

/** The entries whose headwords the view prints. */
function linksOf({ candidates, shown }: Stop, found: Found): readonly EntryId[] {
  const see = found.ok ? (found.value.get(shown)?.see ?? []) : [];
  return [...see, ...candidates.flatMap(({ namedWith }) => namedWith ?? [])];
}
