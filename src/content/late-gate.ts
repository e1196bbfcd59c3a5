/**
 * A gate whose code is loaded when a page has a match that might show. Until it
 * is there it shows nothing and puts by what it is told of the page, so that
 * afterwards it knows as much as one that was there from the beginning.
 */
import type { EntryId } from '../domain/entry.ts';
import type { Level } from '../domain/level.ts';
import type { Candidate, Match } from '../domain/match.ts';
import { mightShow, type Told } from '../matching/outlook.ts';
import type { EntryMetas } from '../matching/stored-entries.ts';
import { report } from '../platform/report.ts';
import type { Gate } from './mark.ts';

export type RankedGate = Gate & {
  /** The entries a match may mean, best first, with the company that puts the first there. */
  readonly rank: (match: Match) => { readonly id: EntryId; readonly namedWith?: EntryId }[];
};

/** What the matchers know of entries, the reader's own first; `own` are those the reader wrote. */
export type GateOptions = { readonly entries: readonly EntryMetas[]; readonly own: ReadonlySet<EntryId>; readonly level: Level };
export type CreateGate = (options: GateOptions) => RankedGate;
export type LoadGate = () => Promise<CreateGate>;

/** In UTF-16 units: a page with more text than this is not put by, but read with the gate there; most such pages have a match. */
const MOST_PUT_BY = 100_000;

/** @param ready called when a gate is no longer `pending`: it has heard what was put by, and matches told of earlier may show, or there is no need of it so far */
export function createLateGates(load: LoadGate, ready: () => void): (options: GateOptions) => RankedGate {
  let create: CreateGate | undefined;
  let loading: Promise<CreateGate> | undefined;
  const once = async (): Promise<CreateGate> => {
    try {
      return (create = await (loading ??= load()));
    } catch (error) {
      // The next match tries again.
      loading = undefined;
      throw error;
    }
  };
  return (options) => create?.(options) ?? new LateGate(async () => (await once())(options), ready, options.level !== 'normal' || options.own.size > 0);
}

type Block = Parameters<Gate['add']>;

class LateGate implements RankedGate {
  readonly #load: () => Promise<RankedGate>;
  readonly #ready: () => void;
  /** Any match may show by itself. */
  readonly #showsAny: boolean;
  readonly #putBy = new Map<number, Block>();
  #length = 0;
  #matches = 0;
  #gate: RankedGate | undefined;
  pending = false;

  constructor(load: () => Promise<RankedGate>, ready: () => void, showsAny: boolean) {
    this.#load = load;
    this.#ready = ready;
    this.#showsAny = showsAny;
  }

  get version(): number {
    return this.#gate ? this.#gate.version + 1 : 0;
  }

  add(...block: Block): void {
    if (this.#gate) return this.#gate.add(...block);
    const [key, matches, length] = block;
    this.#putBy.set(key, block);
    this.#length += length;
    this.#matches += matches.length;
    if (this.pending) return;
    if (this.#length > MOST_PUT_BY || matches.some(({ confidence }) => this.#showsAny || confidence !== 'context')) void this.#come();
    else if (matches.length > 0) this.#considerSoon();
  }

  remove(key: number): void {
    if (this.#gate) return this.#gate.remove(key);
    const [, matches, length] = this.#putBy.get(key) ?? [];
    this.#length -= length ?? 0;
    this.#matches -= matches?.length ?? 0;
    this.#putBy.delete(key);
    // What is left may show where it could not before: less text needs less to speak for it.
    if (this.#matches > 0 && !this.pending) this.#considerSoon();
  }

  arrange(keys: readonly number[]): Iterable<undefined> {
    if (this.#gate) return this.#gate.arrange(keys);
    const before = new Map(this.#putBy);
    this.#putBy.clear();
    for (const key of keys) {
      const block = before.get(key);
      if (block) this.#putBy.set(key, block);
    }
    return [];
  }

  shows(match: Match): boolean {
    return this.#gate?.shows(match) ?? false;
  }

  meant(match: Match): Candidate | undefined {
    return this.#gate?.meant(match);
  }

  rank(match: Match): ReturnType<RankedGate['rank']> {
    return this.#gate?.rank(match) ?? [];
  }

  /** In the same turn, but after all that comes or goes in it: a longer page needs more. Meanwhile nothing more is read. */
  #considerSoon(): void {
    this.pending = true;
    queueMicrotask(() => {
      if (this.#matches > 0 && (this.#showsAny || this.#length > MOST_PUT_BY || mightShow(this.#told()))) return void this.#come();
      this.pending = false;
      this.#ready();
    });
  }

  *#told(): Generator<Told> {
    for (const [, matches, length, text] of this.#putBy.values()) yield { matches, length, text };
  }

  async #come(): Promise<void> {
    this.pending = true;
    try {
      const gate = await this.#load();
      for (const block of this.#putBy.values()) gate.add(...block);
      this.#putBy.clear();
      this.#gate = gate;
    } catch (error) {
      report(error, 'loading the gate');
    }
    this.pending = false;
    this.#ready();
  }
}
