/**
 * What the card says in its own voice: a list of keys, each said by the message
 * `card_` + key, or `kind_` + kind. Handed to the card as an object, so that it
 * draws without a browser.
 */
import { KINDS, type Kind } from '../../domain/entry.ts';
import { t, type MessageKey } from '../../platform/i18n.ts';

export { fill } from '../../platform/i18n.ts';

export const CARD_LABELS = [
  'born', 'died', 'seeAlso', 'mayAlsoMean', 'namedWith', 'generalKnowledge', 'generalMark', 'inGeneral', 'of_article', 'of_background', 'of_born', 'of_correction', 'of_cyrillic', 'of_died', 'of_expansion', 'of_forms', 'of_gloss', 'of_head', 'of_name', 'of_period', 'correction', 'sources', 'note', 'notes', 'and', 'with',
  'back', 'path', 'close', 'pin', 'hide', 'hideTerm', 'hideSite', 'open', 'write', 'edit', 'own', 'ownGloss', 'ownNote', 'fromPack',
  'loading', 'seeding', 'storageUnavailable', 'disconnected', 'missing',
] as const satisfies readonly LabelOf<'card_'>[];

type LabelOf<Prefix extends string> = MessageKey extends infer Key ? (Key extends `${Prefix}${infer Label}` ? Label : never) : never;
export type CardLabels = { readonly [Key in (typeof CARD_LABELS)[number] | Kind]: string };

/** In the language of the moment. */
export const cardLabels = (): CardLabels =>
  Object.fromEntries([...CARD_LABELS.map((label) => [label, t(`card_${label}`)]), ...KINDS.map((kind) => [kind, t(`kind_${kind}`)])]) as CardLabels;
