/**
 * Takes out of a text from outside what no text needs and what can mislead its
 * reader: halves of surrogate pairs, control characters, characters that turn
 * the direction of what follows, invisible tags. Everything else stays, HTML
 * too: it is shown as the text it is.
 */

/** C0 and C1 controls but tab and newline; byte order marks; embeddings, overrides and isolates; interlinear and tag characters. */
const UNWANTED = /(?![\t\n])\p{Cc}|[\ufeff\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
const LINE_ENDS = /\r\n?|[\u2028\u2029]/g;
const LONE_SURROGATES = /\p{Cs}/gu;
/** One look tells for nearly every text that nothing is to be done. */
const SUSPECT = /(?![\t\n])\p{Cc}|[\ufeff\u2028-\u202e\u2066-\u2069\ufff9-\ufffb\p{Cs}\u{e0000}-\u{e007f}]/u;

export const isTame = (text: string): boolean => !SUSPECT.test(text);

export function tameText(text: string): string {
  return isTame(text) ? text : text.replace(LINE_ENDS, '\n').replace(UNWANTED, '').replace(LONE_SURROGATES, '\ufffd');
}

/**
 * Every text within a value out of JSON, tamed.
 * @returns the value itself where nothing was to be done
 */
export function tameValue(value: unknown): unknown {
  return isAllTame(value) ? value : tamed(value);
}

/** Makes nothing anew: nearly everything is tame. */
function isAllTame(value: unknown): boolean {
  if (typeof value === 'string') return isTame(value);
  if (typeof value !== 'object' || value === null) return true;
  for (const key of Object.keys(value)) if (!isAllTame((value as Record<string, unknown>)[key])) return false;
  return true;
}

function tamed(value: unknown): unknown {
  if (typeof value === 'string') return tameText(value);
  if (Array.isArray(value)) return value.map(tamed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, tamed(inner)]));
}
