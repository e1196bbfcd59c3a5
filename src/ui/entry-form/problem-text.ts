/**
 * Problems and warnings of a draft in the reader's language.
 */
import type { Problem, Warning } from '../../domain/draft.ts';
import { t, type MessageKey } from '../../platform/i18n.ts';

const PROBLEM_TEXTS = {
  empty: 'problem_empty',
  'too-long': 'problem_tooLong',
  'one-letter': 'problem_oneLetter',
  'no-letters': 'problem_noLetters',
  'id-malformed': 'problem_idMalformed',
  'id-taken': 'problem_idTaken',
  'too-many': 'problem_tooMany',
  malformed: 'problem_malformed',
} as const satisfies Record<Problem['problem'], MessageKey>;

const WARNING_TEXTS = {
  'common-word': 'warning_commonWord',
  clashes: 'warning_clashes',
  'unknown-see': 'warning_unknownSee',
  tamed: 'warning_tamed',
} as const satisfies Record<Warning['warning'], MessageKey>;

export const problemText = ({ problem, limit }: Problem): string => t(PROBLEM_TEXTS[problem], limit ?? '');
/** @param heads of the entries it is about */
export function warningText({ warning, text = '' }: Warning, heads: readonly string[]): string {
  return warning === 'clashes' && heads.includes(text) ? t('warning_taken', text) : t(WARNING_TEXTS[warning], text, heads.join(', '));
}
