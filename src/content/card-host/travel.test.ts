import { describe, expect, it } from 'vitest';
import { whereabouts } from './travel.ts';

const words = [{ left: 100, top: 100, right: 150, bottom: 116 }];
const below = { left: 90, top: 124, right: 470, bottom: 400 };
const left = { x: 125, y: 110 };

describe('whereabouts', () => {
  it.each([
    ['on the words', { x: 120, y: 108 }, 'words'],
    ['a little beside the words', { x: 97, y: 104 }, 'words'],
    ['between words and card', { x: 125, y: 121.5 }, 'travelling'],
    ['on the card', { x: 300, y: 200 }, 'card'],
    ['on its edge', { x: 470, y: 124 }, 'card'],
    ['on the straight way to a far corner', { x: 250, y: 117 }, 'travelling'],
    ['off that way', { x: 250, y: 112 }, 'elsewhere'],
    ['above the words', { x: 125, y: 60 }, 'elsewhere'],
    ['beside the card', { x: 480, y: 300 }, 'elsewhere'],
  ] as const)('%s', (_case, point, expected) => expect(whereabouts(point, words, below, left)).toBe(expected));

  it('knows the way to a card above and to one pushed to the side', () => {
    const above = { left: 90, top: 10, right: 470, bottom: 60 };
    expect(whereabouts({ x: 200, y: 75 }, words, above, left)).toBe('travelling');
    expect(whereabouts({ x: 450, y: 100 }, words, above, left)).toBe('elsewhere');
    const aside = { left: 300, top: 124, right: 680, bottom: 400 };
    expect(whereabouts({ x: 230, y: 125 }, words, aside, left)).toBe('travelling');
    expect(whereabouts({ x: 130, y: 300 }, words, aside, left)).toBe('elsewhere');
  });
});
