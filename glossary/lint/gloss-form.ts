import { entryRule } from './rule.ts';

/** Length is the schema's; here is what makes a gloss read as one. */
export const glossForm = entryRule('gloss-form', 'A gloss is one sentence that ends with a full stop and does not begin with its headword.', function* ({ entry }) {
  if (!/[.!?)]$/.test(entry.gloss)) yield { key: 'gloss', message: 'the gloss has no full stop at its end', remedy: 'end it with a full stop' };
  if (/\p{Ll}\. +\p{Lu}\p{Ll}/u.test(entry.gloss.replace(/\b(?:St|Dr|c|no|vol)\. /g, ''))) yield { key: 'gloss', message: 'the gloss has more than one sentence', remedy: 'keep the first and move the rest to the article' };
  if (new RegExp(`^(?:The |A |An )?${escape(entry.head)}\\b`).test(entry.gloss) && entry.head.length > 3) {
    yield { key: 'gloss', message: 'the gloss begins with its own headword', remedy: 'say at once what kind of thing it was' };
  }
});

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
