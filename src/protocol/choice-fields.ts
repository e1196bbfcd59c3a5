/**
 * The schema of each of the reader's choices, for requests that change them.
 */
import * as v from 'valibot';
import { EntryIdSchema, KINDS } from '../domain/entry.ts';
import { LEVELS } from '../domain/level.ts';
import { CARD_SIZES, CHOSEN_THEMES, LANGUAGES, LONGEST_DELAY, MARK_STYLES, type Choices } from './choices.ts';

export const CHOICE_FIELDS = {
  level: v.picklist(LEVELS),
  sitesOff: v.array(v.string()),
  hidden: v.array(EntryIdSchema),
  kindsOff: v.array(v.picklist(KINDS)),
  markStyle: v.picklist(MARK_STYLES),
  cardDelay: v.pipe(v.number(), v.minValue(0), v.maxValue(LONGEST_DELAY)),
  cardSize: v.picklist(CARD_SIZES),
  theme: v.picklist(CHOSEN_THEMES),
  language: v.picklist(LANGUAGES),
  readingLog: v.boolean(),
} as const satisfies { readonly [Field in keyof Choices]: v.GenericSchema<unknown, Choices[Field]> };
