/**
 * Ways to find a list of forms in a text, behind one interface and with one
 * meaning: capitals aside, whole words, leftmost-longest, offsets of the text
 * as it came. Peers get the folded text that their authors would ask for, and
 * what they find is filtered; whatever a method can do before that, it does.
 */
import { AhoCorasick as Monyone } from '@monyone/aho-corasick/fast';
import ModernAhoCorasick from 'modern-ahocorasick';
import { DELETED, SPACE, composeShortI, foldUnit, isIgnored, isLowSurrogate, isWordUnit, leadsSymbol } from '../../../src/matching/fold.ts';
import { findMatches, loadMatcher, serialiseMatcher, unpackMatcher } from '../../../src/matching/matcher.ts';
import { compileForms } from '../forms.ts';

/** Starts and ends in turn. */
export type Offsets = number[];
export type Ready = { readonly scan: (text: string) => Offsets; readonly serialised?: Uint8Array | string };
export type Method = { readonly name: string; readonly ours?: boolean; readonly prepare: (forms: readonly string[]) => Ready };

/** `places[i]`: where in the text the i-th folded unit stands. */
type Folded = { readonly text: string; readonly places: Int32Array };

export function fold(raw: string): Folded {
  const text = composeShortI(raw);
  const units = new Uint16Array(text.length);
  const places = new Int32Array(text.length);
  let length = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = foldUnit(text.charCodeAt(index));
    if (unit === DELETED || (unit === SPACE && length > 0 && units[length - 1] === SPACE)) continue;
    units[length] = unit;
    places[length++] = index;
  }
  const parts: string[] = [];
  for (let from = 0; from < length; from += 8192) parts.push(String.fromCharCode(...units.subarray(from, Math.min(length, from + 8192))));
  return { text: parts.join(''), places };
}

const APOSTROPHE = "'";
const isWord = (text: string, at: number): boolean => at >= 0 && at < text.length && isWordUnit(text.charCodeAt(at)) && !(isLowSurrogate(text.charCodeAt(at)) && leadsSymbol(text.charCodeAt(at - 1)));

function endsWord(text: string, end: number): boolean {
  if (!isWord(text, end - 1) && text[end - 1] !== APOSTROPHE) return true;
  if (isWord(text, end)) return false;
  if (text[end] !== APOSTROPHE) return true;
  let next = end;
  while (text[next] === APOSTROPHE) next++;
  return !isWord(text, next) || (text[next] === 's' && !isWord(text, next + 1));
}

/** The end in the text as it came: marks on the last letter belong to it. */
function rawEnd(raw: string, { places }: Folded, end: number): number {
  let after = places[end - 1]! + 1;
  while (after < raw.length && isIgnored(raw.charCodeAt(after)) && /\p{M}/u.test(raw.charAt(after))) after++;
  return after;
}

/** All occurrences, whole words or not → leftmost-longest whole words. */
function fromOccurrences(each: (text: string, found: (start: number, end: number) => void) => void): (raw: string) => Offsets {
  return (raw) => {
    const folded = fold(raw);
    const { text, places } = folded;
    const hits: { start: number; end: number }[] = [];
    each(text, (start, end) => {
      if (!isWord(text, start - 1) && endsWord(text, end)) hits.push({ start, end });
    });
    hits.sort((a, b) => a.start - b.start || b.end - a.end);
    const offsets: Offsets = [];
    let covered = 0;
    for (const { start, end } of hits) {
      if (start < covered) continue;
      offsets.push(places[start]!, rawEnd(raw, folded, end));
      covered = end;
    }
    return offsets;
  };
}

const LETTER = String.raw`[\p{L}\p{Nd}\p{Nl}]`;
const WORD_END = `(?:(?<!${LETTER}|')|(?!${LETTER}|'+(?!s(?!${LETTER}))${LETTER}))`;
const literal = (form: string): string => form.replaceAll(/[$()*+./?[\\\]^{|}]/g, String.raw`\$&`);

function fromRegExp(alternatives: string): Ready {
  const pattern = new RegExp(`(?<!${LETTER})(?:${alternatives})${WORD_END}`, 'gu');
  // Engines compile at the first use, which belongs to the preparation.
  pattern.test(' ');
  const scan = (raw: string): Offsets => {
    const folded = fold(raw);
    const offsets: Offsets = [];
    pattern.lastIndex = 0;
    for (let found = pattern.exec(folded.text); found; found = pattern.exec(folded.text)) offsets.push(folded.places[found.index]!, rawEnd(raw, folded, found.index + found[0].length));
    return offsets;
  };
  return { scan, serialised: alternatives };
}

type Branch = Map<string, Branch>;
const END = '';

/** The forms as one expression that shares beginnings; deterministic, so that greed is longest-first. */
function trieExpression(forms: readonly string[]): string {
  const root: Branch = new Map();
  for (const form of forms) {
    let branch = root;
    for (const letter of form) {
      const next = branch.get(letter) ?? new Map<string, Branch>();
      branch.set(letter, next);
      branch = next;
    }
    branch.set(END, new Map());
  }
  const written = (branch: Branch): string => {
    const parts = [...branch].filter(([letter]) => letter !== END).map(([letter, rest]) => literal(letter) + written(rest));
    if (parts.length === 0) return '';
    const ends = branch.has(END);
    return parts.length === 1 && !ends ? parts[0]! : `(?:${parts.join('|')})${ends ? '?' : ''}`;
  };
  return written(root);
}

/** Its Intl.Segmenter takes time with the square of a string's length in this Node, so it gets pieces that overlap by the longest form. */
function* pieces(text: string, overlap: number): Generator<readonly [from: number, to: number, piece: string]> {
  const size = 1000;
  const atSpace = (at: number, after: number): number => {
    if (at >= text.length) return text.length;
    const space = text.lastIndexOf(' ', at);
    return space > after ? space : at;
  };
  for (let from = 0; from < text.length; ) {
    const to = atSpace(from + size, from);
    yield [from, to, text.slice(from, atSpace(to + overlap, to))];
    from = to;
  }
}

const WORD = new RegExp(`${LETTER}+`, 'gu');

function byFirstWord(forms: readonly string[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const form of forms) {
    const first = form.match(WORD)?.[0] ?? '';
    groups.set(first, [...(groups.get(first) ?? []), form]);
  }
  for (const group of groups.values()) group.sort((a, b) => b.length - a.length);
  return groups;
}

function tokenScan(groups: ReadonlyMap<string, readonly string[]>): Ready['scan'] {
  return (raw) => {
    const folded = fold(raw);
    const { text, places } = folded;
    const offsets: Offsets = [];
    let covered = 0;
    for (const { index, 0: word } of text.matchAll(WORD)) {
      if (index < covered) continue;
      const form = groups.get(word)?.find((each) => text.startsWith(each, index) && endsWord(text, index + each.length));
      if (form === undefined) continue;
      covered = index + form.length;
      offsets.push(places[index]!, rawEnd(raw, folded, covered));
    }
    return offsets;
  };
}

export const METHODS: readonly Method[] = [
  {
    name: 'Spravka',
    ours: true,
    prepare: (forms) => {
      const compiled = compileForms(forms);
      const serialised = serialiseMatcher(compiled);
      // As a page has it: from the bytes.
      const loaded = loadMatcher(unpackMatcher(compiled));
      if (!loaded.ok) throw new Error(loaded.failure.kind);
      const matcher = loaded.value;
      return { serialised, scan: (text) => findMatches(text, matcher).flatMap(({ start, end }) => [start, end]) };
    },
  },
  {
    name: '@monyone/aho-corasick/fast',
    prepare: (forms) => {
      const automaton = new Monyone([...forms]);
      return { scan: fromOccurrences((text, found) => automaton.matchInText(text).forEach(({ begin, end }) => found(begin, end))) };
    },
  },
  {
    name: 'modern-ahocorasick',
    prepare: (forms) => {
      const automaton = new ModernAhoCorasick([...forms]);
      const longest = Math.max(...forms.map((form) => form.length)) + 8;
      const scan = fromOccurrences((text, found) => {
        for (const [from, to, piece] of pieces(text, longest)) for (const { start, end } of automaton.iterate(piece)) if (from + start < to) found(from + start, from + end);
      });
      return { scan, serialised: automaton.serialize() };
    },
  },
  { name: 'one RegExp', prepare: (forms) => fromRegExp(forms.toSorted((a, b) => b.length - a.length).map(literal).join('|')) },
  { name: 'trie RegExp', prepare: (forms) => fromRegExp(trieExpression(forms)) },
  { name: 'token and Map', prepare: (forms) => ({ scan: tokenScan(byFirstWord(forms)), serialised: forms.join('\n') }) },
];

/** The least that any method must do: look at each character. */
export function look(text: string): number {
  let sum = 0;
  for (let index = 0; index < text.length; index++) sum = (sum + text.charCodeAt(index)) | 0;
  return sum;
}
