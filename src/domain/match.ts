/**
 * What scanning a text yields. Offsets are UTF-16 units of the text scanned,
 * end exclusive.
 */
import type { Confidence, EntryId, Kind } from './entry.ts';

export type Span = { readonly start: number; readonly end: number };

/** One entry a match may mean. `via` tells how the text names it, for gate and rank. */
export type Candidate = { readonly id: EntryId; readonly kind: Kind; readonly confidence: Confidence; readonly via: FormRole };

/**
 * `name`: a headword or other spelling that stands for the whole; `acronym`: its letters;
 * `full-name`: a person with given name or initials; `surname`: a person's surname alone;
 * `english`: an English rendering made of common words; `word`: a word of every day, in any language;
 * `event`: what any event of its kind may be called, for one that had its day.
 */
export const FORM_ROLES = ['name', 'acronym', 'full-name', 'surname', 'english', 'word', 'event'] as const;
export type FormRole = (typeof FORM_ROLES)[number];

/** A place in the text with the entries it may mean, best first. */
export type Match = Span & { readonly candidates: readonly Candidate[]; readonly confidence: Confidence };
