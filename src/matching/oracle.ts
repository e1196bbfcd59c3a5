/**
 * The engine's slow twin, for the tests: what a match is, written down as
 * plainly as it can be. Lists every spelling of every pattern and compares it
 * with every word of the text. Shares the fold and the domain types with the
 * engine and nothing else.
 */
import { CONFIDENCES } from '../domain/entry.ts';
import type { Candidate, FormRole, Match } from '../domain/match.ts';
import type { EntryMeta, FormPattern, FormTarget } from '../domain/pattern.ts';
import { foldText, foldUnit, isWordUnit, leadsSymbol } from './fold.ts';

/** A character that counts. `lineBreak` and `softHyphen` tell of a space: it breaks the line; a soft hyphen stands before it. */
type Character = { readonly folded: string; readonly at: number; readonly word: boolean; readonly lineBreak: boolean; readonly softHyphen: boolean };

const isLow = (text: string, at: number): boolean => text.charCodeAt(at) >= 0xdc00 && text.charCodeAt(at) <= 0xdfff;
const isBreak = (text: string, at: number): boolean => '\n\v\f\r\u0085\u2028\u2029'.includes(text.charAt(at));

function foldedAt(text: string, at: number): string {
  const letter = text.charAt(at);
  if ((letter === 'и' || letter === 'И') && text.charAt(at + 1) === '\u0306') return 'й';
  const unit = foldUnit(text.charCodeAt(at));
  return unit === 0 ? '' : String.fromCharCode(unit);
}

function charactersOf(text: string): Character[] {
  const characters: Character[] = [];
  let softHyphen = false;
  for (let at = 0; at < text.length; at++) {
    const folded = foldedAt(text, at);
    const previous = characters.at(-1);
    if (folded === '') {
      softHyphen ||= text.charAt(at) === '\u00ad';
      continue;
    }
    if (folded === ' ' && previous?.folded === ' ') {
      characters[characters.length - 1] = { ...previous, lineBreak: previous.lineBreak || isBreak(text, at) };
      continue;
    }
    const endsSymbol = at > 0 && isLow(text, at) && leadsSymbol(text.charCodeAt(at - 1));
    const word = isWordUnit(text.charCodeAt(at)) && !endsSymbol;
    // A picture is not a character that any form has.
    const shown = endsSymbol || leadsSymbol(text.charCodeAt(at)) ? '\uffff' : folded;
    characters.push({ folded: shown, at, word, lineBreak: folded === ' ' && isBreak(text, at), softHyphen: folded === ' ' && softHyphen });
    softHyphen = false;
  }
  return characters;
}

/** Every reading of the text from `start` to `horizon`: each word divided at a line end joined, joined with its hyphen, left as printed. */
function readings(characters: readonly Character[], start: number, horizon: number): (readonly Character[])[] {
  for (let last = start; last < Math.min(horizon, characters.length); last++) {
    const [word, second, third, fourth] = characters.slice(last, last + 4);
    if (word?.word !== true || second === undefined || third === undefined) continue;
    const without = (from: number, count: number): readonly Character[] => [...characters.slice(0, from), ...characters.slice(from + count)];
    const after = last + 1;
    if (second.folded === '-' && third.folded === ' ' && third.lineBreak && fourth?.word === true) {
      return [without(after, 2), without(after + 1, 1), characters].flatMap((read) => readings(read, after, horizon));
    }
    if (second.folded === ' ' && second.lineBreak && second.softHyphen && third.word) {
      return [without(after, 1), characters].flatMap((read) => readings(read, after, horizon));
    }
  }
  return [characters];
}

/** Whether `characters[first]` begins a note's number: one to three digits, and no more of a word. */
function isNote(characters: readonly Character[], first: number): boolean {
  let next = first;
  while (/^[0-9]$/.test(characters[next]?.folded ?? '')) next++;
  return next > first && next <= first + 3 && characters[next]?.word !== true;
}

/** Whether a form whose last character is `characters[last]` ends a word there. */
function endsThere(text: string, characters: readonly Character[], last: number): boolean {
  const inWord = characters[last]?.word === true || characters[last]?.folded === "'";
  if (!inWord) return true;
  let next = last + 1;
  const letter = text.charAt(characters[last]!.at);
  const isSmall = letter === letter.toLowerCase() && letter !== letter.toUpperCase();
  if (characters[next]?.word === true) return isSmall && isNote(characters, next);
  if (characters[next]?.folded !== "'") return true;
  while (characters[next]?.folded === "'") next++;
  if (characters[next]?.word !== true || isNote(characters, next)) return true;
  return characters[next]?.folded === 's' && (characters[next + 1]?.word !== true || isNote(characters, next + 1));
}

const lettersOf = (text: string): string[] =>
  Array.from(text.matchAll(/./gsu), ([letter]) => letter).filter((letter) => letter.length === 1 && foldUnit(letter.charCodeAt(0)) !== 0 && letter.toLowerCase() !== letter.toUpperCase());
const isCapital = (letter: string | undefined): boolean => letter !== undefined && letter !== letter.toLowerCase();

function obeys(raw: string, target: FormTarget): boolean {
  if (target.caseRule === 'any') return true;
  if (target.caseRule === 'initial') return lettersOf(raw.charAt(0)).every(isCapital);
  const found = lettersOf(raw);
  const wanted = lettersOf(target.literal ?? '');
  if (found.length < wanted.length) return false;
  const allCapitals = found.every(isCapital) && wanted.filter(isCapital).length > 1;
  return allCapitals || found.every((letter, index) => isCapital(letter) === isCapital(wanted[index]));
}

function spellingsOf(pattern: FormPattern): string[] {
  let spellings = [''];
  for (const position of pattern.alternatives) {
    const folded = position.map((text) => foldText(text));
    spellings = spellings.flatMap((spelling) => folded.map((text) => spelling + text));
  }
  return [...new Set(spellings.map((spelling) => spelling.replaceAll(/ +/g, ' ')))].filter((spelling) => spelling !== '');
}

const ROLES: readonly FormRole[] = ['full-name', 'name', 'acronym', 'english', 'surname', 'word', 'event'];

const order = (target: FormTarget): number => CONFIDENCES.indexOf(target.confidence) * 1e6 + ROLES.indexOf(target.role) * 1e5 + target.entry;

function candidatesOf(targets: readonly FormTarget[], entries: readonly EntryMeta[]): Candidate[] {
  const spelled = targets.filter((target) => !target.derived);
  const candidates: Candidate[] = [];
  for (const target of [...(spelled.length > 0 ? spelled : targets)].sort((a, b) => order(a) - order(b))) {
    const entry = entries[target.entry]!;
    if (candidates.some((candidate) => candidate.id === entry.id)) continue;
    candidates.push({ id: entry.id, kind: entry.kind, confidence: target.confidence, via: target.role });
  }
  return candidates;
}

type Found = { readonly last: number; readonly targets: readonly FormTarget[] };

/** A matcher out of nothing but lists and loops. */
export function createOracle(patterns: readonly FormPattern[], entries: readonly EntryMeta[], commonWords: readonly string[] = []): (text: string) => Match[] {
  const common = new Set(commonWords.map((word) => foldText(word)));
  const forms = patterns.flatMap((pattern) => spellingsOf(pattern).map((spelling) => ({ spelling, target: pattern.target })));
  const known = forms.filter(({ spelling, target }) => !(target.derived && common.has(spelling)));
  const longest = Math.max(0, ...known.map(({ spelling }) => spelling.length));

  const longestAt = (text: string, start: number, read: readonly Character[]): Found | undefined => {
    const line = read.map((character) => character.folded).join('');
    let found: Found | undefined;
    for (const { spelling, target } of known) {
      const last = start + spelling.length - 1;
      if (!line.startsWith(spelling, start) || !endsThere(text, read, last)) continue;
      const at = read[last]!.at;
      if (!obeys(text.slice(read[start]!.at, at + 1), target)) continue;
      if (found === undefined || at > found.last) found = { last: at, targets: [target] };
      else if (at === found.last) found = { last: at, targets: [...found.targets, target] };
    }
    return found;
  };

  const foundAt = (text: string, start: number, characters: readonly Character[]): Found | undefined => {
    const printed = longestAt(text, start, characters);
    if (printed !== undefined) return printed;
    let best: Found | undefined;
    for (const read of readings(characters, start, start + longest * 2)) {
      const found = longestAt(text, start, read);
      if (found !== undefined && (best === undefined || found.last > best.last)) best = found;
    }
    return best;
  };

  return (text) => {
    const characters = charactersOf(text);
    const matches: Match[] = [];
    let covered = 0;
    characters.forEach((character, start) => {
      if (!character.word || characters[start - 1]?.word === true || character.at < covered) return;
      const found = foundAt(text, start, characters);
      if (found === undefined) return;
      covered = found.last + 1;
      let end = covered;
      while (/^\p{M}$/u.test(text.charAt(end))) end++;
      const candidates = candidatesOf(found.targets, entries);
      matches.push({ start: character.at, end, candidates, confidence: candidates[0]!.confidence });
    });
    return matches;
  };
}
