/**
 * The sources of an entry for bibliography software: BibTeX and CSL-JSON.
 */
import type { Source, Work } from '../domain/entry.ts';

type Works = Readonly<Record<string, Work>>;
/** What both formats say of a source. */
type Reference = { readonly key: string; readonly title: string; readonly author?: string; readonly year?: number; readonly part?: string; readonly note?: string; readonly url?: string };

/** General knowledge has nothing to cite. Two references of one key would be one to whoever reads them: the part tells them apart, else a number. */
function references(sources: readonly Source[], works: Works): Reference[] {
  const keys = new Set<string>();
  return sources.flatMap((source, index): Reference[] => {
    if (source.work === 'general' && !('title' in source)) return [];
    const { work, part, note, at, title } = source as Exclude<Source, { work: 'general' }>;
    const known = works[work];
    const url = at !== undefined && /^https?:\/\//i.test(at) ? { url: at } : {};
    const place = at !== undefined && !('url' in url) ? [at] : [];
    const chapter = part === undefined ? undefined : known?.parts[part]?.title;
    // What no work lists is a place in it: p. 33.
    const noted = [...(part === undefined || chapter !== undefined ? [] : [part]), ...(note === undefined ? [] : [`note ${note}`]), ...place].join(', ');
    return [
      {
        key: unusedKey([known ? work : `${work}-${index + 1}`, ...(chapter === undefined || part === undefined ? [] : [part])].join('-'), keys),
        title: known?.title ?? title ?? at ?? work,
        ...(known && { author: known.author, year: known.year }),
        ...(chapter !== undefined && { part: chapter }),
        ...(noted !== '' && { note: noted }),
        ...url,
      },
    ];
  });
}

function unusedKey(wanted: string, taken: Set<string>): string {
  let key = wanted;
  for (let number = 2; taken.has(key); number++) key = `${wanted}-${number}`;
  taken.add(key);
  return key;
}

export function bibtex(sources: readonly Source[], works: Works): string {
  return references(sources, works)
    .map(({ key, title, author, year, part, note, url }) => {
      const type = url !== undefined || author === undefined ? 'misc' : part === undefined ? 'book' : 'incollection';
      const titles = part === undefined ? { title } : { title: part, booktitle: title };
      const fields = { author, ...titles, year: year === undefined ? undefined : String(year), note, url };
      const lines = Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [`  ${name} = {${name === 'url' ? value.replace(/[{}\\]/g, encodeURIComponent) : texText(value)}}`]));
      return `@${type}{${key},\n${lines.join(',\n')}\n}\n`;
    })
    .join('\n');
}

const TEX: Readonly<Record<string, string>> = { '\\': '\\textbackslash{}', '{': '\\{', '}': '\\}', '~': '\\textasciitilde{}', '^': '\\textasciicircum{}' };
/** Letters of all scripts stay: BibTeX has read UTF-8 for years. */
const texText = (text: string): string => text.replace(/[\\{}~^&%$#_]/g, (sign) => TEX[sign] ?? `\\${sign}`).replace(/\s+/g, ' ');

export function cslJson(sources: readonly Source[], works: Works): string {
  const items = references(sources, works).map(({ key, title, author, year, part, note, url }) => ({
    id: key,
    type: url !== undefined ? 'webpage' : author === undefined ? 'document' : part === undefined ? 'book' : 'chapter',
    ...(part === undefined ? { title } : { title: part, 'container-title': title }),
    ...(author !== undefined && { author: [cslName(author)] }),
    ...(year !== undefined && { issued: { 'date-parts': [[year]] } }),
    ...(note !== undefined && { note }),
    ...(url !== undefined && { URL: url }),
  }));
  return `${JSON.stringify(items, null, 2)}\n`;
}

/** `Simon Pirani` and `Pirani, Simon`; a body is one name. */
function cslName(author: string): { family: string; given: string } | { literal: string } {
  const [family, given] = author.includes(',') ? author.split(/\s*,\s*/) : [author.split(/\s+/).at(-1), author.split(/\s+/).slice(0, -1).join(' ')];
  return family !== undefined && given !== undefined && given !== '' ? { family, given } : { literal: author };
}
