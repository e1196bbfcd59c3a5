import type { Fault } from '../fault.ts';
import type { Rule } from './rule.ts';

export const uniqueId: Rule = {
  name: 'unique-id',
  asks: 'An id belongs to one entry.',
  check({ entries }) {
    const first = new Map<string, string>();
    return entries.flatMap(({ entry, file, lineOf }): Fault[] => {
      const other = first.get(entry.id);
      if (other === undefined) {
        first.set(entry.id, file);
        return [];
      }
      return [{ file, line: lineOf('id'), rule: 'unique-id', message: `id "${entry.id}" is taken by ${other}`, remedy: 'merge the two entries, or give one a distinguishing word' }];
    });
  },
};
