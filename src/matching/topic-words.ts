/**
 * Words that speak for this world without being terms of the glossary: a page
 * with *Petrograd* or *1921* on it is likelier to mean the Cheka by *Cheka*.
 * Each counts once a page, however often it stands there.
 */
import type { Span } from '../domain/match.ts';

/** `strong` words belong to the period; `weak` ones are at home in it, and elsewhere too; those of `today` speak against it. */
export type TopicWords = { readonly strong: ReadonlySet<string>; readonly weak: ReadonlySet<string>; readonly today: ReadonlySet<string> };
type Class = keyof TopicWords;

/** A star: whatever follows. A capital: only with a capital. */
const STRONG = `
  Soviet Soviets USSR RSFSR Petrograd bolshevi* menshevi* Lenin* Stalin* Trotsk* Trotzk* tsar tsars tsarist tsarism tsardom czarist Marxis* commissar* proletari* Comintern Kerensk* Kronstadt Kronshtadt
  Sowjet* bolschew* soviétiqu* bolchev* bolchév* 1917 1918 1919 1920 1921 1922 1923 1924
  Oktoberrevolution Zarismus tsarisme tsariste tsaristes
  царизм* самодержав* большеви* меньшеви* Петроград* пролет* нарком* реввоен* красноарме* РСФСР РКП ВКП бѣл* совѣт* волост* губерн* продразвёрст* продразверст*`;
/** Of today's Russia too, or of any history of labour: *Moscow* stands on every page of news. On Russian pages it says nothing at all. */
const WEAK = `
  Russia Russian Russians Moscow Leningrad Petersburg communis* revolution* socialis* workers peasant peasants peasantry strike strikes strikers factory factories congress delegate delegates ration rations decree decrees famine
  requisition* uprising mutin* garrison plenum nationaliz* nationalis* expropriat* exile exiled insurrection army militia
  russisch* Russland* Rußland* Moskau* arbeiter* Genosse* Genossin Gewerkschaft* Parteitag Aufstand
  russe russes Russie Moscou ouvrier ouvriers paysan paysans camarade camarades syndicat* révolution* grève grèves congrès
  1903 1904 1905 1906 1907 1908 1909 1910 1911 1912 1913 1914 1915 1916 1925 1926 1927 1928 1929 1930 1931 1932 1933 1934 1935 1936 1937 1938
  советск* революци* рабоч* крестьян* забаст* завод* съезд* партийн* коммунист* пайк* паёк* паек* декрет* голод* репресс* ссыл* депутат* российск* эмигра* матрос* товарищ* профсоюз* восстан* мятеж*`;
/** What nobody wrote of before the 1960s, and years since then. */
const TODAY = `
  website* online internet email e-mail smartphone* podcast* app apps software airport airports airline* Wi-Fi Netflix YouTube Facebook Instagram Putin* Zelensky Zelenskyy Nokia Google iPhone
  laptop* router* motherboard* download* streaming television TV NATO drone drones startup* playoff* semifinal* quarterfinal* midfielder* goalkeeper* Bundesliga Kubernetes COVID* Bandcamp Spotify guitar* drummer* vinyl
  сайт* интернет* онлайн Путин* смартфон* аэропорт* ноутбук* телевиз* соцсет* тренер* полуфинал* четвертьфинал* НАТО
  196* 197* 198* 199* 200* 201* 202*`;

/** The spelling abolished in 1918: its letters, ъ at the end of words, -аго for -ого. */
const OLD_SPELLING = /[ѣѳ]|(?:[бвгджзклмнпрстфхцчшщ]ъ|(?:ск|н|т|в)аго)(?!\p{L})/iu;

/** *Soviet* and *Soviets* are one word. */
const STEM = 6;
const KEY_LETTERS = 3;
const KEYS = 1 << 13;

type Rule = { readonly word: string; readonly isStem: boolean; readonly needsCapital: boolean; readonly class: Class };

/** By the first letters, as a number: almost every word of a page is done with after one look. */
const RULES: readonly (readonly Rule[] | undefined)[] = rulesOf([...read(STRONG, 'strong'), ...read(WEAK, 'weak'), ...read(TODAY, 'today')]);

function read(list: string, of: Class): Rule[] {
  return list
    .trim()
    .split(/\s+/)
    .map((item) => {
      const word = item.replace('*', '');
      return { word: word.toLowerCase(), isStem: item.endsWith('*'), needsCapital: word !== word.toLowerCase(), class: of };
    });
}

function rulesOf(rules: readonly Rule[]): (Rule[] | undefined)[] {
  const byStart: (Rule[] | undefined)[] = Array.from({ length: KEYS });
  for (const rule of rules) (byStart[keyAt(rule.word, 0)] ??= []).push(rule);
  return byStart;
}

function keyAt(text: string, start: number): number {
  let key = 0;
  for (let index = start; index < start + KEY_LETTERS; index++) key = key * 31 + lowered(text.charCodeAt(index) | 0);
  return key & (KEYS - 1);
}

/** Lower case of Latin and Cyrillic letters; others as they are. */
function lowered(unit: number): number {
  if (unit < 0x5b) return unit > 0x40 ? unit + 32 : unit;
  if (unit >= 0x410 && unit < 0x430) return unit + 32;
  return unit;
}

const isWordUnit = (unit: number): boolean => (unit > 0x2f && unit < 0x3a) || (unit > 0x40 && unit < 0x5b) || unit === 0x5f || (unit > 0x60 && unit < 0x7b) || unit >= 0xc0;
const HYPHEN = 0x2d;

/** @param covered spans whose words are counted already, as surely named entries; sorted */
export function topicWords(text: string, covered: readonly Span[] = []): TopicWords {
  const found = { strong: new Set<string>(), weak: new Set<string>(), today: new Set<string>() };
  let next = 0;
  for (let index = 0; index < text.length; index++) {
    if (!isWordUnit(text.charCodeAt(index))) continue;
    const rules = RULES[keyAt(text, index)];
    const start = index;
    while (index < text.length && isWordUnit(text.charCodeAt(index))) index++;
    if (rules === undefined || text.charCodeAt(start - 1) === HYPHEN || isMeasure(text, index)) continue;
    while (next < covered.length && covered[next]!.end <= start) next++;
    if (next < covered.length && covered[next]!.start <= start) continue;
    const rule = ruleFor(text.slice(start, index), rules);
    if (rule) found[rule.class].add(rule.word.slice(0, STEM));
  }
  if (OLD_SPELLING.test(text)) found.strong.add('ѣ');
  return found;
}

function ruleFor(word: string, rules: readonly Rule[]): Rule | undefined {
  const lower = word.toLowerCase();
  const isCapital = word.charAt(0) !== lower.charAt(0);
  return rules.find((rule) => (isCapital || !rule.needsCapital || /^\d/.test(lower)) && (rule.isStem ? lower.startsWith(rule.word) && (rule.class !== 'today' || lower.length < 5 || !/^\d/.test(lower)) : lower === rule.word));
}

/** 1920 × 1080 is no year. */
const isMeasure = (text: string, end: number): boolean => /^ ?[x×]/.test(text.slice(end, end + 2));
