/**
 * The colours Spravka is drawn in, as data: the card's and screens' tokens are
 * made from it (tokens.ts), the page's marks take a kind's colour from it, and
 * a test measures its contrast. Draws nothing itself.
 */
import type { Kind } from '../../domain/entry.ts';

/** One colour on light paper and its twin on dark paper, as `#rrggbb`. */
export type Shade = { readonly light: string; readonly dark: string };

/** Surfaces and texts, after the paper and ink of a printed margin note. */
export const TONES = {
  paper: { light: '#fffdf8', dark: '#211f1c' },
  ink: { light: '#1d1b18', dark: '#efe9dd' },
  /** Secondary text: other spellings, dates, sources. */
  soft: { light: '#6b645a', dark: '#a89f90' },
  /** Hairlines; never carries meaning alone. */
  line: { light: '#e4ddd0', dark: '#3b3731' },
  /** Links and the chosen row. */
  accent: { light: '#a3271f', dark: '#ef8a7f' },
  /** Behind what is pointed at or chosen. */
  wash: { light: '#f6e5e1', dark: '#3a2724' },
} as const satisfies Record<string, Shade>;
export type Tone = keyof typeof TONES;

/** Nine hues of like weight, some 35° apart, so that no kind shouts over another; archives are grey. */
export const KIND_COLOURS: Readonly<Record<Kind, Shade>> = {
  person: { light: '#7a4b12', dark: '#dcae6b' },
  body: { light: '#1f4f7a', dark: '#8fbce6' },
  group: { light: '#8c2440', dark: '#f09ab0' },
  workplace: { light: '#17616a', dark: '#7cc8cb' },
  place: { light: '#5b3f83', dark: '#c3a8ec' },
  term: { light: '#39663a', dark: '#9fce9d' },
  event: { light: '#7f2d78', dark: '#e2a0dc' },
  publication: { light: '#615a10', dark: '#cdc274' },
  archive: { light: '#4c545f', dark: '#b3bbc6' },
};
