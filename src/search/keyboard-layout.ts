/**
 * What would have been typed had the other keyboard layout been on: Russian
 * ЙЦУКЕН and US QWERTY, key by key.
 */
const LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const CYRILLIC = 'ёйцукенгшщзхъфывапролджэячсмитьбю';
const LATIN_SHIFTED = '~QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>';

const toCyrillic = new Map([...LATIN].map((key, at) => [key, CYRILLIC[at]!]));
[...LATIN_SHIFTED].forEach((key, at) => toCyrillic.set(key, CYRILLIC[at]!.toUpperCase()));
const toLatin = new Map([...CYRILLIC].map((letter, at) => [letter, LATIN[at]!]));
[...CYRILLIC.toUpperCase()].forEach((letter, at) => toLatin.set(letter, LATIN_SHIFTED[at]!));

/** `dcy[` → `вснх`, `ЬПЫЗЫ` → `MGSPS`; text in no layout comes back as it was. */
export function otherLayout(text: string): string {
  const table = /\p{Script=Cyrillic}/u.test(text) ? toLatin : toCyrillic;
  return [...text].map((character) => table.get(character) ?? character).join('');
}
