/**
 * The parts of a person's name, read from an entry: from `name` where the author
 * gives it, else from the headword, as personal entries have it.
 */
import type { Entry } from '../domain/entry.ts';
import { isGivenName, isPatronymic } from './given-names.ts';
import type { Sex } from './declension.ts';

/** In one alphabet; `given` and `patronymic` may be initials with their point. */
export type NameParts = { readonly family: string; readonly given?: string; readonly patronymic?: string };
export type RussianName = NameParts & { readonly sex: Sex };

/** `Kuznetsov (AMO)`: what tells one Kuznetsov from another is not part of the name. */
export const withoutQualifier = (head: string): string => head.replace(/\s+\([^)]*\)\s*(?=$|,)/gu, '').trim();

export const isCyrillic = (text: string): boolean => /\p{Script=Cyrillic}/u.test(text);

/** `Family, Given Patronymic` or `Family, G.P.` or the family name alone; without a comma in Cyrillic also as spoken. */
export function namePartsOf(text: string): NameParts {
  const [family = '', rest] = withoutQualifier(text).split(/\s*,\s*/u, 2);
  if (rest !== undefined) return named(family, rest.match(/\p{L}[\p{L}\p{M}'’ʹ"-]*\.?/gu) ?? []);
  const words = family.split(/\s+/u);
  const [first = '', second = ''] = words;
  if (words.length === 1) return { family };
  if (words.length === 3 && isPatronymic(words[2] ?? '')) return named(first, words.slice(1));
  if (words.length === 2 && isGivenName(second) && !isGivenName(first)) return named(first, [second]);
  return named(words.at(-1) ?? family, words.slice(0, -1));
}

function named(family: string, [given, patronymic]: readonly string[]): NameParts {
  return { family, ...(given === undefined ? {} : { given }), ...(patronymic === undefined ? {} : { patronymic }) };
}

/** The Russian name, or `undefined` where the entry has no Cyrillic one. */
export function russianNameOf(entry: Entry): RussianName | undefined {
  const { name } = entry;
  if (name !== undefined) {
    const { family, given, patronymic, gender } = name;
    const parts = named(family, [given, patronymic].filter((part) => part !== undefined));
    return { ...parts, sex: gender ?? sexOf(parts) };
  }
  const cyrillic = entry.cyrillic ?? (isCyrillic(entry.head) ? entry.head : undefined);
  if (cyrillic === undefined) return undefined;
  const parts = namePartsOf(cyrillic);
  return { ...parts, sex: sexOf(parts) };
}

function sexOf({ family, given = '', patronymic = '' }: NameParts): Sex {
  if (/(?:вна|ична)$/u.test(patronymic)) return 'f';
  if (patronymic.endsWith('ич')) return 'm';
  if (/(?:[ое]ва|[иы]на|[ая]я)$/u.test(family)) return 'f';
  return /[ая]$/u.test(given) && !/^(?:Илья|Никита|Лука|Фома|Савва|Кузьма)$/u.test(given) ? 'f' : 'm';
}
