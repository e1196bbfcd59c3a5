/**
 * The words by which an entry is looked up, each with how much it counts.
 */
import type { Entry } from '../domain/entry.ts';

/** Smaller counts more. `words`: only single words of the text are looked up, not the text as a whole. */
export type IndexTerm = { readonly text: string; readonly rank: 0 | 1 | 2 | 3 };

export function indexTerms(entry: Entry): IndexTerm[] {
  const { head, cyrillic, forms, expansion, name, gloss } = entry;
  const names = [head, cyrillic].filter(isText);
  const family = entry.kind === 'person' ? [head.split(',')[0], name?.family].filter(isText) : [];
  const person = name ? [[name.given, name.family], [name.family, name.given, name.patronymic]].map((parts) => parts.filter(isText).join(' ')) : [];
  const initials = [name ? withInitials(name.family, name.given, name.patronymic) : [], entry.kind === 'person' ? withInitials(familyOf(head), ...givenOf(head)) : []].flat();
  const turned = entry.kind === 'person' && head.includes(', ') ? [head.split(', ').reverse().join(' ')] : [];
  return [
    ...[...names, ...family].map((text): IndexTerm => ({ text, rank: 0 })),
    ...[...forms.map((form) => form.text), ...person, ...turned, ...initials].map((text): IndexTerm => ({ text, rank: 1 })),
    ...[expansion?.english, expansion?.latin, expansion?.cyrillic].filter(isText).map((text): IndexTerm => ({ text, rank: 2 })),
    { text: gloss, rank: 3 },
  ];
}

/** Persons' headwords begin with the family name: `von Geldern, James`. */
const familyOf = (head: string): string => head.split(', ')[0] ?? '';
const givenOf = (head: string): string[] => head.split(', ')[1]?.split(/[ .]+/).filter(isText) ?? [];

/** `G. Miasnikov` and `G.I. Miasnikov`; as catalogues have it, `Miasnikov G.I.` */
function withInitials(family = '', given = '', patronymic = ''): string[] {
  const first = given.slice(0, 1);
  if (first === '') return [];
  const initials = patronymic === '' ? [first] : [first, first + patronymic.slice(0, 1)];
  return initials.flatMap((letters) => [`${letters} ${family}`, `${family} ${letters}`]);
}

const isText = (text: string | undefined): text is string => text !== undefined && text !== '';
