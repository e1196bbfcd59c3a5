/**
 * What a Russian word in a case may be in the nominative, by the endings of its
 * declension: главков → главки, Мясникову → Мясников, ячеек → ячейка. In plain
 * Cyrillic, and in the classes of `skeleton.ts`, which every romanisation has.
 *
 * Far more is made than there is: who asks looks for those that are names. So
 * no dictionary is needed, and none of the words that an entry's author adds has
 * to be declined when it is indexed.
 */

/** Endings of a declension, and those of its nominatives. */
type Declension = { readonly cases: readonly string[]; readonly nominatives: readonly string[] };

/** Павловой: a woman's name, before the man's that has the same stem. */
const FEMININE: Declension = { cases: ['ой', 'ою'], nominatives: ['а'] };
/** завод, газета, дело, главки */
const HARD: Declension = { cases: ['', ...'а у ом ем е о ы и ой ою ей ов ев ам ами ах'.split(' ')], nominatives: ['', 'а', 'о', 'ы', 'и'] };
/** деятель, герой, неделя, поле */
const SOFT: Declension = { cases: 'ь й я ю ем ей ею ью е и ев ям ями ях'.split(' '), nominatives: ['ь', 'й', 'я', 'е', 'и'] };
/** партия, восстание, пролетарий */
const IOTATED: Declension = { cases: 'ия ии ию ией ие ием ий иев иям иями иях'.split(' '), nominatives: ['ия', 'ие', 'ий', 'ии'] };
/** рабочий, левая, служащие */
const ADJECTIVAL: Declension = { cases: 'ого его ому ему ым им ом ем ой ей ою ею ую юю ых их ыми ими ая яя ое ее ые ие'.split(' '), nominatives: ['ый', 'ий', 'ой', 'ая', 'яя', 'ое', 'ее', 'ые', 'ие'] };
/** знамя */
const IN_MYA: Declension = { cases: 'мени менем мена мен менам менами менах'.split(' '), nominatives: ['мя'] };
const CYRILLIC = [FEMININE, HARD, SOFT, IOTATED, ADJECTIVAL, IN_MYA];
/** The same in classes: vowels of cases are few, и and ы none. */
const CLASSES: readonly Declension[] = [{ cases: ['', 'A', 'U', 'E', 'EM', 'EU', 'EV', 'AM', 'AH', 'EGE', 'EMU', 'M', 'H', 'EH'], nominatives: ['', 'A', 'E'] }];

/** In letters, or in classes: what is left of a shorter one fits too much. */
const SHORTEST_STEM = 3;

/** @param word in `normalForm`, Cyrillic @returns the word itself first, without repetition; what is likelier comes sooner */
export const cyrillicNominatives = (word: string): readonly string[] => nominativesOf(word, CYRILLIC, FLEETING);
/** @param bone a skeleton of one word */
export const classNominatives = (bone: string): readonly string[] => nominativesOf(bone, CLASSES, FLEETING_CLASS);

type Fleeting = { readonly between: RegExp; readonly within: RegExp; readonly vowels: readonly string[] };
/** паёк, пайка; ячейка, ячеек; красноармеец, красноармейца: a vowel that only one of them has. */
const FLEETING: Fleeting = { between: /(?<=[бвгджзклмнпрстфхцчшщ])[ьй]?(?=[кцнлв]$)|й(?=[кц]$)/u, within: /(?<=[бвгджзклмнпрстфхцчшщ])[ое](?=[кцнлв]$)/u, vowels: ['о', 'е'] };
const FLEETING_CLASS: Fleeting = { between: /(?=[KSNLV]$)/u, within: /(?<=[BVGDJSKLMNPRTH])E(?=[KSNLV]$)/u, vowels: ['E'] };

function nominativesOf(word: string, declensions: readonly Declension[], fleeting: Fleeting): readonly string[] {
  const found = new Set([word]);
  for (const { cases, nominatives } of declensions) {
    for (const ending of cases) {
      if (!word.endsWith(ending) || word.length - ending.length < SHORTEST_STEM) continue;
      const stem = word.slice(0, word.length - ending.length);
      for (const nominative of nominatives) found.add(stem + nominative);
      // A case with an ending has lost its vowel, one without has taken one.
      if (ending === '') for (const nominative of nominatives) found.add(withoutIotation(stem, fleeting) + nominative);
      else for (const vowel of fleeting.vowels) found.add(stem.replace(fleeting.between, vowel));
    }
  }
  return [...found];
}

/** ячеек → ячейк; марок → марк */
const withoutIotation = (stem: string, { within }: Fleeting): string => stem.replace(/(?<=[аеиоуя])е(?=к$)/u, 'й').replace(within, '');
