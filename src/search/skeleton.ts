/**
 * A coarse key on which every romanisation of a Russian word and its Cyrillic
 * spelling agree: Miasnikov, Myasnikov, Mjasnikow and Мясников are one. Lossy
 * by design, so a hit by skeleton ranks below a hit by spelling.
 *
 * тс and ц are one too, since most write both as ts. Classes: vowels А Я → A, У Ю → U, О Е Ё Э → E, И Й Ы and the signs vanish;
 * В Ф → V, С З Ц → S, Ш Щ Ж → J, Ч Х → H; doubled classes collapse.
 */
import { normalForm } from './normal-form.ts';

const CYRILLIC: Readonly<Record<string, string>> = {
  а: 'A', я: 'A', у: 'U', ю: 'U', о: 'E', е: 'E', э: 'E', ѣ: 'E', и: '', й: '', ы: '', і: '', ѵ: '', ь: '', ъ: '',
  б: 'B', в: 'V', ф: 'V', ѳ: 'V', г: 'G', д: 'D', ж: 'J', з: 'S', к: 'K', л: 'L', м: 'M', н: 'N', п: 'P', р: 'R', с: 'S', т: 'T', х: 'H', ц: 'S', ч: 'H', ш: 'J', щ: 'J',
};

/** Longest first; a reading of its own where schools of romanisation disagree: e English, g German, f French, s scholarly. */
const LATIN: readonly (readonly [letters: string, cls: string, readings?: Readonly<Partial<Record<Reading, string>>>])[] = [
  ['schtsch', 'J'], ['shtch', 'J'], ['chtch', 'J'], ['shch', 'J'], ['tsch', 'H'], ['iou', 'U'], ['you', 'U'], ['shh', 'J'], ['sch', 'J', { s: 'SH' }], ['tch', 'H'], ['tsh', 'H'],
  ['zh', 'J'], ['sh', 'J'], ['kh', 'H'], ['ch', 'H', { f: 'J' }], ['dj', 'DJ', { s: 'D', g: 'D' }], ['ts', 'S'], ['tz', 'S'], ['cz', 'S'], ['ck', 'K', { s: 'SK' }], ['ph', 'V'], ['ou', 'U'], ['oo', 'U', { s: 'E' }],
  ['x', 'KS', { s: 'H' }], ['c', 'K', { s: 'S' }], ['j', '', { f: 'J' }], ['h', 'H'], ['w', 'V'], ['v', 'V'], ['f', 'V'], ['q', 'K'],
  ['a', 'A'], ['u', 'U'], ['o', 'E'], ['e', 'E'], ['i', ''], ['y', ''], ['z', 'S'], ['s', 'S'],
  ...[...'bgdklmnprt'].map((letter): [string, string] => [letter, letter.toUpperCase()]),
];

const READINGS = ['e', 'g', 'f', 's'] as const;
type Reading = (typeof READINGS)[number];
/** Letters whose mark tells what plain letters would hide. */
const MARKED: Readonly<Record<string, string>> = { š: 'sh', č: 'ch', ž: 'zh', ŝ: 'shch', â: 'ia', û: 'iu' };
const HAS_MARKS = /[\u00c0-\u036f]/;
const RULES_BY_LETTER = new Map([...new Set(LATIN.map(([letters]) => letters[0]!))].map((letter) => [letter, LATIN.filter(([letters]) => letters.startsWith(letter))]));

/** Of words met before; for whoever asks often. */
export type KnownSkeletons = Map<string, readonly string[]>;

/** The keys of a word or of several: one for Cyrillic, up to four for Latin letters that schools read differently. */
export function skeletons(text: string, known: KnownSkeletons = new Map()): readonly string[] {
  const plain = normalForm(HAS_MARKS.test(text) ? text.toLowerCase().normalize('NFC').replace(/[šžčŝâû]/g, (letter) => MARKED[letter] ?? letter) : text);
  const words = plain.split(' ').map((word) => {
    const before = known.get(word);
    const keys = before ?? wordSkeletons(word);
    if (!before) known.set(word, keys);
    return keys;
  });
  if (words.every(({ length }) => length === 1)) return [words.map(([key]) => key).join(' ')];
  return [...new Set(READINGS.map((_, reading) => words.map((keys) => keys[reading] ?? keys[0]).join(' ')))];
}

/** One key, or one for each reading. */
function wordSkeletons(word: string): readonly string[] {
  if (/\p{Script=Cyrillic}/u.test(word)) return [collapse([...word.replaceAll('тс', 'ц')].map((letter) => CYRILLIC[letter] ?? letter))];
  return /[jxc]|oo/.test(word) ? READINGS.map((reading) => latinSkeleton(word, reading)) : [latinSkeleton(word, 'e')];
}

function latinSkeleton(plain: string, reading: Reading): string {
  const classes: string[] = [];
  for (let at = 0; at < plain.length; ) {
    const rule = RULES_BY_LETTER.get(plain[at]!)?.find(([letters]) => plain.startsWith(letters, at));
    classes.push(rule ? (rule[2]?.[reading] ?? rule[1]) : plain[at]!);
    at += rule ? rule[0].length : 1;
  }
  return collapse(classes);
}

const collapse = (classes: readonly string[]): string => classes.join('').replace(/(.)\1+/g, '$1');
