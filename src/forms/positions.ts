/**
 * A spelling with alternatives: per position, what a text may print there.
 * Lists stay short where spellings multiply: eight letters with three readings
 * each are 24 strings here and 6,561 if written out.
 */

/** Lower case; the empty string means that the position may be absent. */
export type Positions = readonly (readonly string[])[];

/** Apostrophes, primes and quotation marks that stand for soft and hard signs. */
export const APOSTROPHES = /['’‘‛ʼʹ′´`ʻˈʺ″“”„"ˮ]/u;

const MARKS = /\p{M}/gu;

/** Lower case without marks; й stays a letter of its own, ё becomes е. The plain form that patterns are written in. */
export const plain = (text: string): string => text.toLowerCase().normalize('NFC').replaceAll('й', '\ue000').normalize('NFD').replace(MARKS, '').replaceAll('\ue000', 'й');

/** Each letter as printed; soft and hard signs may be missing, hyphens be spaces or missing, points be missing. */
export function literalPositions(text: string): Positions {
  return Array.from(plain(text).replace(/\s+/gu, ' '), (letter): readonly string[] => {
    if (APOSTROPHES.test(letter)) return ["'", ''];
    if (letter === '-' || letter === '–') return ['-', ' ', ''];
    if (letter === ',') return [',', ''];
    return [letter];
  });
}

/** One spelling and no other. */
export const exactPositions = (text: string): Positions => Array.from(plain(text).replace(/\s+/gu, ' '), (letter) => [letter]);

/** Whether `positions` allow `text`, which is plain (see `plain`) with signs as U+0027. */
export function accepts(positions: Positions, text: string): boolean {
  let reached = new Set([0]);
  for (const alternatives of positions) {
    const next = new Set<number>();
    for (const at of reached) for (const alternative of alternatives) if (text.startsWith(alternative, at)) next.add(at + alternative.length);
    if (next.size === 0) return false;
    reached = next;
  }
  return reached.has(text.length);
}

/** The plain form with every sign as U+0027, as `accepts` wants it. */
export const comparable = (text: string): string => Array.from(plain(text), (letter) => (APOSTROPHES.test(letter) ? "'" : letter)).join('');
