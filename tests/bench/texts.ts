/**
 * The texts that benches read: the real ones where they lie beside the
 * repository, else texts made of the glossary's own sentences, always the same.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { commonWords } from '../../glossary/lexicon.ts';
import { loadGlossary } from '../../glossary/load.ts';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const BESIDE = `${ROOT}../shared/`;
const BOOK_UNITS = 780_000;
const RANSOME_UNITS = 190_000;

export type BenchText = { readonly name: string; readonly text: string };

/** Numbers from 0 to 1 that look random and are the same in each run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const pick = <Value>(list: readonly Value[], random: () => number): Value => list[Math.floor(random() * list.length)]!;

/** Divided words joined: none but ours reads over a line's end, and all get the same text. */
const rejoined = (text: string): string => text.replaceAll(/([\p{L}\p{N}])(?:-|\u2010|\u00ad)[^\S\n]*\r?\n\s*(?=(\p{Lu})?)/gu, (_, letter: string, capital?: string) => letter + (capital === undefined ? '' : '-'));

/** Without the numbers of notes that hang on words: none but ours tells them from the word. */
export const withoutNotes = (text: string): string => text.replaceAll(/(?<=[\p{L}\p{M}'’‘“”"«»`´ʹʺ])\d{1,3}(?![\p{L}\p{N}])/gu, '');

function fromGlossary(length: number, seed: number): string {
  const random = seeded(seed);
  const sentences = loadGlossary(`${ROOT}glossary`).entries.flatMap(({ entry }) => `${entry.gloss} ${entry.article ?? ''}`.match(/[^.]+\./g) ?? []);
  const paragraphs: string[] = [];
  for (let units = 0; units < length; ) {
    const paragraph = Array.from({ length: 5 }, () => pick(sentences, random).trim()).join(' ');
    paragraphs.push(paragraph);
    units += paragraph.length + 2;
  }
  return paragraphs.join('\n\n').slice(0, length);
}

const real = (path: string): string | undefined => (existsSync(BESIDE + path) ? rejoined(readFileSync(BESIDE + path, 'utf8')) : undefined);
const orGenerated = (name: string, path: string, length: number, seed: number): BenchText => {
  const text = real(path);
  return text === undefined ? { name: `generated (${name} is not here)`, text: rejoined(fromGlossary(length, seed)) } : { name, text };
};

export const book = (): BenchText => orGenerated('Pirani 2008', 'book/pirani-2008.txt', BOOK_UNITS, 1);
export const ransome = (): BenchText => orGenerated('Ransome 1920', 'texts/ransome-crisis-1920.txt', RANSOME_UNITS, 2);

/** English about nothing: ordinary words in sentences. */
export function unrelated(length = 10_000): BenchText {
  const random = seeded(3);
  const ordinary = [...commonWords].filter((word) => /^[a-z]{2,}$/.test(word)).slice(0, 8000);
  const sentence = (): string => {
    const line = Array.from({ length: 6 + Math.floor(random() * 14) }, () => pick(ordinary, random)).join(' ');
    return `${line[0]!.toUpperCase()}${line.slice(1)}.`;
  };
  let text = '';
  while (text.length < length) text += `${Array.from({ length: 5 }, sentence).join(' ')}\n\n`;
  return { name: 'unrelated', text: text.slice(0, length) };
}

/** The book over and over, cut to a length. */
export const ofLength = (text: string, length: number): string => text.repeat(Math.ceil(length / text.length)).slice(0, length);

const forHtml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A plain page: a paragraph for each stretch between empty lines, an emphasis here and there. */
export function asPage(text: string, title: string): string {
  const paragraphs = text.split(/\n\s*\n\s*/).filter((paragraph) => paragraph.trim() !== '');
  const body = paragraphs.map((paragraph, index) => `<p>${index % 4 === 0 ? forHtml(paragraph).replace(/(\S+)\s*$/, '<em>$1</em>') : forHtml(paragraph)}</p>`);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${forHtml(title)}</title><style>body { font: 18px/1.5 serif; max-width: 40em; margin: 2em auto }</style><body><h1>${forHtml(title)}</h1>\n${body.join('\n')}\n</body></html>`;
}
