/**
 * What tells an entry from others of its name, worked out from the entries
 * themselves: which others its text names, and which words stand in it and not
 * in theirs. Only for entries that share a form with another, or have one that
 * means nothing alone; the rest are never in doubt.
 */
import type { Entry, EntryId } from '../src/domain/entry.ts';
import type { EntryMeta } from '../src/domain/pattern.ts';
import { stems } from '../src/matching/clue-words.ts';
import { findMatches, type Matcher } from '../src/matching/matcher.ts';
import { unpackTraits, type TargetTable } from '../src/matching/targets.ts';

/** Stems in more of the entries than this speak for none. */
const COMMON_SHARE = 0.08;
const FEW = 3;
const MOST_CLUES = 24;

/** @param matcher compiled from `entries`, in their order */
export function withCompany(entries: readonly Entry[], matcher: Matcher): EntryMeta[] {
  const rivals = rivalsIn(matcher.table, entries.length);
  const words = entries.map((entry) => stems(textOf(entry)));
  const common = commonIn(words);
  const mentions = mentionsIn(entries, matcher);
  return matcher.entries.map((meta, index) => {
    const others = rivals[index];
    if (others === undefined) return meta;
    const neighbours = [...new Set([...meta.neighbours, ...(mentions[index] ?? [])])].filter((other) => other !== index && !others.has(other));
    return { ...meta, neighbours: neighbours.sort((a, b) => a - b), clues: cluesOf(index, others, words, common) };
  });
}

const textOf = ({ head, gloss, article, background, life, period, expansion }: Entry): string =>
  [head, gloss, article, background, period, expansion?.english, ...(life ?? []).flatMap(({ when, what }) => [when, what])].filter((text) => text !== undefined).join('\n');

/** Per entry the others that share a form with it; an empty set where only a form of its own means nothing alone. */
function rivalsIn({ entries, traits, starts, members }: TargetTable, count: number): (Set<number> | undefined)[] {
  const rivals: (Set<number> | undefined)[] = Array.from({ length: count });
  for (let target = 0; target < entries.length; target++) {
    const { role, confidence } = unpackTraits(traits[target]!);
    if (confidence === 'context' && (role === 'word' || role === 'surname')) rivals[entries[target]!] ??= new Set();
  }
  for (let list = 0; list + 1 < starts.length; list++) {
    const sharing = new Set(members.subarray(starts[list], starts[list + 1]).map((target) => entries[target]!));
    if (sharing.size < 2) continue;
    for (const entry of sharing) for (const other of sharing) if (other !== entry) (rivals[entry] ??= new Set()).add(other);
  }
  return rivals;
}

function commonIn(words: readonly ReadonlySet<string>[]): (stem: string) => boolean {
  const counts = new Map<string, number>();
  for (const stemsOfOne of words) for (const stem of stemsOfOne) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return (stem) => (counts.get(stem) ?? 0) > Math.max(FEW, words.length * COMMON_SHARE);
}

/** Stems that at most half of the rivals have too, those of fewest rivals first. Dates may be common, for they are few. */
function cluesOf(index: number, rivals: ReadonlySet<number>, words: readonly ReadonlySet<string>[], isCommon: (stem: string) => boolean): string[] {
  const shared = (stem: string): number => [...rivals].filter((rival) => words[rival]?.has(stem)).length;
  return [...(words[index] ?? [])]
    .filter((stem) => (rivals.size > 0 && /^19\d\d$/.test(stem)) || !isCommon(stem))
    .map((stem) => ({ stem, shared: shared(stem) }))
    .filter(({ shared: count }) => count <= rivals.size / 2 && (rivals.size !== 1 || count === 0))
    .sort((a, b) => a.shared - b.shared)
    .slice(0, MOST_CLUES)
    .map(({ stem }) => stem);
}

/** Per entry the others its text names beyond doubt, and those whose text names it. */
function mentionsIn(entries: readonly Entry[], matcher: Matcher): Set<number>[] {
  const indexOf = new Map<EntryId, number>(entries.map(({ id }, index) => [id, index]));
  const mentions = entries.map(() => new Set<number>());
  entries.forEach((entry, index) => {
    for (const { candidates, confidence } of findMatches(textOf(entry), matcher)) {
      const other = indexOf.get(candidates[0]!.id);
      if (other === undefined || other === index || candidates.length > 1 || confidence === 'context') continue;
      mentions[index]!.add(other);
      mentions[other]!.add(index);
    }
  });
  return mentions;
}
