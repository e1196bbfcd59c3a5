/**
 * Whether a text is in a language in which the forms of the glossary mean
 * something else: *kulak* is Turkish for ear, *opis* Polish for description.
 * Told by letters, for a line has no other sign; English, German, French and
 * Russian are the languages the forms are made for.
 */

/** Of Turkish, Polish, Czech, Hungarian, Romanian, Spanish and Portuguese; none of a romanisation, nor of the languages of sources. */
const FOREIGN_LETTERS = /[ğışąęłńśźżćřůťďőűțșãõñ¿¡їєґјљњћђџў]/giu;
const LETTERS_PER_FOREIGN = 25;

export function isForeign(text: string): boolean {
  const foreign = text.match(FOREIGN_LETTERS)?.length ?? 0;
  return foreign > 1 && foreign * LETTERS_PER_FOREIGN >= text.length;
}
