/**
 * Abbreviations made of first letters: what is one, its letters, and which
 * Cyrillic letters Latin ones stand for in it.
 */

/** Points, spaces, slashes and brackets do not belong to the letters. */
const PUNCTUATION = /[.\s/()[\]]/gu;
/** A capital with the rest of its romanisation: Kh, Ts, Shch. */
const LATIN_UNIT = /\p{Lu}(?:[a-z](?![a-z]{2}))*|[a-z]+/gu;

/**
 * Whether a text is one or more abbreviations of initial letters: all capitals,
 * or capitals with the small letters of a romanisation (VSNKh, TsGAMO) or of a
 * faction (RKP(b)).
 */
export function isAcronym(text: string): boolean {
  return text.split(/\s+/u).every((word) => {
    const letters = word.replace(PUNCTUATION, '');
    const capitals = letters.match(/\p{Lu}/gu)?.length ?? 0;
    const longestSmall = Math.max(0, ...(letters.match(/\p{Ll}+/gu) ?? []).map((run) => run.length));
    return /^\p{Lu}[\p{L}\p{N}-]+$/u.test(letters) && capitals >= 2 && longestSmall <= 2 && !/^\p{Lu}\p{Ll}+\p{Lu}\p{Ll}+$/u.test(letters);
  });
}

const TO_CYRILLIC: Readonly<Record<string, string>> = {
  shch: 'Щ', sh: 'Ш', ch: 'Ч', zh: 'Ж', kh: 'Х', ts: 'Ц', iu: 'Ю', yu: 'Ю', ju: 'Ю', ia: 'Я', ya: 'Я', ja: 'Я',
  a: 'А', b: 'Б', c: 'Ц', d: 'Д', e: 'Е', f: 'Ф', g: 'Г', h: 'Х', i: 'И', j: 'Й', k: 'К', l: 'Л', m: 'М', n: 'Н', o: 'О', p: 'П', r: 'Р', s: 'С', t: 'Т', u: 'У', v: 'В', w: 'В', x: 'Х', y: 'Ы', z: 'З',
};
/** Where the letters alone mislead. */
const KNOWN: Readonly<Record<string, string>> = { NEP: 'НЭП', SR: 'СР', VKP: 'ВКП' };

/** The Cyrillic letters of a romanised abbreviation; small faction letters stay small. */
export function guessAcronym(latin: string): string {
  const known = KNOWN[latin];
  if (known !== undefined) return known;
  // In capitals throughout (VSNKH, TSK) the pairs are still pairs.
  const units = /(?:SHCH|SH|CH|ZH|KH|TS|IU|YU|IA|YA)|./giu;
  return latin.replace(units, (unit) => {
    const cyrillic = TO_CYRILLIC[unit.toLowerCase()];
    if (cyrillic === undefined) return unit;
    return unit.charAt(0) === unit.charAt(0).toLowerCase() ? cyrillic.toLowerCase() : cyrillic;
  });
}

/** The letters of an abbreviation, each with what belongs to it: V S N Kh. */
export const acronymUnits = (acronym: string): string[] => acronym.replace(PUNCTUATION, '').match(LATIN_UNIT) ?? [];
