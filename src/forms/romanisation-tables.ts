/**
 * How each standard and habit writes the Russian letters in Latin ones. Letters
 * absent from a scheme's own table are those of `PLAIN`. Sources: ALA-LC
 * Russian table (2012), BGN/PCGN 1947, ISO 9:1995, GOST 7.79-2000 B, ICAO Doc
 * 9303; scholarly, German (Duden) and French as their handbooks print them;
 * "popular" is the British and American press's.
 */

/** Where a letter stands; `before` and `after` are its neighbours in lower case, empty at a word's edge. */
export type Place = { readonly letter: string; readonly before: string; readonly after: string; readonly word: string; readonly index: number };

export type SchemeTable = {
  readonly letters: Readonly<Record<string, string>>;
  /** What the letter becomes in this place; `undefined`: as the table says. */
  readonly inPlace?: (place: Place) => string | undefined;
};

const letters = (pairs: string): Readonly<Record<string, string>> =>
  Object.fromEntries(pairs.split(/\s+/).map((pair) => [pair.slice(0, 1), pair.slice(1)]));

/** What all systems agree on, and a plain reading of the letters abolished in 1918. */
const PLAIN = letters('аa бb вv гg дd еe зz иi кk лl мm нn оo пp рr сs тt уu фf ыy эe ѣe іi ѳf ѵi');
const table = (pairs: string): Readonly<Record<string, string>> => ({ ...PLAIN, ...letters(pairs) });

const VOWELS = 'аеёиоуыэюяѣіѵ';
const isVowel = (letter: string): boolean => letter !== '' && VOWELS.includes(letter);
const isHusher = (letter: string): boolean => letter !== '' && 'жчшщ'.includes(letter);
const isSign = (letter: string): boolean => letter === 'ь' || letter === 'ъ';
/** Where е and ё are spoken with a y-sound before them. */
const isIotated = ({ before }: Place): boolean => before === '' || isVowel(before) || isSign(before) || before === 'й';
const isAdjectiveEnd = ({ before, after }: Place): boolean => after === '' && (before === 'и' || before === 'ы');

const ALA_LC = table('ёë жzh йĭ хkh цt͡s чch шsh щshch ъʺ ьʹ эė юi͡u яi͡a ѣi͡e іī ѳḟ ѵẏ');
const BGN = table('ёë жzh йy хkh цts чch шsh щshch ъ” ь’ юyu яya ѣe');

const bgnInPlace = (place: Place): string | undefined => {
  if (!isIotated(place)) return undefined;
  return place.letter === 'е' || place.letter === 'ѣ' ? 'ye' : place.letter === 'ё' ? 'yë' : undefined;
};

/** кс is x in German and French. */
const withX = ({ letter, before, after }: Place): string | undefined => (letter === 'к' && after === 'с' ? 'x' : letter === 'с' && before === 'к' ? '' : undefined);
const doubledS = ({ letter, before, after }: Place): string | undefined => (letter === 'с' && isVowel(before) && isVowel(after) ? 'ss' : undefined);

function germanInPlace(place: Place): string | undefined {
  const { letter, before } = place;
  if (letter === 'й' && isAdjectiveEnd(place)) return '';
  if ((letter === 'е' || letter === 'ѣ') && isIotated(place)) return 'je';
  if (letter === 'ё' && isHusher(before)) return 'o';
  return doubledS(place) ?? withX(place);
}

function frenchInPlace(place: Place): string | undefined {
  const { letter, before, after } = place;
  if (letter === 'й' && isAdjectiveEnd(place)) return '';
  if (letter === 'н' && after === '' && (before === 'и' || before === 'ы')) return 'ne';
  if (letter === 'г' && after !== '' && 'еиэыѣ'.includes(after)) return 'gu';
  if (letter === 'е' && before === '') return 'ie';
  if (letter === 'ё' && isHusher(before)) return 'e';
  return doubledS(place) ?? withX(place);
}

function popularInPlace(place: Place): string | undefined {
  const { letter, before, after, word, index } = place;
  if ((letter === 'и' || letter === 'ы') && after === 'й' && index === word.length - 2) return '';
  if (letter === 'е' || letter === 'ѣ') return before === '' ? 'ye' : before === 'ь' ? 'ye' : undefined;
  if (letter === 'ё' && isHusher(before)) return 'e';
  if (letter === 'я' && before === 'и') return 'a';
  return undefined;
}

export const SCHEME_TABLES = {
  'ala-lc': { letters: ALA_LC },
  bgn: { letters: BGN, inPlace: bgnInPlace },
  'iso-9': { letters: table('ёë жž йj хh цc чč шš щŝ ъʺ ьʹ эè юû яâ ѣě іì ѳf̀ ѵỳ') },
  scholarly: { letters: table('ёë жž йj хx цc чč шš щšč ъʺ ьʹ эė юju яja ѣě') },
  'gost-b': {
    letters: table('ёyo жzh йj хx цcz чch шsh щshh ъ`` ыy` ь` эe` юyu яya ѣye ѳfh ѵyh'),
    inPlace: ({ letter, after }: Place) => (letter === 'ц' && after !== '' && 'еиыйэё'.includes(after) ? 'c' : undefined),
  },
  passport: { letters: table('ёe жzh йi хkh цts чch шsh щshch ъie ь юiu яia') },
  german: { letters: table('вw ёjo жsch зs йi хch цz чtsch шsch щschtsch ъ ь юju яja'), inPlace: germanInPlace },
  french: { letters: table('ёio жj йï уou хkh цts чtch шch щchtch ъ ь юiou яia'), inPlace: frenchInPlace },
  popular: { letters: table('ёyo жzh йy хkh цts чch шsh щshch ъ ь юyu яya'), inPlace: popularInPlace },
} as const satisfies Record<string, SchemeTable>;
