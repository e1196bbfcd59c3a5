import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonLists, type ListPiece } from './json-lists.ts';

function cut(text: string, lists = ['entries', 'overlays']): { lists: Record<string, unknown[]>; rest: unknown; pieces: number } | string {
  const found: Record<string, unknown[]> = {};
  const reader = jsonLists(text, new Set(lists));
  let pieces = 0;
  for (let next = reader.next(); ; next = reader.next()) {
    if (next.done) return next.value.ok ? { lists: found, rest: JSON.parse(next.value.value), pieces } : (next.value.failure.detail ?? '');
    const { list, start, end }: ListPiece = next.value;
    if (list === '') continue;
    pieces++;
    (found[list] ??= []).push(...(JSON.parse(`[${text.slice(start, end)}]`) as unknown[]));
  }
}

describe('the lists of a JSON text', () => {
  it('are cut out, and the rest is kept', () => {
    const value = { title: 'a "list": [', entries: [{ a: '}],[{"' }, { b: ['\\"', '\\\\'] }], nested: { entries: [1, 2] }, overlays: [], last: ['entries'] };
    expect(cut(JSON.stringify(value, null, 2))).toEqual({ lists: { entries: value.entries }, rest: { ...value, entries: [] }, pieces: 1 });
  });

  it('come in pieces when they are long', () => {
    const entries = Array.from({ length: 20_000 }, (_, index) => ({ index, text: 'x'.repeat(50) }));
    const result = cut(JSON.stringify({ entries, after: 1 }));
    expect(result).toMatchObject({ lists: { entries }, rest: { entries: [], after: 1 } });
    expect(typeof result === 'object' && result.pieces).toBeGreaterThan(3);
  });

  it('are the same as JSON.parse finds, whatever the values', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.jsonValue(), fc.constantFrom(0, 1, '\t'), (entries, other, indent) => {
        const expected = JSON.parse(JSON.stringify({ other, entries })) as { entries: unknown[]; other: unknown };
        const result = cut(JSON.stringify({ other, entries }, null, indent));
        expect(result).toMatchObject({ rest: { other: expected.other, entries: [] } });
        expect(typeof result === 'object' ? (result.lists['entries'] ?? []) : null).toEqual(expected.entries);
      }),
    );
  });

  it.each([
    ['{"entries":[{"a":1}', ''],
    ['{"entries":[{"a":"1}]}', ''],
    [']', ''],
    [`{"entries":${'['.repeat(50)}${']'.repeat(50)}}`, 'nested too deeply'],
  ])('%s: %s', (text, detail) => {
    expect(cut(text)).toBe(detail);
  });
});
