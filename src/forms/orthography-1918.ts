/**
 * Cyrillic spellings of a word: modern, with ё or е, as printed before the
 * reform of 1918, and with the apostrophe that printers of the 1920s set for ъ.
 *
 * ѣ is allowed for every е instead of only in the roots that had it: no other
 * word is met that way, while a list of roots would miss the ones it lacks.
 */
import { plain, type Positions } from './positions.ts';

const VOWEL = /[аеиоуыэюяі]/u;
const CONSONANT = /[бвгджзклмнпрстфхцчшщ]$/u;
/** воз-, из-, раз- kept their з before с, без- and чрез- before every consonant. */
const VOICED_PREFIX = /^(?:(?:во|и|ра|ни)с(?=с)|(?:бе|чере|чре)с(?=[кпстфхцчшщ]))/u;

/**
 * What a text may print for the letters of a word or of a part of it.
 *
 * @param letters plain (see `plain`)
 * @param after the letters that may follow, since и before a vowel was і
 */
function letterPositions(letters: string, after: string): Positions {
  const prefix = VOICED_PREFIX.exec(letters)?.[0].length ?? 0;
  return Array.from(letters, (letter, index): readonly string[] => {
    const next = letters[index + 1] ?? after;
    if (letter === 'е') return ['е', 'ѣ'];
    if (letter === 'и' && (next === 'й' || VOWEL.test(next))) return ['и', 'і'];
    if (letter === 'ф') return ['ф', 'ѳ'];
    if (letter === 'с' && index === prefix - 1) return ['с', 'з'];
    if (letter === 'ъ') return ['ъ', "'", ''];
    if (letter === '-') return HYPHEN;
    if (letter === ',') return [',', ''];
    if (letter === '(' && index > 0) return ['(', ' ('];
    return [letter];
  });
}

/** An ending in the old spelling beside the modern one. `stem` is what stands before it. */
function oldEndings(ending: string, stem: string): string[] {
  const old = ending
    .replace(/([ое])го$/u, (_, vowel: string) => (vowel === 'о' || /[жчшщ]$/u.test(stem) ? 'аго' : 'яго'))
    .replace(/([ыи])е$/u, (_, vowel: string) => (vowel === 'ы' ? 'ыя' : 'ия'))
    .replace(/е$/u, 'ѣ')
    .replace(/и(?=[йаеиоуыэюяѣ])/gu, 'і');
  const spellings = [ending, old, ending.replace(/и(?=[йаеиоуыэюя])/gu, 'і'), ending.replace(/е$/u, 'ѣ')];
  const withSign = CONSONANT.test(stem + ending) ? spellings.map((spelling) => `${spelling}ъ`) : [];
  return [...new Set([...spellings, ...withSign])];
}

/**
 * All the forms of one word as one pattern: their common beginning letter by
 * letter, then the endings as alternatives of one position. The parts of a
 * double word vary each for itself.
 *
 * @param forms Cyrillic, any case; at least one
 */
export function cyrillicPositions(forms: readonly string[]): Positions {
  const parts = forms.map((form) => plain(form).split('-'));
  const count = Math.min(...parts.map(({ length }) => length));
  return Array.from({ length: count }, (_, index) => index).flatMap((index) => {
    const last = index === count - 1;
    const positions = partPositions([...new Set(parts.map((each) => (last ? each.slice(index).join('-') : (each[index] ?? ''))))]);
    return index === 0 ? positions : [HYPHEN, ...positions];
  });
}

const HYPHEN = ['-', ' ', ''];

function partPositions(spelled: readonly string[]): Positions {
  const stem = commonBeginning(spelled);
  const endings = spelled.map((form) => form.slice(stem.length));
  const vowelFollows = endings.some((ending) => VOWEL.test(ending.charAt(0)) || ending.startsWith('й'));
  return [...letterPositions(stem, vowelFollows ? 'а' : ''), [...new Set(endings.flatMap((ending) => oldEndings(ending, stem)))]];
}

/** One word that does not change, such as the genitive in the name of a council. */
export function fixedCyrillicPositions(word: string): Positions {
  const spelled = plain(word);
  const ending = /(?<=..)(?:[ое]го|[ыи]е)$/u.exec(spelled)?.[0] ?? '';
  const stem = ending === '' ? spelled : spelled.slice(0, -ending.length);
  return [...letterPositions(stem, ending), oldEndings(ending, stem)];
}

/** Up to where the forms part, but never within an ending that the reform changed (-ые, -ие, -ого, -его). */
function commonBeginning(forms: readonly string[]): string {
  const [first = ''] = forms;
  let length = first.length;
  for (const form of forms) while (!form.startsWith(first.slice(0, length))) length--;
  const stem = first.slice(0, length);
  const splitsEnding = /[ыиое]$/u.test(stem) && forms.some((form) => /^(?:е|го)$/u.test(form.slice(length)));
  return splitsEnding ? stem.slice(0, -1) : stem;
}
