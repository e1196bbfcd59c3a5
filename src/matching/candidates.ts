/**
 * From the targets of a final state to the entries a place in the text may
 * mean: those whose case rule holds, spellings before derived ones, each entry
 * once.
 */
import { CASE_RULES, CONFIDENCES, type Confidence } from '../domain/entry.ts';
import type { Candidate, FormRole } from '../domain/match.ts';
import { capitalsOf, obeysCase, type Capitals } from './case-rule.ts';
import type { EntryMetas } from './stored-entries.ts';
import { unpackTraits, type TargetTable } from './targets.ts';

export type Meaning = { readonly candidates: readonly Candidate[]; readonly confidence: Confidence };

export type Meanings = {
  /** Whether any target of the list may stand for this place. */
  accepts(text: string, start: number, end: number, list: number): boolean;
  /** The candidates at a place that the list accepts, surest first. Equal meanings are one object. */
  meaning(text: string, start: number, end: number, list: number): Meaning;
};

/** How much of the entry's name a role shows, most first. */
const BY_ROLE: Readonly<Record<FormRole, number>> = { 'full-name': 0, name: 1, acronym: 2, english: 3, surname: 4, word: 5, event: 6 };

function candidateOf(target: number, table: TargetTable, entries: EntryMetas): Candidate {
  const { confidence, role } = unpackTraits(table.traits[target]!);
  const { id, kind } = entries.at(table.entries[target]!);
  return { id, kind, confidence, via: role };
}

function meaningOfOne(target: number, table: TargetTable, entries: EntryMetas): Meaning {
  const candidate = candidateOf(target, table, entries);
  return { candidates: [candidate], confidence: candidate.confidence };
}

function meaningOf(targets: readonly number[], table: TargetTable, entries: EntryMetas): Meaning {
  const all = targets.map((target) => ({ target, entry: table.entries[target]!, ...unpackTraits(table.traits[target]!) }));
  const spelled = all.filter(({ derived }) => !derived);
  const surest = (spelled.length > 0 ? spelled : all).sort(
    (a, b) => CONFIDENCES.indexOf(a.confidence) - CONFIDENCES.indexOf(b.confidence) || BY_ROLE[a.role] - BY_ROLE[b.role] || a.entry - b.entry,
  );
  const candidates = new Map<number, Candidate>();
  for (const { entry, target } of surest) if (!candidates.has(entry)) candidates.set(entry, candidateOf(target, table, entries));
  return { candidates: [...candidates.values()], confidence: surest[0]?.confidence ?? 'context' };
}

/** The meanings of a table's lists; what was worked out once is remembered. */
export function createMeanings(table: TargetTable, entries: EntryMetas): Meanings {
  const { traits, literals, starts, members } = table;
  const capitals = new Map<number, Capitals>();
  /** Of lists with one target. */
  const only: (Meaning | undefined)[] = [];
  /** Of the others, the meanings by which of its targets obey, as bits. */
  const known: (Map<number, Meaning> | undefined)[] = [];

  const capitalsFor = (target: number): Capitals => {
    const met = capitals.get(target);
    if (met !== undefined) return met;
    const fresh = capitalsOf(literals.get(target) ?? '');
    capitals.set(target, fresh);
    return fresh;
  };

  const obeys = (text: string, start: number, end: number, target: number): boolean => {
    const rule = CASE_RULES[(traits[target]! >> 5) & 3]!;
    return obeysCase(text, start, end, rule, rule === 'exact' ? capitalsFor(target) : undefined);
  };

  return {
    accepts(text, start, end, list) {
      const after = starts[list + 1]!;
      for (let member = starts[list]!; member < after; member++) if (obeys(text, start, end, members[member]!)) return true;
      return false;
    },
    meaning(text, start, end, list) {
      const first = starts[list]!;
      const after = starts[list + 1]!;
      if (after - first === 1) return (only[list] ??= meaningOfOne(members[first]!, table, entries));
      let obedient = 0;
      for (let member = first; member < after; member++) obedient = obedient * 2 + (obeys(text, start, end, members[member]!) ? 1 : 0);
      const ofList = (known[list] ??= new Map<number, Meaning>());
      const met = ofList.get(obedient);
      if (met !== undefined) return met;
      const targets = Array.from(members.subarray(first, after)).filter((target) => obeys(text, start, end, target));
      const fresh = meaningOf(targets, table, entries);
      // A number holds 53 bits; longer lists are worked out each time.
      if (after - first <= 53) ofList.set(obedient, fresh);
      return fresh;
    },
  };
}
