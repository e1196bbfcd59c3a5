import type { Fault } from '../fault.ts';
import type { Rule } from './rule.ts';

/**
 * Two entries may share a form (two Smirnovs), but not both be certain of it:
 * then neither page nor rank could tell them apart.
 */
export const formsCollide: Rule = {
  name: 'forms-collide',
  asks: 'No two entries claim one headword or certain form.',
  check({ entries }) {
    const owner = new Map<string, string>();
    return entries.flatMap(({ entry, file, lineOf }): Fault[] => {
      const claims: [text: string, key: string][] = [
        [entry.head, 'head'],
        ...entry.forms.filter((form) => form.confidence === 'certain').map((form): [string, string] => [form.text, 'forms']),
      ];
      return claims.flatMap(([text, key]) => {
        const other = owner.get(text);
        owner.set(text, entry.id);
        if (other === undefined || other === entry.id) return [];
        return [{ file, line: lineOf(key), rule: 'forms-collide', message: `"${text}" is claimed by ${other} too`, remedy: 'merge them if they are one thing; else add what tells the headword apart, or lower the confidence' }];
      });
    });
  },
};
