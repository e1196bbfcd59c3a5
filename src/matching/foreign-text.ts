/**
 * Whether a text is in a language in which the forms of the glossary mean
 * something else: *kulak* is Turkish for ear, *opis* Polish for description.
 * Told by letters, for a line has no other sign; English, German, French and
 * Russian are the languages the forms are made for.
 */

/** Of Turkish, Polish, Czech, Hungarian, Romanian, Spanish and Portuguese; none of a romanisation, nor of the languages of sources. */
const LETTERS = 'ğışąęłńśźżćřůťďőűțșãõñ¿¡їєґјљњћђџў';
// The capital of ı is an English letter. Both cases written out are asked in a quarter of the time that ignoring case takes.
const FOREIGN_LETTERS = new RegExp(`[${LETTERS}${LETTERS.replace('ı', '').toUpperCase()}]`, 'g');
const LETTERS_PER_FOREIGN = 25;

export function isForeign(text: string): boolean {
  const foreign = text.match(FOREIGN_LETTERS)?.length ?? 0;
  return foreign > 1 && foreign * LETTERS_PER_FOREIGN >= text.length;
}
