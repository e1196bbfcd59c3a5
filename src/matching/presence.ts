/**
 * Which entries a stretch of text names beyond doubt, for telling what its
 * doubtful matches mean. Kept as counts, since blocks come and go.
 */
import type { EntryId } from '../domain/entry.ts';
import { Counts } from './evidence.ts';
import type { Heard } from './heard.ts';

export class Presence {
  readonly #surely = new Counts();
  readonly #inFull = new Counts();

  change(all: readonly Heard[], by: 1 | -1): void {
    for (const { match, wantsCompany } of all) {
      const [only, other] = match.candidates;
      if (only !== undefined && other === undefined && !wantsCompany) this.#surely.change(only.id, by);
      const full = onlyFullName(match.candidates);
      if (full !== undefined) this.#inFull.change(full, by);
    }
  }

  /** Named by a form that means nothing else. */
  hasSurely(id: EntryId): boolean {
    return this.#surely.has(id);
  }

  /** Changes when an entry is named so for the first time, or no longer. */
  get surely(): number {
    return this.#surely.turns;
  }

  /** A person named with given name or initials that no other candidate shares. */
  hasInFull(id: EntryId): boolean {
    return this.#inFull.has(id);
  }

  /** How many persons are named in full. */
  get inFull(): number {
    return this.#inFull.size;
  }
}

function onlyFullName(candidates: Heard['match']['candidates']): EntryId | undefined {
  const full = candidates.filter(({ via }) => via === 'full-name');
  return full.length === 1 ? full[0]!.id : undefined;
}
