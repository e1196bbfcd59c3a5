import { describe, expect, it } from 'vitest';
import { luminanceOf } from './tone.ts';

describe('luminance of a computed colour', () => {
  it.each([
    ['rgb(0, 0, 0)', 0],
    ['rgb(255, 255, 255)', 1],
    ['rgba(255, 255, 255, 0.5)', 1],
    ['rgb(255, 0, 0)', 0.2126],
    ['rgb(31, 79, 122)', 0.072],
    ['color(srgb 1 1 1)', 1],
    ['color(srgb 0 1 0 / 0.5)', 0.7152],
    ['color(display-p3 1 1 1)', 1],
    ['oklch(1 0 0)', 1],
    ['oklab(0 0 0 / 0.4)', 0],
    ['lab(100 0 0)', 1],
    ['lch(50% 0 0)', 0.125],
  ])('%s is %f', (colour, luminance) => expect(luminanceOf(colour)).toBeCloseTo(luminance, 2));

  it.each(['', 'red', 'color(xyz 1 1 1)', 'hwb(1 2 3)'])('of "%s" is unknown', (colour) => expect(luminanceOf(colour)).toBeUndefined());
});
