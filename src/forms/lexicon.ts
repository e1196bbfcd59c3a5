/**
 * What forms/ asks about ordinary language. The word lists behind it are large
 * and known at build time only; in the browser a short list answers.
 */
export type Lexicon = {
  /** Whether English prints this word in lower case for something of its own. `word` may have capitals. */
  isEnglishWord(word: string): boolean;
  /** Whether general dictionaries carry it as a name, such as Baku or Lenin. Absent: no such list at hand. */
  isProperName?(word: string): boolean;
};

/** Knows no word at all. */
export const NO_LEXICON: Lexicon = { isEnglishWord: () => false };
