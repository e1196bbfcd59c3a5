import type { Fault } from '../fault.ts';
import type { Rule } from './rule.ts';

/** A reader's note on a renamed entry finds its way only if the chain ends at an entry that exists. */
export const renamesHold: Rule = {
  name: 'renames-hold',
  asks: 'renamed.json leads from ids no entry has to ids that exist.',
  check({ entries, renamed }) {
    const ids = new Set<string>(entries.map(({ entry }) => entry.id));
    return Object.entries(renamed).flatMap(([from, to]): Fault[] => {
      const at = { file: 'glossary/renamed.json', line: 1, rule: 'renames-hold' };
      if (ids.has(from)) return [{ ...at, message: `"${from}" is renamed but still an entry`, remedy: 'remove the rename, or the entry' }];
      if (!ids.has(to) && !(to in renamed)) return [{ ...at, message: `"${from}" leads to "${to}", which is no entry`, remedy: 'name the entry it became' }];
      return [];
    });
  },
};
