import { describe, expect, it } from 'vitest';
import { KINDS } from '../../domain/entry.ts';
import { KIND_COLOURS, TONES, type Shade } from './palette.ts';
import { tokensCss } from './tokens.ts';

/** Relative luminance, WCAG 2.2. */
function luminance(colour: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
  const [red, green, blue] = channels.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const texts: [string, Shade][] = [
  ...KINDS.map((kind): [string, Shade] => [kind, KIND_COLOURS[kind]]),
  ['ink', TONES.ink],
  ['soft', TONES.soft],
  ['accent', TONES.accent],
];

describe('contrast of every text colour', () => {
  it('knows black on white', () => expect(contrast('#000000', '#ffffff')).toBeCloseTo(21));

  it.each(texts)('%s is at least 4.5:1 on paper and on the wash, light and dark', (_name, shade) => {
    for (const surface of [TONES.paper, TONES.wash]) {
      expect(contrast(shade.light, surface.light)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(shade.dark, surface.dark)).toBeGreaterThanOrEqual(4.5);
    }
  });
});

describe('tokens', () => {
  it.each(KINDS)('give %s its colour, its rule and its place in forced colours', (kind) => {
    expect(tokensCss).toContain(`--kind-${kind}:light-dark(`);
    expect(tokensCss).toContain(`[data-kind=${kind}]{--kind:var(--kind-${kind})}`);
    expect(tokensCss).toContain(`--kind-${kind}:CanvasText`);
  });
});
