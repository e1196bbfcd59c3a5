/**
 * What forms/ derives from an entry and matching/ compiles: spellings with
 * alternatives, and what they lead to.
 */
import type { CaseRule, Confidence, EntryId, Kind } from './entry.ts';
import type { FormRole } from './match.ts';

/** What a form leads to. */
export type FormTarget = {
  /** Index into the `EntryMeta[]` compiled with the patterns. */
  readonly entry: number;
  readonly role: FormRole;
  readonly confidence: Confidence;
  readonly caseRule: CaseRule;
  /** For the case rule `exact`: the spelling whose capitals count. */
  readonly literal?: string;
  /** Reached only through the romanisation grammar: a literal form of the same text wins. */
  readonly derived: boolean;
};

/**
 * Per position, the alternatives a text may print there: lower case, folded as
 * matching/ folds; the empty string means the position may be absent.
 */
export type FormPattern = { readonly alternatives: readonly (readonly string[])[]; readonly target: FormTarget };

/**
 * What the matcher carries of an entry. `neighbours` are indices into the same
 * list; `clues` are stems of words that tell the entry from others of its name.
 */
export type EntryMeta = { readonly id: EntryId; readonly kind: Kind; readonly neighbours: readonly number[]; readonly clues?: readonly string[] | undefined };
