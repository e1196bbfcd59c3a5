/**
 * The sentence in which a term stands, for the reading log. Pure.
 */
import type { Span } from '../domain/match.ts';

/** In UTF-16 units: a longer sentence is cut around the term. */
const MOST = 400;

/** @param language of the text, as far as the page tells it */
export function sentenceAround(text: string, { start, end }: Span, language?: string): string {
  // So much around it that a sentence of the longest kind is whole.
  const from = Math.max(0, start - 2 * MOST);
  // A line's end is no sentence's.
  const near = text.slice(from, end + 2 * MOST).replaceAll(/\s/g, ' ');
  let [first, last] = [0, near.length];
  for (const { index, segment } of segmenterFor(language).segment(near)) {
    if (index <= start - from) first = index;
    if (index + segment.length >= end - from) {
      last = index + segment.length;
      break;
    }
  }
  const [cutFirst, cutLast] = last - first <= MOST ? [first, last] : [Math.max(first, Math.floor((start + end) / 2) - from - MOST / 2), Math.min(last, Math.floor((start + end) / 2) - from + MOST / 2)];
  const whole = near.slice(cutFirst, cutLast).replaceAll(/\s+/g, ' ').trim();
  return `${cutFirst > first ? '… ' : ''}${whole}${cutLast < last ? ' …' : ''}`;
}

function segmenterFor(language: string | undefined): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language || undefined, { granularity: 'sentence' });
  } catch {
    return new Intl.Segmenter(undefined, { granularity: 'sentence' });
  }
}
