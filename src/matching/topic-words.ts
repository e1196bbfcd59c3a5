/**
 * Words that speak for this world without being terms of the glossary: a page
 * with *Soviet* and *Petrograd* on it is likelier to mean the Cheka by *Cheka*.
 * Each counts once a page, however often it stands there.
 */

/** Whole words or beginnings, in the alphabet the page uses. For Russian pages only what belongs to the period: *Москва* stands on all of them. */
const TOPIC =
  /(?<!\p{L})(?:Soviets?|Russians?|Russia|USSR|RSFSR|Moscow|Petrograd|Leningrad|Kremlin|[Bb]olshevi[a-z]+|[Mm]enshevi[a-z]+|Leni[n][a-z]*|Stalin[a-z]*|Trotsk[a-z]+|[Tt]sar(?:ist|ism|s)?|Marxis[a-z]+|[Cc]ommissar[a-z]*|[Pp]roletari[a-z]+|[Ss]owjet[a-z]*|[Rr]uss(?:isch|land)[a-z]*|[Mm]oskau(?:er)?|[Rr]usse|[Rr]ussie|[Ss]oviétique|Moscou|[Бб]ольшеви[а-я]+|[Мм]еньшеви[а-я]+|[Пп]етроград[а-я]*|[Рр]еволюци[а-я]+|[Пп]ролетар[а-я]+|[Сс]оветск[а-я]+|РСФСР|РКП|[Бб]ѣл[а-яѣ]+|[Кк]расноарме[а-я]+)(?!\p{L})/gu;

/** The stems found, each once. */
export function topicWords(text: string): Set<string> {
  const found = new Set<string>();
  for (const [word] of text.matchAll(TOPIC)) found.add(word.slice(0, 6).toLowerCase());
  return found;
}
