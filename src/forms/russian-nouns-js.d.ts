declare module 'russian-nouns-js' {
  export type Lemma = object;
  export type LemmaOptions = {
    readonly text: string;
    readonly gender?: string;
    readonly pluraleTantum?: boolean;
    readonly animate?: boolean;
    readonly surname?: boolean;
    readonly name?: boolean;
  };
  class Engine {
    decline(lemma: Lemma, grammaticalCase: string, plural?: string): string[];
    pluralize(lemma: Lemma): string[];
  }
  const RussianNouns: {
    readonly Engine: typeof Engine;
    readonly Gender: { readonly MASCULINE: string; readonly FEMININE: string; readonly NEUTER: string };
    /** The six cases from the nominative on, and the locative. */
    readonly CASES: readonly string[];
    createLemma(options: LemmaOptions): Lemma;
  };
  export default RussianNouns;
}
