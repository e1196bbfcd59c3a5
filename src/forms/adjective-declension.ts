/**
 * Russian adjectives, and nouns and surnames that decline like them. By endings
 * alone: Russian adjectives are regular, and personal entries are declined in
 * the browser, where no dictionary is at hand.
 */

/** Singular by gender, then plural; each from nominative to prepositional, without what repeats. */
type Endings = { readonly masculine: readonly string[]; readonly feminine: readonly string[]; readonly neuter: readonly string[]; readonly plural: readonly string[] };

const endings = (masculine: string, feminine: string, neuter: string, plural: string): Endings => ({
  masculine: masculine.split(' '),
  feminine: feminine.split(' '),
  neuter: neuter.split(' '),
  plural: plural.split(' '),
});

const HARD = endings('ый ого ому ым ом', 'ая ой ою ую', 'ое ого ому ым ом', 'ые ых ым ыми');
const SOFT = endings('ий его ему им ем', 'яя ей ею юю', 'ее его ему им ем', 'ие их им ими');
const VELAR = endings('ий ого ому им ом', 'ая ой ою ую', 'ое ого ому им ом', 'ие их им ими');
const HUSHER = endings('ий его ему им ем', 'ая ей ею ую', 'ее его ему им ем', 'ие их им ими');
const STRESSED_HUSHER = endings('ой ого ому им ом', 'ая ой ою ую', 'ое ого ому им ом', 'ие их им ими');
const THIRD = endings('ий ьего ьему ьим ьем', 'ья ьей ьею ью', 'ье ьего ьему ьим ьем', 'ьи ьих ьим ьими');

const NOMINATIVE = /(?:[ыио]й|[ая]я|[оеь]е|[ыи]е|ья|ьи)$/u;
const GENDER_BY_ENDING: readonly (readonly [RegExp, keyof Endings])[] = [
  [/[ыио]й$/u, 'masculine'],
  [/(?:[ая]я|ья)$/u, 'feminine'],
  [/(?:[ое]е|ье)$/u, 'neuter'],
  [/(?:[ыи]е|ьи)$/u, 'plural'],
];

export type AdjectiveForms = {
  /** The cases of its own gender, as printed first; empty if it is plural. */
  readonly singular: readonly string[];
  readonly plural: readonly string[];
  /** The nominatives of all genders and of the plural. */
  readonly nominatives: readonly string[];
};

/** @param nominative an adjective in any gender or the plural; without an adjective's ending, `undefined` */
export function declineAdjective(nominative: string): AdjectiveForms | undefined {
  const lower = nominative.toLowerCase();
  const gender = GENDER_BY_ENDING.find(([ending]) => ending.test(lower))?.[1];
  if (!NOMINATIVE.test(lower) || gender === undefined) return undefined;
  const stem = nominative.slice(0, -2);
  const table = endingsOf(lower);
  const forms = (list: readonly string[]): string[] => list.map((ending) => stem + ending);
  const stressed = gender === 'masculine' && lower.endsWith('ой') ? [nominative] : [];
  return {
    singular: gender === 'plural' ? [] : [nominative, ...forms(table[gender])],
    plural: forms(table.plural),
    nominatives: [...stressed, ...forms([table.masculine, table.feminine, table.neuter, table.plural].map(([first = '']) => first))],
  };
}

function endingsOf(lower: string): Endings {
  const stem = lower.slice(0, -2);
  const ending = lower.slice(-2);
  if (stem.endsWith('трет') || ending.startsWith('ь')) return THIRD;
  if (/[гкх]$/u.test(stem)) return VELAR;
  if (/[жчшщ]$/u.test(stem)) return ending === 'ой' || ending === 'ое' ? STRESSED_HUSHER : HUSHER;
  return /^(?:ий|яя|ее|ие)$/u.test(ending) ? SOFT : HARD;
}

/** Nouns of every day that look like adjectives. -ние is a noun's ending unless the word is one of these adjectives. */
const NOUN_LIKE = /(?:^.{0,2}[ыио]й|геро|стро|усто|засто|поко|забо|бо|перебо|разбо|гени)й$|(?<!тре)[рлбвфмптдзс]ий$|^.{1,2}[ая]я$|(?:оруж|лич|подполь|затиш)ие$/u;
const SOFT_PLURAL = /(?:послед|верх|ниж|внеш|внутрен|крайн|средн|ранн|поздн|дальн|ближн|летн|зимн|древн|сосед|прежн|вечерн|утренн)н?ие$/u;

/** Whether a word in the nominative has the looks of an adjective; by ending, so a guess. */
export function looksLikeAdjective(word: string): boolean {
  const lower = word.toLowerCase();
  if (NOUN_LIKE.test(lower)) return false;
  if (lower.endsWith('ие')) return /[кгхжчшщ]ие$/u.test(lower) || SOFT_PLURAL.test(lower);
  if (lower.endsWith('ий')) return /(?:[кгхжчшщн]|трет)ий$/u.test(lower);
  return /(?:ый|ой|[ая]я|[ое]е|ые|третья|третье)$/u.test(lower);
}
