/**
 * The Cyrillic spelling behind a romanised one, whatever the system: a guess
 * that a reader sees and may mend, never a statement.
 *
 * Rules are tried from the top, the first that fits decides. Most hold for all
 * systems; where systems contradict each other (ch, sch, j, c, z, x), the word
 * itself shows which school it belongs to.
 */
import { guessAcronym, isAcronym } from './acronym-letters.ts';
import { APOSTROPHES } from './positions.ts';

/** `l`: ALA-LC, BGN and English habits; `s`: scholarly, ISO 9; `g`: German; `f`: French. */
type School = 'l' | 's' | 'g' | 'f';
type Rule = { readonly fits: RegExp; readonly cyrillic: string; readonly schools: string };

const VOWEL = "[aeiouyëėèéï]";
/** Where е is spoken with a y-sound before it. */
const IOTATED = `(?<=^|'|${VOWEL})`;
const rule = (latin: string, cyrillic: string, schools = 'lsgf'): Rule => ({ fits: new RegExp(latin, 'yu'), cyrillic, schools });

/** Words that lose a sign in most spellings, and other frequent exceptions. */
const WORDS = { menshevi: 'меньшеви', apparatchi: 'аппаратчи', gork: 'горьк', kazan: 'казань', riazan: 'рязань', ryazan: 'рязань', kharkov: 'харьков', sevastopol: 'севастополь', iaroslavl: 'ярославль', yaroslavl: 'ярославль', joffe: 'иоффе', nepman: 'нэпман', ukrain: 'украин', stroitel: 'строитель' };

const RULES: readonly Rule[] = [
  ...Object.entries(WORDS).map(([latin, cyrillic]) => rule(`(?<=^|sk|v|f)${latin}${cyrillic.endsWith('ь') ? "(?:'|$)" : ''}`, cyrillic)),
  // Consonants of several letters.
  rule('schtsch|shtch|shch|chtch|shhsh|shh|šč|ŝ', 'щ'),
  rule('tsch|tch|tsh|č', 'ч'),
  rule('dsch', 'дж', 'g'),
  rule('sch(?=[^aeiouy])|sch(?=.*w)', 'ш'),
  rule('sch', 'щ', 'ls'),
  rule('sch', 'ш', 'gf'),
  rule('zh|ž', 'ж'),
  rule('kh', 'х'),
  rule('sh|š', 'ш'),
  rule('ch', 'х', 'g'),
  rule('ch', 'ш', 'f'),
  rule('ch', 'ч'),
  rule('dj(?=[aeiou])', 'дж', 'lf'),
  rule('(?<=ve|de|ra|[nd]|[ar]ku)tsk', 'тск', 'lf'),
  rule('ts|tz|cz', 'ц'),
  rule('gu(?=[eiy])', 'г', 'f'),
  // Letters that one school reads otherwise.
  rule('c', 'ц', 's'),
  rule('x', 'х', 's'),
  rule('x', 'кс'),
  rule('ds(?=[eij])', 'дз', 'g'),
  rule('z', 'ц', 'g'),
  rule(`(?<=${VOWEL})s(?=${VOWEL}|w)`, 'з', 'g'),
  rule(`(?<=${VOWEL})ss(?=${VOWEL})`, 'с', 'gf'),
  // Endings.
  rule('(?<=[oi])[vw][ijy]e(?:v|ff|w)$', 'вьев'),
  rule('(?<=[a-z]ch)o(?=(?:v|ff)$)', 'ё', 'l'),
  rule('(?<=tsch)o(?=w$)', 'ё', 'g'),
  rule('(?<=.)(?:off|ow)$', 'ов'),
  rule('(?<=[vtflrnsdbpw])[ijy]e(?=(?:v|w|ff)(?:a|ich|itch|itsch|na|skii|sky|ski|o)?$)', 'ье'),
  rule('(?<=.)(?:eff|ew)$', 'ев'),
  rule('ff$', 'в'),
  rule('(?<=[iy])ne$', 'н', 'f'),
  rule('(?<=.)i[iyjĭ]$', 'ий'),
  rule('(?<=.)y[ijyĭ]$', 'ый'),
  rule('(?<=sk|tzk)[iy]$', 'ий'),
  rule('(?<=[kgh])y$', 'ий'),
  rule('(?<=nn|[bdlmnv]o[nl]|bel|chern)y$', 'ый'),
  rule('(?<=or|[tg]r|il)y$', 'ий'),
  rule('(?<=[^aeiouy])ye$', 'ые'),
  rule('(?<=[a-z]{3})ost$', 'ость'),
  rule('(?<=ite|ate)l$', 'ль'),
  rule('(?<=obla)st$', 'сть'),
  rule('(?<=[rtsdvb]|ern|on)ia$', 'ия', 'lf'),
  // и and й beside another vowel.
  rule('i(?=i[au]|[yj][au])', 'и'),
  rule('(?<=ts|r|er)i(?=al|ats)', 'и'),
  rule('(?<=ar|ts)i(?=at)', 'и'),
  rule('(?<=^av|^d|khrist|valer)i(?=a)', 'и'),
  rule('(?<=^ul|^tat|^dem|^emel|krest|^luk)[iyj]a(?=n)', 'ья'),
  rule('iou|you', 'ю', 'f'),
  rule('iu|yu|û', 'ю'),
  rule('ia|ya|â|ïa', 'я'),
  rule('ju', 'ю', 'lsg'),
  rule('ja', 'я', 'lsg'),
  rule('jo', 'ё', 'lsg'),
  rule('yo', 'ё'),
  rule(`${IOTATED}[yj]e`, 'е', 'lsg'),
  rule(`${IOTATED}[yiï]e(?=[a-z])`, 'е', 'lf'),
  rule('je', 'е', 'lsg'),
  rule('y(?=e)', 'ь', 'l'),
  // j of the French and of old English print is ж.
  rule('j', 'ж', 'f'),
  rule("j(?=i|[^aeiouy'])", 'ж', 'l'),
  rule('(?<=mo)i(?=s)|^i(?=o)|(?<=i)i(?=.)', 'и'),
  rule(`(?<=${VOWEL})[ijyïĭ]`, 'й'),
  rule('[jĭï]', 'й'),
  // Soft signs that English print leaves out.
  rule('l(?=sk|sh|ts)|(?<=[aeiou])l(?=ni[ck])|(?<=[aei])l(?=n(?:yi|yy|yj|y|aia|aya|aja|oe|ogo|ye)$)', 'ль'),
  rule("'(?<=^(?:ob|s|pod|iz|raz|v|ot|ad|in|kon)')(?=[eiyj])|''", 'ъ'),
  rule("'", 'ь'),
  rule('ck', 'к'),
  rule('ph', 'ф'),
  rule('oo|ou', 'у'),
  rule('^e(?=konom|lekt|pokh|tap|vak|ser|ks|lev|nerg|migr|pid|is)|[ėè]', 'э'),
  ...Object.entries({ a: 'а', b: 'б', v: 'в', w: 'в', g: 'г', d: 'д', e: 'е', é: 'е', ë: 'ё', z: 'з', i: 'и', k: 'к', c: 'к', q: 'к', l: 'л', m: 'м', n: 'н', o: 'о', p: 'п', r: 'р', s: 'с', t: 'т', u: 'у', f: 'ф', h: 'х', y: 'ы' }).map(([latin, cyrillic]) => rule(latin, cyrillic)),
];

/** Letters with the signs inside a word. */
const WORD = /[\p{Script=Latin}\p{M}]+(?:['’ʹ′ʺ″"][\p{Script=Latin}\p{M}]*)*/gu;
/** The ties of ALA-LC. */
const TIES = /[\u0361\ufe20\ufe21]/gu;

/**
 * @param latin words in any romanisation; what is not Latin stays
 * @returns the most likely Cyrillic spelling; of letters that a system drops (soft signs, ё) the usual ones are restored
 */
export function guessCyrillic(latin: string): string {
  return latin.normalize('NFC').replace(/[A-Z][A-Za-z.]*[A-Z][A-Za-z.]*(?:\([a-z]\))?/gu, (text) => (isAcronym(text) ? guessAcronym(text) : text)).replace(WORD, guessWord);
}

function guessWord(word: string): string {
  const lower = Array.from(word.replace(TIES, '').toLowerCase(), (letter) => (APOSTROPHES.test(letter) ? (letter === '"' || letter === 'ʺ' || letter === '″' ? "''" : "'") : letter)).join('');
  const school = schoolOf(lower);
  let cyrillic = '';
  for (let index = 0; index < lower.length; ) {
    const found = RULES.find(({ fits, schools }) => {
      fits.lastIndex = index;
      return schools.includes(school) && fits.test(lower) && fits.lastIndex > index;
    });
    cyrillic += found?.cyrillic ?? lower.charAt(index);
    index = found?.fits.lastIndex ?? index + 1;
  }
  const isUpper = word.length > 1 && word === word.toUpperCase();
  if (isUpper) return cyrillic.toUpperCase();
  return word.charAt(0) === word.charAt(0).toLowerCase() ? cyrillic : cyrillic.charAt(0).toUpperCase() + cyrillic.slice(1);
}

function schoolOf(word: string): School {
  if (/[čšžŝâû]/u.test(word)) return 's';
  if (/w|tsch/u.test(word) && !/kh|zh|tch/u.test(word)) return 'g';
  if (/tch|ou|chtch|[iy]ne$|jd|j.*sky$|ïe/u.test(word) && !/sh|zh/u.test(word)) return 'f';
  if (/[ij]j|[^d]j[aeu]|c(?![hkzro])|ck[iy]|x/u.test(word) && !/kh|zh|sh|ch|ts|^ax|^alex/u.test(word)) return 's';
  return 'l';
}
