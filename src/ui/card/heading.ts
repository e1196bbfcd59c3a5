/**
 * The lines at the head of a card, from an entry: dates, the other spellings
 * and their language. Pure.
 */
import type { Entry, PersonName } from '../../domain/entry.ts';
import { fill, type CardLabels } from './labels.ts';

const SHOWN_FORMS = 2;

/** `1884–1937`, `b. 1884`, `d. 1937`, or the period; `undefined` where nothing is known. */
export function dates(entry: Pick<Entry, 'born' | 'died' | 'period'>, labels: CardLabels): string | undefined {
  const { born, died, period } = entry;
  if (born !== undefined && died !== undefined) return `${born}–${died}`;
  if (born !== undefined) return fill(labels.born, born);
  if (died !== undefined) return fill(labels.died, died);
  return period;
}

/** The Cyrillic headword, then the first forms that differ from what the card prints already. */
export function otherSpellings(entry: Entry): readonly string[] {
  const cyrillic = entry.cyrillic ?? (entry.name && fullName(entry.name));
  const printed = new Set([entry.head, cyrillic, ...Object.values(entry.expansion ?? {})].map((text) => text?.toLowerCase()));
  const forms = entry.forms.map((form) => form.text).filter((text) => !printed.has(text.toLowerCase()));
  return [...(cyrillic === undefined ? [] : [cyrillic]), ...forms.slice(0, SHOWN_FORMS)];
}

/** Names the language of Cyrillic text, so that speech and fonts fit; of Latin forms it isn't known. */
export const languageOf = (text: string): 'ru' | undefined => (/\p{Script=Cyrillic}/u.test(text) ? 'ru' : undefined);

const fullName = ({ family, given, patronymic }: PersonName): string => {
  const rest = [given, patronymic].filter((part) => part !== undefined).join(' ');
  return rest === '' ? family : `${family}, ${rest}`;
};
