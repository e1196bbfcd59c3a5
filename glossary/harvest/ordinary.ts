/**
 * What is never a candidate though no dictionary of small-letter words lists it:
 * contractions, adverbs, the calendar, countries, English abbreviations and
 * Western given names.
 */
type IsCommonWord = (word: string) => boolean;

const CALENDAR = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
/** Countries and states that end as Russian words do, beside those the platform knows. */
const LANDS = ['England', 'Scotland', 'Britain', 'America', 'Asia', 'Africa', 'Eurasia', 'Australia', 'Siberia', 'California', 'Virginia', 'Indiana', 'Pennsylvania', 'Arizona', 'Louisiana', 'Carolina', 'Montana', 'Minnesota', 'Philadelphia', 'Columbia', 'Berlin', 'Vienna', 'Barcelona', 'Bloomington'];
/** Given names that a Russian of the time hardly bore. */
const WESTERN_GIVEN = ['Kevin', 'Wendy', 'Colin', 'Melanie', 'Stephanie', 'Martin', 'Austin', 'Julie', 'Leslie', 'Eddie', 'Charlie', 'Jimmy', 'Harry', 'Geoffrey', 'Jeffrey', 'Terry', 'Jerry', 'Larry', 'Barry', 'Gary', 'Nancy', 'Lucy', 'Emily', 'Dorothy', 'Jeremy', 'Stanley', 'Ashley', 'Shirley', 'Percy', 'Sidney', 'Natalie', 'Sophie'];
/** Given names of Russians and others that are English words too. */
const GIVEN_AND_WORD = ['Victor', 'Mark', 'Max', 'Basil', 'Peter', 'Frank', 'Roman', 'Vera', 'Rosa', 'Leo', 'Jack', 'John', 'Paul'];
const ABBREVIATIONS = ['PhD', 'MA', 'BA', 'MSc', 'US', 'USA', 'UK', 'UN', 'EU', 'NY', 'BBC', 'MIT', 'YMCA', 'ID', 'TV', 'OK'];
const CONTRACTION = /^(.+?)(?:n['’]t|['’](?:t|ll|ve|re|d|m|s))$/iu;
const ADVERB = /^(.+?)(?:al)?ly$/iu;
const SMALL_NUMERAL = /^[ivxl]+$/;
/** McAuley, FitzGerald, DeWitt: two capitals and no acronym. */
const WESTERN_PREFIX = /^(?:Mc|Mac|Fitz|De|Di|La|Le|Van|Von)\p{Lu}\p{Ll}+$/u;
const LATIN_POINTS = /^(?:e\.g|i\.e|a\.m|p\.m|n\.b|q\.v|et\.al|op\.cit|loc\.cit)\.$/i;

const names: ReadonlySet<string> = new Set([...CALENDAR, ...LANDS, ...countries()]);
const westernGiven: ReadonlySet<string> = new Set(WESTERN_GIVEN);
const givenAndWord: ReadonlySet<string> = new Set(GIVEN_AND_WORD);
const abbreviations: ReadonlySet<string> = new Set(ABBREVIATIONS);

/** Germany, Latvia, Spain …, as the platform lists them. */
function countries(): string[] {
  const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index));
  return letters.flatMap((first) => letters.map((second) => regions.of(first + second) ?? '')).filter((name) => /^\p{L}+$/u.test(name));
}

/** @param word in the text's own spelling; its possessive is already off */
export function isOrdinaryWord(word: string, isCommon: IsCommonWord): boolean {
  const uncontracted = CONTRACTION.exec(word)?.[1];
  const adjective = ADVERB.exec(word)?.[1];
  return (
    isCommon(word) ||
    isCommon(word.replace(/['’]/g, '')) ||
    names.has(word) ||
    westernGiven.has(word) ||
    SMALL_NUMERAL.test(word) ||
    (uncontracted !== undefined && isCommon(uncontracted)) ||
    (adjective !== undefined && (isCommon(adjective) || isCommon(`${adjective}al`)))
  );
}

export const isGivenNameAndWord = (word: string): boolean => givenAndWord.has(word);
export const isWesternGivenName = (word: string): boolean => westernGiven.has(word);

export const isOrdinaryAbbreviation = (token: string): boolean => abbreviations.has(token) || WESTERN_PREFIX.test(token) || LATIN_POINTS.test(token) || (/\./.test(token) && !/\p{Lu}/u.test(token));
