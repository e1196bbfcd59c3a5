/**
 * Which Latin letters each Cyrillic letter may have in any system of
 * romanisation, in their mixtures, and in the habits of older print. A grammar
 * and not a list of variants: real texts mix systems within one word.
 *
 * Rules are tried from the top; the first that fits a letter's place decides.
 */
import type { Positions } from './positions.ts';

/**
 * `every`: all systems, German, French and old print included, for words and
 * names. `learned`: what works in English print, for long phrases, where the
 * other readings would triple the automaton and are hardly met.
 */
export type Breadth = 'every' | 'learned';

/** Readings are separated by spaces; `-` says that the letter may be dropped. */
type Rule = { readonly letters: string; readonly fits: RegExp; readonly every: readonly string[]; readonly learned: readonly string[] };

const readings = (text: string): readonly string[] => text.split(' ').map((reading) => (reading === '-' ? '' : reading));

/** `at` is the letter with its surroundings as a regular expression; lookbehind and lookahead take no letters. */
const rule = (letters: string, at: string, every: string, learned: string): Rule => ({ letters, fits: new RegExp(at, 'y'), every: readings(every), learned: readings(learned) });

const VOWEL = '[аеёиоуыэюя]';
/** Where е and ё are spoken with a y-sound before them. */
const IOTATED = `(?<=^|${VOWEL}|[ьъй])`;
const HUSHER = '(?<=[жчшщц])';

const RULES: readonly Rule[] = [
  rule('кс', 'кс', 'ks x', 'ks x'),
  rule('дж', 'дж', 'dzh dj dz dsch dsh j', 'dzh dz j'),
  rule('сс', 'сс', 'ss s', 'ss s'),
  rule('ий', '(?<=.)ий$', "ii iy ij i y yi yj", 'ii iy ij i y'),
  rule('ый', '(?<=.)ый$', "yi yy yj y i y'j iy ij ii", 'yi yy yj y i'),
  rule('а', 'а', 'a', 'a'),
  rule('б', 'б', 'b', 'b'),
  rule('в', '(?<=.)в$', 'v w ff f', 'v ff'),
  rule('в', '(?<=^)в', 'v w', 'v w'),
  rule('в', 'в', 'v w', 'v'),
  rule('г', '(?<=..[ое])г(?=о$)', 'g v w', 'g v'),
  // Names that came from the West: Гольцман is also Holtzman.
  rule('г', `(?<=^)г(?=[еиэы].{3})`, 'g gu gh h', 'g'),
  rule('г', `(?<=^)г(?=${VOWEL}.{3})`, 'g h', 'g'),
  rule('г', 'г(?=[еиэы])', 'g gu gh', 'g'),
  rule('г', 'г', 'g', 'g'),
  rule('д', 'д', 'd', 'd'),
  rule('е', '(?<=[жчшщ])е(?=ва?$)', 'e o yo io ie', 'e o'),
  // Before 1918 the plural of adjectives ended in -ыя, -ія: Russkiia viedomosti.
  rule('е', '(?<=ы|[кгхжчшщн]и)е$', 'e ye je ie ia ya ja', 'e ye je ia ya'),
  rule('е', `${IOTATED}е`, 'e ye je ie', 'e ye je'),
  rule('е', `${HUSHER}е`, 'e ie', 'e'),
  rule('е', 'е', 'e ie ye je', 'e ie'),
  rule('ё', `${HUSHER}ё`, 'e o yo io jo ye', 'e o yo ye'),
  rule('ё', 'ё', 'e yo io jo ye ie', 'e yo ye'),
  rule('ж', 'ж', 'zh j z sch sh', 'zh z'),
  rule('з', 'з', 'z s', 'z'),
  rule('и', `(?<=^)и(?=${VOWEL})`, 'i j y', 'i y'),
  rule('и', `и(?=[яеюёа])`, 'i y', 'i y'),
  rule('и', '(?<=.)и$', 'i y', 'i y'),
  rule('и', `(?<=${VOWEL}|ь)и`, 'i ji yi', 'i'),
  rule('и', 'и', 'i', 'i'),
  rule('й', '(?<=[иы])й', 'i y j -', 'i y j -'),
  rule('й', 'й', 'i y j', 'i y j'),
  rule('к', 'к(?![еиэьюяё])', 'k c', 'k'),
  rule('к', 'к', 'k', 'k'),
  rule('л', `(?<=${VOWEL})л(?=${VOWEL})`, 'l ll', 'l'),
  rule('л', 'л', 'l', 'l'),
  rule('м', 'м', 'm', 'm'),
  rule('н', '(?<=.[иы])н$', 'n ne', 'n'),
  rule('н', 'н', 'n', 'n'),
  rule('о', 'о', 'o', 'o'),
  rule('п', 'п', 'p', 'p'),
  rule('р', 'р', 'r', 'r'),
  rule('с', `(?<=${VOWEL})с(?=${VOWEL})`, 's ss', 's'),
  rule('с', 'с', 's', 's'),
  rule('т', 'т(?=[чц])', 't -', 't -'),
  rule('т', 'т', 't', 't'),
  rule('у', 'у', 'u ou oo', 'u'),
  rule('ф', 'ф', 'f ph', 'f'),
  rule('х', '(?<=ч)х', 'kh ch h x -', 'kh x h'),
  rule('х', 'х', 'kh ch h x', 'kh x h'),
  rule('ц', 'ц', 'ts tz c cz z', 'ts c'),
  rule('ч', 'ч', 'ch tch tsch c tsh cz', 'ch c'),
  rule('ш', 'ш', 'sh sch ch s', 'sh s'),
  rule('щ', 'щ', 'shch schtsch chtch sc s shh sch shtch stch shtsh shsh', 'shch sc s'),
  rule('ъ', 'ъ', "' - '' ie", "' - '' ie"),
  rule('ы', 'ы', "y i y'", 'y'),
  rule('ь', `ь(?=${VOWEL})`, "' - i j y", "' - i y"),
  rule('ь', 'ь', "' -", "' -"),
  rule('э', 'э', "e e'", 'e'),
  rule('ю', 'ю', 'iu yu ju iou you u', 'iu yu ju u'),
  rule('я', 'я', 'ia ya ja a', 'ia ya ja a'),
];

const byFirstLetter = new Map<string, Rule[]>();
for (const each of RULES) byFirstLetter.set(each.letters.charAt(0), [...(byFirstLetter.get(each.letters.charAt(0)) ?? []), each]);

const ABOLISHED: Readonly<Record<string, string>> = { ѣ: 'е', і: 'и', ѳ: 'ф', ѵ: 'и' };
const DOUBLED = /[бвгджзклмнпрт]/u;
const known: Record<Breadth, Map<string, Positions>> = { every: new Map(), learned: new Map() };

/**
 * @param word one Russian word in modern spelling; other characters stand for themselves, a hyphen may be a space or missing
 * @returns the Latin spellings that texts may give it
 */
export function romanisations(word: string, breadth: Breadth = 'every'): Positions {
  const lower = word.toLowerCase().normalize('NFC').replace(/[ѣіѳѵ]/gu, (letter) => ABOLISHED[letter] ?? letter);
  const remembered = known[breadth].get(lower);
  if (remembered !== undefined) return remembered;
  const positions = lower.split('-').flatMap((part, index) => (index === 0 ? wordPositions(part, breadth) : [['-', ' ', ''], ...wordPositions(part, breadth)]));
  known[breadth].set(lower, positions);
  return positions;
}

function wordPositions(word: string, breadth: Breadth): Positions {
  const positions: (readonly string[])[] = [];
  for (let index = 0; index < word.length; ) {
    const letter = word.charAt(index);
    const found = byFirstLetter.get(letter)?.find(({ fits }) => {
      fits.lastIndex = index;
      return fits.test(word);
    });
    const alternatives = found?.[breadth] ?? [letter];
    // Latin print often has one letter for two.
    positions.push(DOUBLED.test(letter) && word.charAt(index - 1) === letter ? [...alternatives, ''] : alternatives);
    index += found?.letters.length ?? 1;
  }
  return positions;
}
