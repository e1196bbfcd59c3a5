/**
 * Sources as a footer prints them: `Pirani 2008, ch. 2 n. 12 and ch. 7`. Pure.
 * Works are named by their short titles; a work that isn't known keeps its key,
 * so that a statement never stands without its source.
 */
import type { Source, Work } from '../../domain/entry.ts';
import type { CardLabels } from './labels.ts';

export type Works = Readonly<Record<string, Pick<Work, 'short' | 'parts'>>>;
/** One work's citation; `href` where a reader gave a web address. */
export type Citation = { readonly text: string; readonly href?: string };

type CitedSource = Exclude<Source, { work: 'general' }>;
type GeneralSource = Extract<Source, { work: 'general' }>;

const isGeneral = (source: Source): source is GeneralSource => source.work === 'general';

/** One citation per work and address, in the order the entry names them. */
export function citations(sources: readonly Source[], works: Works, labels: CardLabels): readonly Citation[] {
  const byPlace = new Map<string, CitedSource[]>();
  for (const source of sources) {
    if (isGeneral(source)) continue;
    const cited = source;
    const place = `${cited.work} ${cited.title ?? ''} ${cited.at ?? ''}`;
    byPlace.set(place, [...(byPlace.get(place) ?? []), cited]);
  }
  return [...byPlace.values()].flatMap((group) => (group[0] ? [citeWork(group[0], group, works, labels)] : []));
}

/** The fields that rest on general knowledge: `undefined` if none does, empty if the entry doesn't say which. `expansion.latin` counts as `expansion`. */
export function generalFields(sources: readonly Source[]): readonly string[] | undefined {
  const general = sources.filter(isGeneral);
  if (general.length === 0) return undefined;
  return [...new Set(general.flatMap((source) => source.for ?? []).map((field) => field.replace(/\..*/, '')))];
}

function citeWork({ work: key, title, at }: CitedSource, group: readonly CitedSource[], works: Works, labels: CardLabels): Citation {
  const work = works[key];
  const name = work?.short ?? title ?? key;
  const web = at !== undefined && /^https?:\/\//i.test(at);
  const where = joinPlaces(places(group, work, labels), labels);
  const text = [name, where, web ? '' : (at ?? '')].filter((part) => part !== '').join(', ');
  return web ? { text, href: at } : { text };
}

/** `ch. 2`, `ch. 2 n. 12`, `ch. 2 nn. 3, 12`, and `ch. 2 with n. 12` where text and note are both cited. */
function places(group: readonly CitedSource[], work: Works[string] | undefined, labels: CardLabels): readonly string[] {
  const notesByPart = new Map<string, { inText: boolean; notes: number[] }>();
  for (const { part = '', note } of group) {
    const cited = notesByPart.get(part) ?? { inText: false, notes: [] };
    if (note === undefined) cited.inText = true;
    else cited.notes.push(note);
    notesByPart.set(part, cited);
  }
  return [...notesByPart].map(([part, { inText, notes }]) => {
    const short = work?.parts[part]?.short ?? part;
    if (notes.length === 0) return short;
    const noted = `${notes.length === 1 ? labels.note : labels.notes} ${notes.join(', ')}`;
    if (short === '') return noted;
    return `${short}${inText ? ` ${labels.with}` : ''} ${noted}`;
  }).filter((place) => place !== '');
}

/** `ch. 2, 5 and 7`: a part that begins as the one before it doesn't repeat the beginning, unless a note stands between. */
function joinPlaces(all: readonly string[], labels: CardLabels): string {
  const parts = all.map((place, index) => {
    const before = /^(\S+ )\S+$/.exec(all[index - 1] ?? '')?.[1];
    return before !== undefined && place.startsWith(before) ? place.slice(before.length) : place;
  });
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} ${labels.and} ${last}`;
}
