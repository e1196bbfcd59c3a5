/**
 * Words that speak for this world without being terms of the glossary: a page
 * with *Petrograd* or *1921* on it is likelier to mean the Cheka by *Cheka*.
 * Each counts once a page, however often it stands there.
 */
import type { Span } from '../domain/match.ts';

/** `strong` words belong to the period; `weak` ones are at home in it, and elsewhere too; those of `today` speak against it. Numbers, for counting by them. */
export const TOPIC = { strong: 0, weak: 1, today: 2 } as const;
type TopicClass = (typeof TOPIC)[keyof typeof TOPIC];
/** A word, by the beginning that its forms share. */
export type TopicWord = { readonly class: TopicClass; readonly stem: string };

/** A star: whatever follows. A capital: only with a capital. */
const STRONG = `
  Soviet Soviets USSR RSFSR Petrograd bolshevi* menshevi* Lenin Lenins Leninis* Stalin* Trotsk* Trotzk* tsar tsars tsaris* tsardom czarist Marxis* commissar* proletari* Comintern Kerensk* Kronstadt Kronshtadt
  Sowjet* bolschew* soviétiqu* bolchev* bolchév* 1917 1918 1919 1920 1921 1922 1923 1924
  Oktoberrevolution Zarismus
  царизм* самодержав* большеви* меньшеви* Петроград* пролет* нарком* реввоен* красноарме* РСФСР РКП ВКП бѣл* совѣт* волост* губерн* продразвёрст* продразверст*`;
/** Of today's Russia too, or of any history of labour: *Moscow* stands on every page of news. On Russian pages it says nothing at all. Years count by the decade. */
const WEAK = `
  Russia Russian Russians Moscow Leningrad* Petersburg communis* revolution* socialis* workers peasant peasants peasantry strike strikes strikers factory factories congress delegate delegates ration rations decree decrees famine
  requisition* uprising mutin* garrison plenum nationaliz* nationalis* expropriat* exile exiled insurrection army militia
  russisch* Russland* Rußland* Moskau* arbeiter* Genosse* Genossin Gewerkschaft* Parteitag Aufstand
  russe russes Russie Moscou ouvrier ouvriers paysan paysans camarade camarades syndicat* révolution* grève grèves congrès
  190* 191* 192* 193*
  советск* революци* рабоч* крестьян* забаст* завод* съезд* партийн* коммунист* пайк* паёк* паек* декрет* голод* репресс* ссыл* депутат* российск* эмигра* матрос* товарищ* профсоюз* восстан* мятеж*`;
/** What nobody wrote of before the 1960s, and years since then. */
const TODAY = `
  website* online internet email smartphone* podcast* app apps software airport airports airline* Netflix YouTube Facebook Instagram Putin* Zelensky Zelenskyy Nokia Google iPhone
  laptop* router* motherboard* download* streaming television TV NATO drone drones startup* playoff* semifinal* midfielder* goalkeeper* Bundesliga Kubernetes COVID* Bandcamp Spotify guitar* drummer* vinyl
  сайт* интернет* онлайн Путин* смартфон* аэропорт* ноутбук* телевиз* соцсет* тренер* полуфинал* НАТО
  196* 197* 198* 199* 200* 201* 202*`;

/** The spelling abolished in 1918: its letters, ъ at the end of words, -аго for -ого. */
const OLD_SPELLING = /[ѣѳ]|(?:[бвгджзклмнпрстфхцчшщ]ъ|(?:ск|н|т|в)аго)(?![A-Za-z\u00c0-\u04ff])/i;
const OLD: TopicWord = { class: TOPIC.strong, stem: 'ѣ' };

/** *Soviet* and *Soviets* are one word. */
const STEM = 6;

type Rule = TopicWord & { readonly word: string; readonly isStem: boolean; readonly needsCapital: boolean };

/** What belongs to a word, as a class of units. */
const IN_WORD = '0-9A-Za-z_\\xc0-\\uffff';
const isWordUnit = (unit: number): boolean => unit >= 0xc0 || (unit > 0x60 && unit < 0x7b) || (unit > 0x40 && unit < 0x5b) || (unit > 0x2f && unit < 0x3a) || unit === 0x5f;

type Rules = { /** Goes from word to word that may be one of theirs. */ readonly start: RegExp; readonly byKey: ReadonlyMap<string, readonly Rule[]> };

/** Made when first asked: most pages never do. */
let known: Rules | undefined;

function readRules(): Rules {
  const byKey = new Map<string, Rule[]>();
  const stems = new Set<string>();
  for (const [of, list] of [[TOPIC.strong, STRONG], [TOPIC.weak, WEAK], [TOPIC.today, TODAY]] as const) {
    for (const item of list.trim().split(/\s+/)) {
      const written = item.replace('*', '');
      const word = written.toLowerCase();
      const stem = word.slice(0, STEM);
      const key = keyAt(word, 0);
      byKey.set(key, [...(byKey.get(key) ?? []), { word, stem, isStem: item !== written, needsCapital: word !== written, class: of }]);
      stems.add(stem);
    }
  }
  return { start: new RegExp(`(?<![${IN_WORD}-])(?:${[...stems].sort().join('|')})`, 'gi'), byKey };
}

const keyAt = (text: string, start: number): string => text.slice(start, start + 3).toLowerCase();

const NOTHING: readonly TopicWord[] = [];

/**
 * What a text has of the lists, each as often as it stands there. One expression
 * goes over all of the text: a page runs this cold, and its units would go
 * through a loop of ours several times as slowly.
 *
 * @param covered spans whose words are counted already, as surely named entries; sorted
 */
export function topicWords(text: string, covered: readonly Span[] = []): readonly TopicWord[] {
  const { start: pattern, byKey } = (known ??= readRules());
  let words = NOTHING;
  let next = 0;
  pattern.lastIndex = 0;
  while (pattern.test(text)) {
    let start = pattern.lastIndex - 1;
    let end = start + 1;
    while (start > 0 && isWordUnit(text.charCodeAt(start - 1))) start--;
    while (isWordUnit(text.charCodeAt(end))) end++;
    pattern.lastIndex = end;
    while (next < covered.length && covered[next]!.end <= start) next++;
    if ((next < covered.length && covered[next]!.start <= start) || isMeasure(text, end)) continue;
    const rule = ruleFor(text.slice(start, end), byKey.get(keyAt(text, start)));
    if (rule) words = [...words, rule];
  }
  return OLD_SPELLING.test(text) ? [...words, OLD] : words;
}

function ruleFor(word: string, rules: readonly Rule[] = []): Rule | undefined {
  const lower = word.toLowerCase();
  const first = lower.charCodeAt(0);
  const isNumber = first > 0x2f && first < 0x3a;
  const isCapital = isNumber || word.charCodeAt(0) !== first;
  for (const rule of rules) {
    if (rule.needsCapital && !isCapital) continue;
    // 2004 is a year of today's, 20045 none.
    if (rule.isStem ? lower.startsWith(rule.word) && (!isNumber || lower.length < 5) : lower === rule.word) return rule;
  }
  return undefined;
}

/** 1920 × 1080 is no year. */
function isMeasure(text: string, end: number): boolean {
  const at = text.charCodeAt(end) === 0x20 ? end + 1 : end;
  return text.charCodeAt(at) === 0x78 || text.charCodeAt(at) === 0xd7;
}
