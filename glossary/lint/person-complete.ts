import { entryRule } from './rule.ts';

/** The forms of a person come from the name; the heading's order tells surname from given name. */
export const personComplete = entryRule('person-complete', 'A person has a name in Cyrillic with a gender, and only persons have one.', function* ({ entry }) {
  if (entry.kind !== 'person') {
    for (const key of ['name', 'born', 'died', 'life'] as const) if (entry[key] !== undefined && key !== 'life') yield { key, message: `a ${entry.kind} has no "${key}"`, remedy: 'use period, or make it a person' };
    return;
  }
  if (entry.name === undefined) yield { key: 'kind', message: 'the person has no name in Cyrillic', remedy: 'add name: { family, given, patronymic, gender }' };
  else {
    if (!/\p{Script=Cyrillic}/u.test(entry.name.family)) yield { key: 'name', message: 'the family name is not in Cyrillic', remedy: 'write it in Cyrillic' };
    if (entry.name.gender === undefined) yield { key: 'name', message: 'no gender is given', remedy: 'add gender: m or f, which the case endings need' };
  }
  if (entry.name?.given !== undefined && !entry.head.includes(',')) yield { key: 'head', message: 'the head is not "Family, Given"', remedy: 'put the family name first, then a comma' };
});
