import { describe, expect, it } from 'vitest';
import { KINDS } from '../domain/entry.ts';
import { markName, markSheet } from './mark-style.ts';

describe('the sheet', () => {
  it.each(KINDS)('has a rule for %s on light and on dark ground', (kind) => {
    const css = markSheet('dotted');
    expect(css).toContain(`::highlight(${markName(kind, 'light')}){text-decoration:underline dotted`);
    expect(css).toContain(`::highlight(${markName(kind, 'dark')}){text-decoration:underline dotted`);
  });

  it('underlines, tints, or shows nothing', () => {
    expect(markSheet('solid')).toContain('underline solid 1px');
    expect(markSheet('tint')).toMatch(/spravka-person\)\{background-color:#[0-9a-f]{8}\}/);
    expect(markSheet('none')).not.toContain('spravka-person');
  });

  it.each(['dotted', 'solid', 'tint', 'none'] as const)('%s: says nothing of paper, and uses no variables', (style) => {
    expect(markSheet(style).split('@media ').slice(1).every((rules) => rules.startsWith('screen'))).toBe(true);
    expect(markSheet(style).startsWith('@media screen')).toBe(true);
    expect(markSheet(style)).not.toMatch(/var\(|light-dark\(/);
  });
});
