import { describe, expect, it } from 'vitest';
import { sentenceAround } from './sentence.ts';

const around = (text: string, term: string): string => sentenceAround(text, { start: text.indexOf(term), end: text.indexOf(term) + term.length });

describe('the sentence around a term', () => {
  it('is the one it stands in', () => {
    const text = 'The sailors wrote. In Moscow the VSNKh\n was asked to mediate. Nothing came of it.';
    expect(around(text, 'VSNKh')).toBe('In Moscow the VSNKh was asked to mediate.');
    expect(around(text, 'sailors')).toBe('The sailors wrote.');
    expect(around(text, 'Nothing')).toBe('Nothing came of it.');
  });

  it('is two where the term runs over the end of one', () => expect(around('Of the R. K. P. much is known. Yes.', 'R. K. P.')).toContain('R. K. P.'));

  it('is cut where it is very long', () => {
    const text = `${'bread and '.repeat(100)}VSNKh${' and bread'.repeat(100)}.`;
    const sentence = around(text, 'VSNKh');
    expect(sentence).toMatch(/^… .*VSNKh.* …$/);
    expect(sentence.length).toBeLessThanOrEqual(410);
  });

  it('knows Russian', () => expect(around('О Мясникове говорили. Потом замолчали.', 'Мясникове')).toBe('О Мясникове говорили.'));
});
