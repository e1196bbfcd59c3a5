import { entryRule } from './rule.ts';

const WORD = /[\p{L}\p{M}]+/gu;

/** A Latin "C" inside a Cyrillic word looks right and never matches. */
export const mixedScript = entryRule('mixed-script', 'No word mixes Latin and Cyrillic letters.', function* ({ entry }) {
  for (const [key, text] of textsOf(entry)) {
    for (const [word] of text.matchAll(WORD)) {
      if (/\p{Script=Latin}/u.test(word) && /\p{Script=Cyrillic}/u.test(word)) {
        const latin = word.match(/\p{Script=Latin}/gu)?.join(' ') ?? '';
        yield { key, message: `"${word}" mixes Latin (${latin}) and Cyrillic letters`, remedy: 'type the whole word in one alphabet' };
      }
    }
  }
  for (const key of ['cyrillic', 'adjective'] as const) {
    if (entry[key] !== undefined && !/\p{Script=Cyrillic}/u.test(entry[key])) yield { key, message: `"${entry[key]}" has no Cyrillic letter`, remedy: 'write it in Cyrillic' };
  }
});

/** Every text of an entry with the top-level key it stands under. */
function* textsOf(value: object): Generator<[key: string, text: string]> {
  for (const [key, inner] of Object.entries(value)) for (const text of strings(inner)) yield [key, text];
}

function* strings(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (value !== null && typeof value === 'object') for (const inner of Object.values(value)) yield* strings(inner);
}
