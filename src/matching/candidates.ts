/**
 * From the targets of a final state to the entries a place in the text may
 * mean: those whose case rule holds, spellings before derived ones, each entry
 * once.
 */
import { CONFIDENCES, type Confidence } from '../domain/entry.ts';
import type { Candidate, FormRole } from '../domain/match.ts';
import type { EntryMeta, FormTarget } from '../domain/pattern.ts';
import { capitalsOf, obeysCase } from './case-rule.ts';
import type { TargetTable } from './targets.ts';

export type Meaning = { readonly candidates: readonly Candidate[]; readonly confidence: Confidence };

export type Meanings = {
  /** Whether any target of the list may stand for this place. */
  accepts(text: string, start: number, end: number, list: number): boolean;
  /** The candidates, surest first. Equal meanings are one object. */
  meaning(text: string, start: number, end: number, list: number): Meaning;
};

/** How much of the entry's name a role shows, most first. */
const BY_ROLE: Readonly<Record<FormRole, number>> = { 'full-name': 0, name: 1, acronym: 2, english: 3, surname: 4 };

const bySurety = (a: FormTarget, b: FormTarget): number =>
  CONFIDENCES.indexOf(a.confidence) - CONFIDENCES.indexOf(b.confidence) || BY_ROLE[a.role] - BY_ROLE[b.role] || a.entry - b.entry;

function meaningOf(targets: readonly FormTarget[], entries: readonly EntryMeta[]): Meaning {
  const candidates = new Map<number, Candidate>();
  for (const { entry, confidence, role } of [...targets].sort(bySurety)) {
    const meta = entries[entry];
    if (meta !== undefined && !candidates.has(entry)) candidates.set(entry, { id: meta.id, kind: meta.kind, confidence, via: role });
  }
  const list = [...candidates.values()];
  return { candidates: list, confidence: list[0]?.confidence ?? 'context' };
}

const spellingsFirst = (targets: readonly FormTarget[]): readonly FormTarget[] => {
  const spelled = targets.filter((target) => !target.derived);
  return spelled.length > 0 ? spelled : targets;
};

/** The meanings of a table's lists; what was worked out once is remembered. */
export function createMeanings({ targets, lists }: TargetTable, entries: readonly EntryMeta[]): Meanings {
  const capitals = targets.map((target) => (target.caseRule === 'exact' ? capitalsOf(target.literal ?? '') : capitalsOf('')));
  const remembered = new Map<string, Meaning>();
  const obeys = (text: string, start: number, end: number, target: number): boolean =>
    obeysCase(text, start, end, targets[target]!.caseRule, capitals[target]!);

  return {
    accepts: (text, start, end, list) => lists[list]!.some((target) => obeys(text, start, end, target)),
    meaning(text, start, end, list) {
      const obedient = lists[list]!.filter((target) => obeys(text, start, end, target));
      const key = obedient.join(',');
      const known = remembered.get(key);
      if (known !== undefined) return known;
      const fresh = meaningOf(spellingsFirst(obedient.map((target) => targets[target]!)), entries);
      remembered.set(key, fresh);
      return fresh;
    },
  };
}
