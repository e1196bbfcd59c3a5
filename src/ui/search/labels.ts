/**
 * What the popup says: keys as in card/labels.ts, said by `search_` + key.
 */
import { t } from '../../platform/i18n.ts';

export const SEARCH_LABELS = [
  'search', 'query', 'hint', 'found', 'nothing', 'onThisPage', 'nothingOnPage', 'pageUnreadable', 'pageOff', 'showOnPage',
  'siteOn', 'siteOff', 'switchOff', 'switchOn', 'views', 'seeding', 'storageUnavailable', 'disconnected',
] as const;

export type SearchLabels = { readonly [Key in (typeof SEARCH_LABELS)[number]]: string };

/** In the language of the moment. */
export const searchLabels = (): SearchLabels => Object.fromEntries(SEARCH_LABELS.map((label) => [label, t(`search_${label}`)])) as SearchLabels;
