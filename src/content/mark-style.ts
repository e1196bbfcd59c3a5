/**
 * How marks look: names of the highlight registries, and the one sheet that
 * styles them in every root.
 *
 * Colours are literal, because custom properties and `light-dark()` resolve
 * differently in highlights from browser to browser; so each kind has two
 * registries, for light ground and for dark. Nothing is printed.
 */
import { KINDS, type Kind } from '../domain/entry.ts';
import { KIND_COLOURS, TONES } from '../ui/theme/palette.ts';
import type { Tone } from './tone.ts';

/** `tint` also serves browsers that can't underline a highlight (Firefox before 146); `none`: marks answer to the pointer and can't be seen. */
export type MarkStyle = 'dotted' | 'solid' | 'tint' | 'none';

export const markName = (kind: Kind, tone: Tone): string => `spravka-${kind}${tone === 'dark' ? '-on-dark' : ''}`;
/** The mark that keyboard or panel has gone to, and the same for a moment after arriving there. */
export const CURRENT = 'spravka-current';
export const FLASH = 'spravka-flash';

const TINT_ALPHA = '38';

export function markSheet(style: MarkStyle): string {
  const kinds = KINDS.flatMap((kind) => (['light', 'dark'] as const).map((tone) => rule(markName(kind, tone), look(style, KIND_COLOURS[kind][tone]))));
  const forced = KINDS.flatMap((kind) => (['light', 'dark'] as const).map((tone) => rule(markName(kind, tone), 'text-decoration-color:LinkText')));
  return [
    `@media screen{${style === 'none' ? '' : kinds.join('')}`,
    rule(CURRENT, `background-color:${TONES.accent.light}2e;text-decoration:underline solid 2px ${TONES.accent.light}`),
    rule(FLASH, `background-color:${TONES.accent.dark}b0`),
    '}',
    style === 'none' ? '' : `@media screen and (forced-colors:active){${forced.join('')}}`,
  ].join('');
}

const rule = (name: string, declarations: string): string => `::highlight(${name}){${declarations}}`;

const look = (style: MarkStyle, colour: string): string =>
  style === 'tint' ? `background-color:${colour}${TINT_ALPHA}` : `text-decoration:underline ${style === 'solid' ? 'solid 1px' : 'dotted 1.5px'} ${colour};text-underline-offset:3px`;
