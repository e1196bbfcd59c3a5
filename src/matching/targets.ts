/**
 * What a final state stands for: a list of targets, since several entries may
 * share a form. Equal targets and equal lists are kept once, so that states
 * that mean the same are the same state.
 */
import { CASE_RULES, CONFIDENCES, type CaseRule, type Confidence } from '../domain/entry.ts';
import { FORM_ROLES, type FormRole } from '../domain/match.ts';
import type { FormTarget } from '../domain/pattern.ts';

/** All targets and lists in a few typed arrays: a page that loads them wants no ten thousand objects. */
export type TargetTable = {
  /** Per target, the index of its entry. */
  readonly entries: Uint32Array;
  /** Per target, its role, confidence, case rule and whether it is derived (see `packTraits`). */
  readonly traits: Uint8Array;
  /** Of the targets that have one, the literal. */
  readonly literals: ReadonlyMap<number, string>;
  /** List k consists of the members from `starts[k]` to `starts[k + 1]`; list 0 is empty. */
  readonly starts: Uint32Array;
  readonly members: Uint32Array;
};

export type Traits = { readonly role: FormRole; readonly confidence: Confidence; readonly caseRule: CaseRule; readonly derived: boolean };

/** Role in the low three bits, then two of confidence, two of the case rule, one for `derived`. */
export const packTraits = ({ role, confidence, caseRule, derived }: Traits): number =>
  FORM_ROLES.indexOf(role) | (CONFIDENCES.indexOf(confidence) << 3) | (CASE_RULES.indexOf(caseRule) << 5) | (Number(derived) << 7);

/** @throws {RangeError} on a number that `packTraits` does not give */
export function unpackTraits(packed: number): Traits {
  const role = FORM_ROLES[packed & 7];
  const confidence = CONFIDENCES[(packed >> 3) & 3];
  const caseRule = CASE_RULES[(packed >> 5) & 3];
  if (role === undefined || confidence === undefined || caseRule === undefined) throw new RangeError(`no traits: ${packed}`);
  return { role, confidence, caseRule, derived: packed >> 7 === 1 };
}

export type TargetRegister = {
  /** The number of the list of this target alone. Numbered as they come: entries of one make get numbers at equal distances, and share endings. */
  single(target: FormTarget): number;
  /** The number of the list of all targets of these lists. */
  union(lists: readonly number[]): number;
  /** The list without its derived targets. */
  withoutDerived(list: number): number;
  table(): TargetTable;
};

const targetKey = (target: FormTarget): string => [target.entry, packTraits(target), target.literal ?? ''].join('\t');

function tableOf(targets: readonly FormTarget[], lists: readonly (readonly number[])[]): TargetTable {
  const starts = new Uint32Array(lists.length + 1);
  lists.forEach((list, index) => (starts[index + 1] = starts[index]! + list.length));
  const literals = new Map<number, string>();
  targets.forEach(({ literal }, index) => {
    if (literal !== undefined) literals.set(index, literal);
  });
  return {
    entries: Uint32Array.from(targets, (target) => target.entry),
    traits: Uint8Array.from(targets, packTraits),
    literals,
    starts,
    members: Uint32Array.from(lists.flat()),
  };
}

/** An empty register. */
export function createTargetRegister(): TargetRegister {
  const targets: FormTarget[] = [];
  const lists: (readonly number[])[] = [[]];
  const singles = new Map<string, number>();
  const seen = new WeakMap<FormTarget, number>();
  const listIds = new Map<string, number>([['', 0]]);

  const listOf = (ids: Iterable<number>): number => {
    const sorted = [...new Set(ids)].sort((a, b) => a - b);
    const key = sorted.join(',');
    const known = listIds.get(key);
    if (known !== undefined) return known;
    listIds.set(key, lists.length);
    return lists.push(sorted) - 1;
  };

  const single = (target: FormTarget): number => {
    const met = seen.get(target);
    if (met !== undefined) return met;
    const key = targetKey(target);
    const list = singles.get(key) ?? listOf([targets.push(target) - 1]);
    singles.set(key, list);
    seen.set(target, list);
    return list;
  };

  return {
    single,
    union: (parts) => (parts.length === 1 ? parts[0]! : listOf(parts.flatMap((list) => lists[list] ?? []))),
    withoutDerived: (list) => listOf((lists[list] ?? []).filter((target) => targets[target]?.derived === false)),
    table: () => tableOf(targets, lists),
  };
}
