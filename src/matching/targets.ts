/**
 * What a final state stands for: a list of targets, since several entries may
 * share a form. Equal targets and equal lists are kept once, so that states
 * that mean the same are the same state.
 */
import type { FormTarget } from '../domain/pattern.ts';

/** `lists[0]` is empty: the value 0 says that a state is not final. */
export type TargetTable = { readonly targets: readonly FormTarget[]; readonly lists: readonly (readonly number[])[] };

export type TargetRegister = {
  readonly table: TargetTable;
  target(target: FormTarget): number;
  /** The number of the list of these targets; order and repetition do not count. */
  list(targets: readonly number[]): number;
  /** The list without its derived targets. */
  withoutDerived(list: number): number;
};

const targetKey = (target: FormTarget): string =>
  [target.entry, target.role, target.confidence, target.caseRule, target.derived, target.literal ?? ''].join('\t');

/** An empty register. */
export function createTargetRegister(): TargetRegister {
  const targets: FormTarget[] = [];
  const targetIds = new Map<string, number>();
  const seen = new WeakMap<FormTarget, number>();
  const lists: (readonly number[])[] = [[]];
  const singleLists: number[] = [];
  const listIds = new Map<string, number>([['', 0]]);

  const addList = (sorted: readonly number[]): number => {
    const key = sorted.join(',');
    const known = listIds.get(key);
    if (known !== undefined) return known;
    listIds.set(key, lists.length);
    return lists.push(sorted) - 1;
  };

  const list = (ids: readonly number[]): number => {
    const [only] = ids;
    if (only === undefined || ids.length > 1) return addList([...new Set(ids)].sort((a, b) => a - b));
    return (singleLists[only] ??= addList([only]));
  };

  return {
    table: { targets, lists },
    target(target) {
      const known = seen.get(target);
      if (known !== undefined) return known;
      const key = targetKey(target);
      const id = targetIds.get(key) ?? targets.push(target) - 1;
      targetIds.set(key, id);
      seen.set(target, id);
      return id;
    },
    list,
    withoutDerived: (id) => list((lists[id] ?? []).filter((target) => targets[target]?.derived === false)),
  };
}
