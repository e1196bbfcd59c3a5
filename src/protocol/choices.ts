/**
 * What a reader may choose. Without schemas, since every page reads it: those
 * for requests stand in choice-fields.ts.
 */
import { isEntryId, KINDS, type EntryId, type Kind } from '../domain/entry.ts';
import { LEVELS, type Level } from '../domain/level.ts';
import { fieldsOf, isNumber, isString, listOf, oneOf, type Shape } from './shape.ts';

/** How marks look; `on-key`: nothing until the key is held. */
export const MARK_STYLES = ['dotted', 'solid', 'tint', 'on-key'] as const;
export const CARD_SIZES = ['small', 'medium', 'large'] as const;
export const CHOSEN_THEMES = ['auto', 'light', 'dark'] as const;
/** `auto`: the browser's. */
export const LANGUAGES = ['auto', 'en', 'ru'] as const;
/** In ms, at most. */
export const LONGEST_DELAY = 5000;

export type Choices = {
  level: Level;
  /** Host names on which Spravka is switched off. */
  sitesOff: string[];
  /** Entries that are never marked. */
  hidden: EntryId[];
  /** Kinds that are not marked; a kind that comes later is marked. */
  kindsOff: Kind[];
  markStyle: (typeof MARK_STYLES)[number];
  /** ms between the pointer's rest and the card. */
  cardDelay: number;
  cardSize: (typeof CARD_SIZES)[number];
  theme: (typeof CHOSEN_THEMES)[number];
  language: (typeof LANGUAGES)[number];
  /** Whether terms looked at are written down. */
  readingLog: boolean;
};

export const DEFAULT_CHOICES: Choices = { level: 'normal', sitesOff: [], hidden: [], kindsOff: [], markStyle: 'dotted', cardDelay: 250, cardSize: 'medium', theme: 'auto', language: 'auto', readingLog: false };

const isDelay: Shape<number> = (value): value is number => isNumber(value) && value >= 0 && value <= LONGEST_DELAY;

const SHAPES: { readonly [Field in keyof Choices]: Shape<Choices[Field]> } = {
  level: oneOf(LEVELS),
  sitesOff: listOf(isString),
  hidden: listOf(isEntryId),
  kindsOff: listOf(oneOf(KINDS)),
  markStyle: oneOf(MARK_STYLES),
  cardDelay: isDelay,
  cardSize: oneOf(CARD_SIZES),
  theme: oneOf(CHOSEN_THEMES),
  language: oneOf(LANGUAGES),
  readingLog: oneOf([true, false]),
};

/** A field that is missing or not readable has its default: one bad value must not cost the reader all others. */
export const choicesFrom = (stored: unknown): Choices => fieldsOf(stored, SHAPES, DEFAULT_CHOICES);
