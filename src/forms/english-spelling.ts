/**
 * British, American and older spellings of one English word, and its number.
 */

/** Beginnings of words that are printed either way. */
const PAIRS: readonly (readonly [one: string, other: string])[] = [
  ['labour', 'labor'], ['honour', 'honor'], ['harbour', 'harbor'], ['neighbour', 'neighbor'], ['favour', 'favor'], ['colour', 'color'], ['armour', 'armor'], ['behaviour', 'behavior'],
  ['centre', 'center'], ['theatre', 'theater'], ['metre', 'meter'], ['defence', 'defense'], ['offence', 'offense'], ['licence', 'license'],
  ['programme', 'program'], ['rouble', 'ruble'], ['tsar', 'czar'], ['tsar', 'tzar'], ['plough', 'plow'], ['grey', 'gray'], ['enrolment', 'enrollment'], ['counsellor', 'counselor'],
  ['bolshevik', 'bolshevist'], ['menshevik', 'menshevist'], ['cooperat', 'co-operat'],
];

/** Renderings of one Russian word that take each other's place. */
const SYNONYMS: readonly (readonly string[])[] = [['rising', 'uprising', 'revolt', 'rebellion', 'insurrection', 'mutiny'], ['commissar', 'commissary'], ['commissars', 'commissaries']];

/** -ise that no printer ever wrote -ize. */
const ALWAYS_S = /^(?:exerc|enterpr|prem|prom|comprom|prec|conc|otherw|likew|expert|franch|surpr|adv|rev|superv|telev|advert|disgu|merchand|parad|ra|pra|no|ar|r|w|r|cr|treat|demis|excis|improv)is/;
const WITH_S = /^(.{3,})is(e|ed|er|ers|es|ing|ation|ations|ational)$/;
const WITH_Z = /^(.{3,})iz(e|ed|er|ers|es|ing|ation|ations|ational)$/;

/** @param word lower case; the result begins with it */
export function spellingsOf(word: string): string[] {
  const spellings = new Set([word]);
  for (const [one, other] of PAIRS) {
    if (word.startsWith(one)) spellings.add(other + word.slice(one.length));
    else if (word.startsWith(other)) spellings.add(one + word.slice(other.length));
  }
  if (!ALWAYS_S.test(word)) {
    spellings.add(word.replace(WITH_S, '$1iz$2'));
    spellings.add(word.replace(WITH_Z, '$1is$2'));
  }
  for (const synonyms of SYNONYMS) if (synonyms.includes(word)) for (const other of synonyms) spellings.add(other);
  return [...spellings];
}

const IRREGULAR: Readonly<Record<string, string>> = { man: 'men', woman: 'women', foreman: 'foremen', workman: 'workmen' };

/** The regular plural. @param singular lower case */
export function pluralOf(singular: string): string {
  const irregular = Object.entries(IRREGULAR).find(([end]) => singular === end || singular.endsWith(end));
  if (irregular !== undefined) return singular.slice(0, -irregular[0].length) + irregular[1];
  if (/(?:s|x|z|ch|sh)$/.test(singular)) return `${singular}es`;
  if (/[^aeiou]y$/.test(singular)) return `${singular.slice(0, -1)}ies`;
  return `${singular}s`;
}

/** The regular singular, or `undefined` for a word that is no plural. @param plural lower case */
export function singularOf(plural: string): string | undefined {
  const irregular = Object.entries(IRREGULAR).find(([, end]) => plural.endsWith(end));
  if (irregular !== undefined) return plural.slice(0, -irregular[1].length) + irregular[0];
  if (/(?:ss|us|is|ics|ews|eries)$/.test(plural) || !plural.endsWith('s') || plural.length < 5) return undefined;
  if (plural.endsWith('ies')) return `${plural.slice(0, -3)}y`;
  if (/(?:ss|x|z|ch|sh)es$/.test(plural)) return plural.slice(0, -2);
  return plural.slice(0, -1);
}
