/**
 * What the popup says: keys as in card/labels.ts, said by `search_` + key, or
 * `kinds_` + kind.
 */
import { KINDS, type Kind } from '../../domain/entry.ts';
import { t } from '../../platform/i18n.ts';

export const SEARCH_LABELS = [
  'search', 'query', 'hint', 'found', 'preparing', 'preparingNote', 'nothing', 'onThisPage', 'nothingOnPage', 'pageUnreadable', 'readHere', 'keptOff', 'allowPages', 'pdfHere', 'readPdf', 'pageOff', 'showOnPage',
  'siteOn', 'siteOff', 'add', 'addThis', 'hide', 'gone', 'undo', 'byKind', 'beside', 'level', 'calm', 'normal', 'everything', 'calmHint', 'normalHint', 'everythingHint',
  'switchOff', 'switchOn', 'views', 'seeding', 'storageUnavailable', 'disconnected',
] as const;

export type SearchLabels = { readonly [Key in (typeof SEARCH_LABELS)[number] | Kind]: string };

/** In the language of the moment. */
export const searchLabels = (): SearchLabels => 
  Object.fromEntries([...SEARCH_LABELS.map((label) => [label, t(`search_${label}`)]), ...KINDS.map((kind) => [kind, t(`kinds_${kind}`)])]) as SearchLabels;
