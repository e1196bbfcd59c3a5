/**
 * Imports in the reader's language: why a file or an entry is not taken, where,
 * and what to do about it.
 */
import type { ImportSample } from '../../protocol/pack-requests.ts';
import { formatBytes, formatNumber, interfaceLanguage, t, type MessageKey } from '../../platform/i18n.ts';
import { failureText } from '../failure-text.ts';
import type { ImportFailed } from './exchange-services.ts';

type Refused = Extract<ImportFailed, { readonly kind: 'refused' }>;

const REFUSALS = {
  'not-json': 'refused_notJson',
  'not-a-pack': 'refused_notAPack',
  'newer-version': 'refused_newerVersion',
  'not-a-table': 'refused_notATable',
  'no-headword-column': 'refused_noHeadword',
  'not-a-zip': 'refused_notAZip',
  'not-yomitan': 'refused_notYomitan',
  'too-large': 'refused_tooLarge',
  'too-many-entries': 'refused_tooMany',
  'zip-bomb': 'refused_zipBomb',
  'not-text': 'refused_notText',
  'empty-file': 'refused_empty',
  'unknown-format': 'refused_unknown',
} as const satisfies Record<Refused['why'], MessageKey>;

export function importFailureText(failure: ImportFailed): string {
  if (failure.kind === 'cancelled') return t('import_cancelled');
  if (failure.kind !== 'refused') return failureText(failure);
  return t(REFUSALS[failure.why], limitText(failure));
}

function limitText({ why, limit }: Refused): string {
  if (limit === undefined) return '';
  return why === 'too-many-entries' ? formatNumber(limit) : formatBytes(limit);
}

export const formatTime = (time: number): string => new Intl.DateTimeFormat(interfaceLanguage(), { dateStyle: 'medium', timeStyle: 'short' }).format(time);

const FIELDS: Readonly<Record<string, MessageKey>> = {
  id: 'field_id', kind: 'glossary_kind', head: 'form_head', gloss: 'form_gloss', cyrillic: 'form_cyrillic', expansion: 'form_expansion', name: 'form_name', born: 'form_born', died: 'form_died',
  period: 'form_period', article: 'form_article', life: 'form_life', forms: 'form_forms', see: 'form_see', sources: 'form_sources', background: 'card_generalKnowledge', correction: 'card_correction', overlay: 'note_note', entry: 'field_entry',
};

const REASONS: Readonly<Record<string, MessageKey>> = {
  empty: 'reason_empty', 'too-long': 'reason_tooLong', 'one-letter': 'reason_oneLetter', 'no-letters': 'reason_noLetters', 'id-malformed': 'reason_idMalformed', 'id-taken': 'reason_sameIdTwice', 'too-many': 'reason_tooMany',
  malformed: 'reason_malformed', 'same-id-twice': 'reason_sameIdTwice', 'same-entry-twice': 'reason_sameEntryTwice', 'belongs-to-pack': 'reason_belongsToPack', 'belongs-to-built-in': 'reason_belongsToBuiltIn',
};

/** Such as `Other spellings, 2: a single letter would mark too much`. */
export function reasonText({ field, reason }: ImportSample['reasons'][number]): string {
  const [name = '', number] = field.split('.');
  const why = t(REASONS[reason] ?? 'reason_malformed');
  const key = FIELDS[name];
  if (key === undefined || reason.startsWith('belongs-to') || reason.startsWith('same-')) return why;
  const place = number !== undefined && /^\d+$/.test(number) ? `${t(key)}, ${Number(number) + 1}` : t(key);
  return `${place}: ${why}`;
}
