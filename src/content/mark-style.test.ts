import { describe, expect, it } from 'vitest';
import { KINDS } from '../domain/entry.ts';
import { markName, markRules } from './mark-style.ts';

describe('the rules', () => {
  it.each(KINDS)('has a rule for %s on light and on dark ground', (kind) => {
    const css = markRules('dotted');
    expect(css).toContain(`::highlight(${markName(kind, 'light')}){text-decoration:underline dotted`);
    expect(css).toContain(`::highlight(${markName(kind, 'dark')}){text-decoration:underline dotted`);
  });

  it('underlines, tints, or shows nothing', () => {
    expect(markRules('solid')).toContain('underline solid 1px');
    expect(markRules('tint')).toMatch(/spravka-person\)\{background-color:#[0-9a-f]{8}\}/);
    expect(markRules('none')).not.toContain('spravka-person');
  });

  it.each(['dotted', 'solid', 'tint', 'none'] as const)('say nothing of paper, and use no variables (%s)', (style) => {
    const outsideScreens = markRules(style).replaceAll(/@media screen[^{]*\{(?:[^{}]*\{[^}]*\})*\}/g, '');
    expect(outsideScreens).not.toContain('highlight');
    expect(markRules(style)).toContain('@media screen');
    expect(markRules(style)).not.toMatch(/var\(|light-dark\(/);
  });

  it('are for the root alone where elements inherit them', () => {
    const [elsewhere, firefox] = markRules('dotted').split('@supports (-moz') as [string, string];
    expect(elsewhere.match(/.{5}::highlight/g)?.every((rule) => rule.startsWith(':root'))).toBe(true);
    expect(firefox).not.toContain(':root');
  });
});
