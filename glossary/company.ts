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
import { listOf } from '../src/matching/stored-entries.ts';
import { unpackTraits, type TargetTable } from '../src/matching/targets.ts';

/** Stems in more of the entries than this speak for none. */
const COMMON_SHARE = 0.08;
const FEW = 3;
const MOST_CLUES = 24;
/** What more entries than this name says nothing of any of them. */
const FAMOUS = 20;
/** English words that hold any sentence together, as stems. */
const FUNCTION_STEMS = stems(
  `about above after again against almost alone along already also although always among another anyone anything around away back became because become been before began behind being best better between beyond both came cannot could down during each early either else enough even ever
  every everything except first five former four from further gave given goes going good great half have having hence here himself however into itself just keep kept knew known largely last late later least less little long made mainly make many might more most mostly much must near nearly never next none nothing
  often once only onto other others over part perhaps quite rather said same second seen several shall should since some something soon still such take taken than that their them themselves then there these they thing things third this those though three through thus together took toward towards under until upon used very want well went were what when where whether which while whole
  whom whose will with within without would year years your been being does done gets goes itself like month months week weeks time times`,
);

/** @param matcher compiled from `entries`, in their order */
export function withCompany(entries: readonly Entry[], matcher: Matcher): EntryMeta[] {
  const rivals = rivalsIn(matcher.table, entries.length);
  const words = entries.map((entry) => {
    const own = stems([entry.head, ...entry.forms.map(({ text }) => text)].join(' '));
    return new Set([...stems(textOf(entry))].filter((stem) => !own.has(stem) && !FUNCTION_STEMS.has(stem)));
  });
  const common = commonIn(words);
  const mentions = mentionsIn(entries, matcher);
  return listOf(matcher.entries).map((meta, index) => {
    const others = rivals[index];
    if (others === undefined) return meta;
    const neighbours = [...new Set([...meta.neighbours, ...(mentions[index] ?? [])])].filter((other) => other !== index && !others.has(other));
    return { ...meta, neighbours: neighbours.sort((a, b) => a - b), clues: cluesOf(index, others, words, common) };
  });
}

const textOf = ({ gloss, article, background, life, period, expansion }: Entry): string =>
  [gloss, article, background, period, expansion?.english, ...(life ?? []).flatMap(({ when, what }) => [when, what])].filter((text) => text !== undefined).join('\n');

/** Per entry the others that share a form with it; an empty set where only a form of its own means nothing alone. */
function rivalsIn({ entries, traits, starts, members }: TargetTable, count: number): (Set<number> | undefined)[] {
  const rivals: (Set<number> | undefined)[] = Array.from({ length: count });
  for (let target = 0; target < entries.length; target++) {
    const { role, confidence } = unpackTraits(traits[target]!);
    if (confidence === 'context' && (role === 'word' || role === 'surname' || role === 'event')) rivals[entries[target]!] ??= new Set();
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

/** Per entry the others its text names beyond doubt, and those whose text names it; without those that every other text names. */
function mentionsIn(entries: readonly Entry[], matcher: Matcher): Set<number>[] {
  const indexOf = new Map<EntryId, number>(entries.map(({ id }, index) => [id, index]));
  const named = entries.map((entry, index) => {
    const sure = findMatches(`${entry.head}\n${textOf(entry)}`, matcher).filter(({ candidates, confidence }) => candidates.length === 1 && confidence !== 'context');
    return new Set(sure.map(({ candidates }) => indexOf.get(candidates[0]!.id)!).filter((other) => other !== index));
  });
  const mentions = entries.map(() => new Set<number>());
  named.forEach((others, index) => others.forEach((other) => mentions[other]!.add(index)));
  const isFamous = mentions.map(({ size }) => size > FAMOUS);
  named.forEach((others, index) => others.forEach((other) => !isFamous[other] && mentions[index]!.add(other)));
  return mentions.map((others, index) => (isFamous[index] ? new Set() : others));
}
