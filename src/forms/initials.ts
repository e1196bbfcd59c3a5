/**
 * Initials before and after a surname: with a space, without, for one name or two.
 *
 * They always have a point, but for two capitals apart (`G I Miasnikov`): else
 * `I Kuznetsov` and `В Кузнецове` were names, and `As Smirnov` were A.S. Smirnov.
 */
import { foreignNames } from './given-names.ts';
import { plain } from './positions.ts';
import { romanisations } from './romanisation-grammar.ts';

/** Whether a part of a name is an initial and no more. */
export const isInitial = (name: string): boolean => /^\p{L}{1,4}\.$/u.test(name);

/** The first letters a Cyrillic name may be abbreviated to in Latin print: Ю. is Iu., Yu., Ju., I., Y. or J. */
function latinInitials(name: string): string[] {
  const [first = []] = romanisations(plain(name).replace('.', ''));
  const foreign = isInitial(name) ? [] : foreignNames(name).map((other) => other.charAt(0));
  return [...new Set([...first, ...first.map((letters) => letters.charAt(0)), ...foreign])];
}

/** Letters that may stand for each name. */
export type Initials = { readonly given: readonly string[]; readonly patronymic: readonly string[] };

export const latinInitialsOf = (given: string, patronymic: string | undefined): Initials => ({
  given: latinInitials(given),
  patronymic: patronymic === undefined ? [] : latinInitials(patronymic),
});

export const cyrillicInitialsOf = (given: string, patronymic: string | undefined): Initials => ({
  given: [plain(given).charAt(0)],
  patronymic: patronymic === undefined ? [] : [plain(patronymic).charAt(0)],
});

/** What may stand before a surname, its space included: `g. i. `, `g.i.`, `g. `. */
export function initialsBefore({ given, patronymic }: Initials, isLatin: boolean): string[] {
  const one = given.flatMap((letter) => [`${letter}. `, `${letter}.`]);
  const two = given.flatMap((first) => patronymic.flatMap((second) => [`${first}.${second}. `, `${first}. ${second}. `, `${first}.${second}.`, ...(isLatin ? [`${first} ${second} `] : [])]));
  return [...one, ...two];
}

/** What may stand after a surname, what separates them included: `, g.i.`, ` g. i.`. */
export function initialsAfter({ given, patronymic }: Initials): string[] {
  const one = given.map((letter) => `${letter}.`);
  const two = given.flatMap((first) => patronymic.flatMap((second) => [`${first}.${second}.`, `${first}. ${second}.`, `${first}.${second}`]));
  return [...one, ...two].flatMap((initials) => [`, ${initials}`, ` ${initials}`]);
}

/** What may stand between given name and surname: a space, or the patronymic's initial too. */
export const middleInitial = ({ patronymic }: Initials): string[] => [' ', ...patronymic.flatMap((letter) => [` ${letter}. `, ` ${letter}.`])];

/** What may follow a given name that stands last. */
export const lastInitial = ({ patronymic }: Initials): string[] => ['', ...patronymic.map((letter) => ` ${letter}.`)];
