import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CASE_RULES, CONFIDENCES, entryId } from '../domain/entry.ts';
import { FORM_ROLES, type Match } from '../domain/match.ts';
import type { EntryMeta, FormPattern, FormTarget } from '../domain/pattern.ts';
import { compileMatcher, findMatches, findNested, loadMatcher, serialiseMatcher, unpackMatcher } from './matcher.ts';
import { createOracle } from './oracle.ts';

const entries: EntryMeta[] = ['a', 'b', 'c', 'd'].map((name) => ({ id: entryId(name), kind: 'person', neighbours: [] }));

/** Few pieces, so that forms begin, end and contain each other. */
const PIECES = ['a', 'b', 's', 'ab', 'ba', 'й', 'и', 'е', 'kh', 'х', "'", ' ', '-', '.', '7', 'ie', 'ой', ' a', "a'"];

const piece = fc.constantFrom(...PIECES);
const spelling = fc.array(piece, { minLength: 1, maxLength: 5 });
const position = fc.oneof(
  { weight: 3, arbitrary: piece.map((only) => [only]) },
  { weight: 1, arbitrary: fc.uniqueArray(fc.constantFrom('', ...PIECES), { minLength: 1, maxLength: 4 }) },
);

const target: fc.Arbitrary<FormTarget> = fc.record({
  entry: fc.nat(entries.length - 1),
  role: fc.constantFrom(...FORM_ROLES),
  confidence: fc.constantFrom(...CONFIDENCES),
  caseRule: fc.constantFrom('any', ...CASE_RULES),
  derived: fc.boolean(),
  literal: fc.array(fc.constantFrom('A', 'a', 'B', 'S', 'Kh', 'Й'), { maxLength: 3 }).map((letters) => letters.join('')),
});

const pattern: fc.Arbitrary<FormPattern> = fc.record({
  alternatives: fc.oneof(
    spelling.map((pieces) => pieces.map((only) => [only])),
    fc.array(position, { minLength: 1, maxLength: 5 }),
  ),
  target,
});

/** What a text may print instead of a character of a form, and still be read as it. */
const DISGUISES: Readonly<Record<string, readonly string[]>> = {
  ' ': [' ', '  ', '\u00a0', '\n', ' \r\n\t', '\u2009\u200b ', '\n\n'],
  "'": ["'", '’', '‘', 'ʹ', 'ʼ', '′', '`', '"', '”'],
  '-': ['-', '‑', '–', '\u2010'],
  й: ['й', 'Й', 'и\u0306', 'И\u0306'],
  е: ['е', 'ё', 'Ё', 'е\u0301', 'е\u0308'],
  a: ['a', 'A', 'á', 'a\u0301', 'Ä'],
  s: ['s', 'S', 'š', 's\u030c'],
};
function keptBy<Value>(make: (key: string) => Value): (key: string) => Value {
  const kept = new Map<string, Value>();
  return (key) => {
    const value = kept.get(key) ?? make(key);
    kept.set(key, value);
    return value;
  };
}

/** Between two characters: nothing much, what does not count, and what does. */
const SEAMS = ['\u00ad', '\u200b', '\u2060', '\u0301', '\ufeff', '-\n', '-\r\n  ', '\u00ad\n', '\u00ad-\n', '-\u00ad\n', ' ', "'", '’s', '🚩', '\ud83d', '\udea9', '𝐀', '𐌰', 'x', '²', '5', '12', '123', '1234', '\ufffc', '.', '\f'];

const seam = fc.oneof({ weight: 9, arbitrary: fc.constant('') }, { weight: 1, arbitrary: fc.constantFrom(...SEAMS) });

/** A character of a form as some text prints it, with what follows it there; made once for each, since making an arbitrary takes longer than drawing from it. */
const disguised = keptBy((letter: string): fc.Arbitrary<string> => {
  const plain = fc.constantFrom(...(DISGUISES[letter] ?? [letter, letter.toUpperCase()]));
  return fc.tuple(fc.oneof({ weight: 3, arbitrary: fc.constant(letter) }, { weight: 2, arbitrary: plain }), seam).map((parts) => parts.join(''));
});

const disguisedText = (text: string): fc.Arbitrary<string> => fc.tuple(...Array.from(text, (letter) => disguised(letter))).map((parts) => parts.join(''));

/** One way through the alternatives of one of the patterns. */
const printed = (patterns: readonly FormPattern[]): fc.Arbitrary<string> =>
  fc
    .constantFrom(...patterns)
    .chain(({ alternatives }) => fc.tuple(...alternatives.map((position) => fc.constantFrom(...position))))
    .chain((parts) => disguisedText(parts.join('')));

const noise = fc.oneof(
  fc.array(fc.constantFrom(...PIECES, ...SEAMS), { maxLength: 4 }).map((parts) => parts.join('')),
  fc.string({ maxLength: 6, unit: 'binary' }),
);

const textOf = (patterns: readonly FormPattern[]): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(fc.oneof({ weight: 3, arbitrary: printed(patterns) }, { weight: 1, arbitrary: noise }), fc.constantFrom(' ', ' ', '', ', ', '\n', "'s ", '-', '-\n')), { maxLength: 8 })
    .map((parts) => parts.flat().join(''));

const TEXTS_PER_GLOSSARY = 24;
const GLOSSARIES = 600;

const situation = fc.array(pattern, { minLength: 1, maxLength: 9 }).chain((patterns) =>
  fc.record({
    patterns: fc.constant(patterns),
    commonWords: fc.array(fc.oneof(printed(patterns), piece), { maxLength: 3 }),
    texts: fc.array(textOf(patterns), { minLength: TEXTS_PER_GLOSSARY, maxLength: TEXTS_PER_GLOSSARY }),
  }),
);

/** Every match of some glossary that consists of the one form, so that each is seen apart from the rest. */
const spansOf = (matches: readonly Match[]): string[] => matches.map(({ start, end }) => `${start}-${end}`);

describe('the engine, on texts made of its patterns and of noise', () => {
  it(`finds what the oracle finds, in ${GLOSSARIES * TEXTS_PER_GLOSSARY} texts, before and after serialisation`, { timeout: 120_000 }, () => {
    let texts = 0;
    let matches = 0;
    fc.assert(
      fc.property(situation, ({ patterns, commonWords, texts: list }) => {
        const matcher = compileMatcher(patterns, entries, { commonWords });
        const loaded = loadMatcher(serialiseMatcher(matcher));
        const unpacked = loadMatcher(unpackMatcher(matcher));
        const oracle = createOracle(patterns, entries, commonWords);
        if (!loaded.ok || !unpacked.ok) throw new Error('not loaded');
        const expected = list.map((text) => [text, oracle(text)] as const);
        for (const each of [matcher, loaded.value, unpacked.value]) expect(list.map((text) => [text, findMatches(text, each)])).toEqual(expected);
        texts += list.length;
        matches += expected.reduce((sum, [, found]) => sum + found.length, 0);
      }),
      { numRuns: GLOSSARIES },
    );
    // Texts without matches would prove little.
    expect(texts).toBeGreaterThanOrEqual(10_000);
    expect(matches).toBeGreaterThan(texts / 2);
  });

  it('finds inside a match what each form alone would find there', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(situation, ({ patterns, texts }) => {
        const matcher = compileMatcher(patterns, entries);
        const alone = patterns.map((each) => createOracle([each], entries));
        for (const text of texts.slice(0, 4)) {
          for (const match of findMatches(text, matcher)) {
            const nested = findNested(text, match, matcher);
            const spans = spansOf(nested);
            expect(new Set(spans).size).toBe(spans.length);
            for (const inner of nested) {
              expect(inner.start >= match.start && inner.end <= match.end && inner.end - inner.start < match.end - match.start).toBe(true);
            }
            // A form may match joined across a line end when alone; nested matches are as printed.
            if (/[-\u00ad\u2010-\u2013]/.test(text)) continue;
            const inside = alone.flatMap((oracle) => oracle(text)).filter(({ start, end }) => start >= match.start && end <= match.end && end - start < match.end - match.start);
            expect(spans).toEqual(expect.arrayContaining(spansOf(inside)));
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
