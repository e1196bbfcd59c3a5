/**
 * Which Latin letters each Cyrillic letter may have in any system of
 * romanisation, in their mixtures, and in the habits of older print. A grammar
 * and not a list of variants: real texts mix systems within one word.
 *
 * Rules are tried from the top; the first that fits a letter's place decides.
 */
import type { Positions } from './positions.ts';

/** Readings are separated by spaces; `-` says that the letter may be dropped. */
type Rule = { readonly letters: string; readonly fits: RegExp; readonly readings: readonly string[] };

/** `at` is the letter with its surroundings as a regular expression; lookbehind and lookahead take no letters. */
const rule = (letters: string, at: string, readings: string): Rule => ({ letters, fits: new RegExp(at, 'y'), readings: readings.split(' ').map((reading) => (reading === '-' ? '' : reading)) });

const VOWEL = '[аеёиоуыэюя]';
/** Where е and ё are spoken with a y-sound before them. */
const IOTATED = `(?<=^|${VOWEL}|[ьъй])`;
const HUSHER = '(?<=[жчшщц])';

const RULES: readonly Rule[] = [
  rule('кс', 'кс', 'ks x'),
  rule('дж', 'дж', 'dzh dj dz dsch dsh j'),
  rule('дз', 'дз', 'dz ds dj'),
  rule('сс', 'сс', 'ss s'),
  rule('ий', '(?<=.)ий$', 'ii iy ij i y yi yj'),
  rule('ый', '(?<=.)ый$', "yi yy yj y i y'j iy ij ii"),
  rule('а', 'а', 'a'),
  rule('б', 'б', 'b'),
  rule('в', '(?<=.)в$', 'v w ff f'),
  rule('в', 'в', 'v w'),
  rule('г', '(?<=..[ое])г(?=о$)', 'g v w'),
  // Names that came from the West: Гольцман is also Holtzman.
  rule('г', `(?<=^)г(?=[еиэы].{3})`, 'g gu gh h'),
  rule('г', `(?<=^)г(?=${VOWEL}.{3})`, 'g h'),
  rule('г', 'г(?=[еиэы])', 'g gu gh'),
  rule('г', 'г', 'g'),
  rule('д', 'д', 'd'),
  rule('е', '(?<=[жчшщ])е(?=ва?$)', 'e o yo io ie'),
  // Before 1918 the plural of adjectives ended in -ыя, -ія: Russkiia viedomosti.
  rule('е', '(?<=ы|[кгхжчшщн]и)е$', 'e ye je ie ia ya ja'),
  rule('е', `${IOTATED}е`, 'e ye je ie'),
  rule('е', `${HUSHER}е`, 'e ie'),
  rule('е', 'е', 'e ie ye je'),
  rule('ё', `${HUSHER}ё`, 'e o yo io jo ye'),
  rule('ё', 'ё', 'e yo io jo ye ie'),
  rule('ж', 'ж', 'zh j z sch sh'),
  rule('з', 'з', 'z s'),
  rule('и', `(?<=^)и(?=${VOWEL})`, 'i j y'),
  rule('и', `и(?=[яеюёа])`, 'i y'),
  rule('и', '(?<=.)и$', 'i y'),
  rule('и', `(?<=${VOWEL}|ь)и`, 'i ji yi'),
  rule('и', 'и', 'i'),
  rule('й', '(?<=[иы])й', 'i y j -'),
  rule('й', 'й', 'i y j'),
  rule('к', 'к(?![еиэьюяё])', 'k c'),
  rule('к', 'к', 'k'),
  rule('л', `(?<=${VOWEL})л(?=${VOWEL})`, 'l ll'),
  rule('л', 'л', 'l'),
  rule('м', 'м', 'm'),
  rule('н', '(?<=.[иы])н$', 'n ne'),
  rule('н', '(?<=ма)н$', 'n nn'),
  rule('н', 'н', 'n'),
  rule('о', 'о', 'o'),
  rule('п', 'п', 'p'),
  rule('р', 'р', 'r'),
  rule('с', `(?<=${VOWEL})с(?=${VOWEL}|н)`, 's ss'),
  rule('с', 'с', 's'),
  rule('т', 'т(?=[чц])', 't -'),
  rule('т', 'т', 't'),
  rule('у', 'у', 'u ou oo'),
  rule('ф', 'ф', 'f ph'),
  rule('х', '(?<=ч)х', 'kh ch h x -'),
  rule('х', 'х', 'kh ch h x'),
  rule('ц', 'ц', 'ts tz tc c cz z'),
  rule('ч', 'ч', 'ch tch tsch c tsh cz'),
  rule('ш', 'ш', 'sh sch ch s sz'),
  rule('щ', 'щ', 'shch schtsch chtch sc s shh sch shtch stch shtsh shsh'),
  rule('ъ', 'ъ', "' - '' ie"),
  rule('ы', 'ы', "y i y'"),
  rule('ь', `ь(?=${VOWEL})`, "' - i j y"),
  rule('ь', 'ь', "' -"),
  rule('э', 'э', "e e'"),
  rule('ю', 'ю', 'iu yu ju iou you u'),
  rule('я', 'я', 'ia ya ja a'),
];

const byFirstLetter = new Map<string, Rule[]>();
for (const each of RULES) byFirstLetter.set(each.letters.charAt(0), [...(byFirstLetter.get(each.letters.charAt(0)) ?? []), each]);

const ABOLISHED: Readonly<Record<string, string>> = { ѣ: 'е', і: 'и', ѳ: 'ф', ѵ: 'и' };
const DOUBLED = /[бвгджзклмнпрт]/u;
const known = new Map<string, Positions>();

/**
 * @param word one Russian word in modern spelling; other characters stand for themselves, a hyphen may be a space or missing
 * @returns the Latin spellings that texts may give it
 */
export function romanisations(word: string): Positions {
  const lower = word.toLowerCase().normalize('NFC').replace(/[ѣіѳѵ]/gu, (letter) => ABOLISHED[letter] ?? letter);
  const remembered = known.get(lower);
  if (remembered !== undefined) return remembered;
  const positions = lower.split('-').flatMap((part, index) => (index === 0 ? wordPositions(part) : [['-', ' ', ''], ...wordPositions(part)]));
  known.set(lower, positions);
  return positions;
}

function wordPositions(word: string): Positions {
  const positions: (readonly string[])[] = [];
  for (let index = 0; index < word.length; ) {
    const letter = word.charAt(index);
    const found = byFirstLetter.get(letter)?.find(({ fits }) => {
      fits.lastIndex = index;
      return fits.test(word);
    });
    const alternatives = found?.readings ?? [letter];
    // Latin print often has one letter for two.
    positions.push(DOUBLED.test(letter) && word.charAt(index - 1) === letter ? [...alternatives, ''] : alternatives);
    index += found?.letters.length ?? 1;
  }
  return positions;
}
