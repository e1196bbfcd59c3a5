/**
 * One plain form for whatever a reader types and whatever an entry is called:
 * lower case, no marks, no signs inside words, single spaces.
 */
const MARKS = /\p{M}/gu;
const SIGNS_IN_WORDS = /[\u00ad\u200b-\u200d'’‘ʼʹ′´`ʻʺ″.]/g;
const NOT_WORD = /[^\p{L}\p{N}]+/gu;

/** й stays a letter of its own; ё becomes е, as Russian print has it. */
export function normalForm(text: string): string {
  const lower = text.toLowerCase();
  return PLAIN.test(lower) ? lower : plainForm(lower);
}

/** As nearly all text is: nothing to do. */
const PLAIN = /^[a-zа-я0-9]+(?: [a-zа-я0-9]+)*$/;

const plainForm = (lower: string): string =>
  lower
    .replaceAll('й', '\ue000')
    .normalize('NFD')
    .replace(MARKS, '')
    .replaceAll('\ue000', 'й')
    .replace(SIGNS_IN_WORDS, '')
    .replace(NOT_WORD, ' ')
    .trim();
