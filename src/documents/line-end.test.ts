import { describe, expect, it } from 'vitest';
import { lineEndOf, wordsOf } from './line-end.ts';

const judged = (line: string, next: string, page = ''): string => lineEndOf(line, next, () => wordsOf([page]));

describe('a hyphen at a line’s end', () => {
  it.each([
    ['the Bauman oppo-', 'sitionists said', 'divided'],
    ['the dis- ', 'trust of', 'divided'],
    ['Рабочая оппози\u2010', 'ция', 'divided'],
    ['drawn as a soft one\u00ad', 'like this', 'divided'],
    ['Gol’ts-', 'man', 'divided'],
    ['Lass-', 'Kozlova', 'compound'],
    ['Orekhovo-', ' Zuevo', 'compound'],
    ['the non-', 'party workers', 'open'],
    ['военно-', 'промышленный', 'open'],
    ['rank-and-', 'file', 'open'],
    ['RSFSR-', 'USSR', 'open'],
    ['1920-', '24', 'open'],
    ['an aside -', 'so to speak', 'open'],
    ['no hyphen', 'at all', 'open'],
    ['at the end-', '', 'open'],
  ])('between “%s” and “%s” is %s', (line, next, expected) => expect(judged(line, next)).toBe(expected));

  it('is judged by the other words of the page first', () => {
    expect(judged('the pre-', 'sident', 'a President spoke')).toBe('divided');
    expect(judged('the worker-', 'member', 'a worker\u2010member')).toBe('compound');
    expect(judged('the oﬃce-', 'holder', 'Office-holder')).toBe('compound');
  });
});
