/**
 * How marks look: names of the highlight registries, and the rules that style
 * them.
 *
 * Colours are literal, because custom properties and `light-dark()` resolve
 * differently in highlights from browser to browser; so each kind has two
 * registries, for light ground and for dark. Nothing is printed.
 *
 * In Chromium an element inherits its highlights' styles, through shadow roots
 * too, so rules for the root suffice; rules for every element would double the
 * time of each style calculation of the page (41 instead of 20 ms for 16,000
 * elements). Firefox does not inherit them and needs these.
 */
import type { Kind } from '../domain/entry.ts';
import { KIND_COLOURS, TONES } from '../ui/theme/palette.ts';
import type { Tone } from './tone.ts';

/** `tint` also serves browsers that can't underline a highlight (Firefox before 146); `none`: marks answer to the pointer and can't be seen. */
export type MarkStyle = 'dotted' | 'solid' | 'tint' | 'none';

export const markName = (kind: Kind, tone: Tone): string => `spravka-${kind}${tone === 'dark' ? '-on-dark' : ''}`;
/** The mark that keyboard or panel has gone to, and the same for a moment after arriving there. */
export const CURRENT = 'spravka-current';
export const FLASH = 'spravka-flash';

const COLOURS = Object.entries(KIND_COLOURS) as [Kind, (typeof KIND_COLOURS)[Kind]][];
const TINT_ALPHA = '38';

/** Whether highlights' styles are not inherited. */
const IN_FIREFOX = '(-moz-appearance:none)';
const ELSEWHERE = `(not ${IN_FIREFOX})`;

export function markRules(style: MarkStyle): string {
  return `@supports ${ELSEWHERE}{${rulesFor(':root', style)}}@supports ${IN_FIREFOX}{${rulesFor('', style)}}`;
}

function rulesFor(subject: string, style: MarkStyle): string {
  const rule = (name: string, declarations: string): string => `${subject}::highlight(${name}){${declarations}}`;
  const each = (declare: (colour: string) => string): string =>
    COLOURS.flatMap(([kind, shade]) => (['light', 'dark'] as const).map((tone) => rule(markName(kind, tone), declare(shade[tone])))).join('');
  const kinds = style === 'none' ? '' : each((colour) => look(style, colour));
  const current = rule(CURRENT, `background-color:${TONES.accent.light}2e;text-decoration:underline solid 2px ${TONES.accent.light}`);
  const flash = rule(FLASH, `background-color:${TONES.accent.dark}b0`);
  const forced = style === 'none' ? '' : `@media screen and (forced-colors:active){${each(() => 'text-decoration-color:LinkText')}}`;
  return `@media screen{${kinds}${current}${flash}}${forced}`;
}

const look = (style: MarkStyle, colour: string): string =>
  style === 'tint' ? `background-color:${colour}${TINT_ALPHA}` : `text-decoration:underline ${style === 'solid' ? 'solid 1px' : 'dotted 1.5px'} ${colour};text-underline-offset:3px`;
