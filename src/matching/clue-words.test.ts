import { describe, expect, it } from 'vitest';
import { around, hasClues, stems } from './clue-words.ts';

describe('clue words', () => {
  it('are the beginnings of the longer words, and years', () => {
    expect([...stems('The joiners of AMO, in May 1921; naïve é. 21 1850')].sort()).toEqual(['1921', 'joiner', 'naive']);
  });

  it('stand within a sentence or two of the match', () => {
    const text = `${'far '.repeat(150)}near Smirnov near ${'far '.repeat(150)}`;
    const start = text.indexOf('Smirnov');
    const found = around(text, { start, end: start + 7 });
    expect([found.includes('near'), found.includes('Smirnov'), found.length < 900]).toEqual([true, false, true]);
  });

  it('speak for an entry when there are three of them', () => {
    const text = 'Smirnov, a joiner, led the battalion of volunteers';
    const at = { start: 0, end: 7 };
    expect([hasClues(text, at, [new Set(['joiner', 'battal', 'volunt'])]), hasClues(text, at, [new Set(['joiner', 'editor', 'volunt']), new Set(['battal'])]), hasClues(text, at, [new Set()])]).toEqual([true, false, false]);
  });
});
