import { describe, expect, it } from 'vitest';
import { entryId } from '../domain/entry.ts';
import type { EntryMeta, FormPattern, FormTarget } from '../domain/pattern.ts';
import { FORMAT_VERSION } from './binary.ts';
import { compileMatcher, findMatches, loadMatcher, loadUnpacked, serialiseMatcher, unpackMatcher } from './matcher.ts';
import { literalPattern } from './pattern.ts';
import { scan } from './scan.ts';
import { listOf } from './stored-entries.ts';

const entries: EntryMeta[] = [
  { id: entryId('vsnkh'), kind: 'body', neighbours: [1, 2] },
  { id: entryId('glavki'), kind: 'term', neighbours: [0] },
  { id: entryId('rykov'), kind: 'person', neighbours: [] },
];
const target = (entry: number, more: Partial<FormTarget> = {}): FormTarget => ({ entry, role: 'name', confidence: 'certain', caseRule: 'any', derived: false, ...more });
const patterns: FormPattern[] = [
  literalPattern('VSNKh', target(0, { role: 'acronym', caseRule: 'exact', literal: 'VSNKh' })),
  literalPattern('ВСНХ', target(0, { role: 'acronym', caseRule: 'exact', literal: 'ВСНХ' })),
  literalPattern('glavki', target(1, { confidence: 'likely' })),
  literalPattern('Рыков', target(2, { role: 'surname', caseRule: 'initial', derived: true })),
  literalPattern('glavki', target(2, { confidence: 'context' })),
];
const matcher = compileMatcher(patterns, entries);

const plain = (all: readonly EntryMeta[]): EntryMeta[] => all.map(({ id, kind, neighbours }) => ({ id, kind, neighbours }));

const failureOf = (damaged: Uint8Array): unknown => {
  const loaded = loadMatcher(damaged);
  return loaded.ok ? undefined : loaded.failure;
};

describe.each([
  { form: 'packed', bytes: serialiseMatcher(matcher) },
  { form: 'unpacked', bytes: unpackMatcher(matcher) },
])('loadMatcher of $form bytes', ({ bytes }) => {
  it('gives back entries, targets and automaton', () => {
    const loaded = loadMatcher(bytes);
    if (!loaded.ok) throw new Error(loaded.failure.kind);
    expect(plain(listOf(loaded.value.entries))).toEqual(entries);
    expect(loaded.value.table).toEqual(matcher.table);
    expect(loaded.value.array).toEqual(matcher.array);
    const text = 'ВСНХ, VSNKh: glavki, Рыков';
    expect(findMatches(text, loaded.value)).toEqual(findMatches(text, matcher));
  });

  it.each([0, 7, 8])('reads a matcher that lies at %i in a larger buffer', (at) => {
    const larger = new Uint8Array(bytes.length + 20);
    larger.set(bytes, at);
    const loaded = loadMatcher(larger.subarray(at, at + bytes.length));
    expect(loaded.ok && findMatches('ВСНХ', loaded.value)).toHaveLength(1);
  });


  it('names a buffer cut off at any place', () => {
    for (let length = 0; length < bytes.length; length++) {
      expect(failureOf(bytes.subarray(0, length)), `${length} bytes`).toMatchObject({ kind: 'truncated', found: length });
    }
  });

  it('names any one byte changed, and a byte too many', () => {
    for (let index = 20; index < bytes.length; index++) {
      const damaged = bytes.slice();
      damaged[index]! ^= 0x41;
      expect(failureOf(damaged), `byte ${index}`).toEqual({ kind: 'corrupt' });
    }
    expect(failureOf(Uint8Array.from([...bytes, 0]))).toEqual({ kind: 'corrupt' });
  });

  it('names another version', () => {
    const other = bytes.slice();
    other[4] = FORMAT_VERSION + 1;
    expect(failureOf(other)).toEqual({ kind: 'other-version', found: FORMAT_VERSION + 1, expected: FORMAT_VERSION });
  });

  it('names bytes that are something else', () => {
    expect(failureOf(new TextEncoder().encode('<!doctype html><title>Not found</title>'))).toEqual({ kind: 'not-a-matcher' });
    expect(failureOf(new TextEncoder().encode('{}'))).toEqual({ kind: 'not-a-matcher' });
  });
});

describe('loadMatcher', () => {
  const nothing = compileMatcher([], []);
  it.each([serialiseMatcher(nothing), unpackMatcher(nothing)])('gives back a matcher of nothing', (bytes) => {
    const loaded = loadMatcher(bytes);
    expect(loaded.ok && findMatches('VSNKh', loaded.value)).toEqual([]);
  });

  it('makes the same matcher of both forms', () => {
    const loaded = loadMatcher(serialiseMatcher(matcher));
    expect(loaded.ok && unpackMatcher(loaded.value)).toEqual(unpackMatcher(matcher));
  });
});

describe('loadUnpacked', () => {
  const bytes = unpackMatcher(matcher);
  const text = 'ВСНХ, VSNKh: glavki, Ры\u00adкова';

  it('gives back the same matcher', () => {
    const loaded = loadUnpacked(bytes);
    if (!loaded.ok) throw new Error(loaded.failure.kind);
    expect(plain(listOf(loaded.value.entries))).toEqual(entries);
    expect(findMatches(text, loaded.value)).toEqual(findMatches(text, matcher));
  });

  it('does not read the packed form', () => expect(loadUnpacked(serialiseMatcher(matcher))).toEqual({ ok: false, failure: { kind: 'corrupt' } }));

  it('names what is cut off, another version, and bytes of another matcher under its header', () => {
    for (let length = 0; length < bytes.length; length++) expect(loadUnpacked(bytes.subarray(0, length)), `${length} bytes`).toMatchObject({ ok: false, failure: { kind: 'truncated' } });
    const other = bytes.slice();
    other[4] = FORMAT_VERSION + 1;
    expect(loadUnpacked(other)).toMatchObject({ ok: false, failure: { kind: 'other-version' } });
    const another = bytes.map((byte, index) => (index < 20 ? byte : byte ^ 0xff));
    expect(loadUnpacked(another)).toEqual({ ok: false, failure: { kind: 'corrupt' } });
  });

  it('comes to an end over an automaton with any one byte changed', () => {
    const { cells, outputs, ranks } = matcher.array;
    const automaton = bytes.length - cells.byteLength - outputs.byteLength - ranks.byteLength;
    for (let index = automaton; index < automaton + cells.byteLength; index++) {
      const damaged = bytes.slice();
      damaged[index]! ^= 0xff;
      const loaded = loadUnpacked(damaged);
      if (loaded.ok) scan(text, loaded.value, () => undefined);
    }
  });
});
