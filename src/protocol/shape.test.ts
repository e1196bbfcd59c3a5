import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import * as v from 'valibot';
import { CHOICE_FIELDS } from './choice-fields.ts';
import { choicesFrom, DEFAULT_CHOICES, type Choices } from './choices.ts';
import { PAGE_REQUESTS, type PageRequestName } from './page-requests.ts';
import { PAGE_PARAMS } from './page-server.ts';
import { isPublishedMatcher } from './published.ts';
import { REQUESTS } from './requests.ts';

/** What a message or the storage may hold: mostly nearly right, now and then anything. */
const words = fc.constantFrom('vsnkh', 'workers-group-1923', 'Not An Id', '', 'open', 'leave', 'key', 'tap', 'pointer', 'calm', 'person', 'solid', 'dark', 'ru', 'a'.repeat(80), 'a'.repeat(81));
/** Messages are JSON. Lists are left out: the library takes one for an object, which no handler would. */
const anything = fc.jsonValue().filter((value) => !Array.isArray(value));
const atom = fc.oneof(words, fc.integer({ min: -10, max: 6000 }), fc.constant(Number.NaN), fc.boolean(), fc.constant(null));
const named = (...names: string[]) => (value: fc.Arbitrary<unknown>) => fc.dictionary(fc.constantFrom(...names), value, { maxKeys: names.length });
const rect = named('left', 'top', 'width', 'height', 'x')(fc.oneof(fc.integer(), fc.integer(), fc.integer(), atom));
const point = named('x', 'y')(fc.integer());
const candidate = fc.record({ id: words, namedWith: words }, { requiredKeys: ['id'] });
const order = fc.record(
  { order: fc.constantFrom('open', 'leave', 'shut'), candidates: fc.array(candidate, { maxLength: 2 }), rects: fc.array(rect, { maxLength: 2 }), point, by: words },
  { requiredKeys: ['order'] },
);
const params = fc.oneof(fc.constant({}), fc.record({ id: words }), fc.record({ matcher: atom }), fc.record({ order: fc.oneof(order, atom), word: atom }, { requiredKeys: [] }), anything);

describe('shapes agree with the schemas', () => {
  it.each(Object.keys(PAGE_REQUESTS) as PageRequestName[])('on what %s is given', (request) => {
    fc.assert(
      fc.property(params, (given) => {
        // A list without candidates is nothing a card could open: the schema, at the background's door, sees to that.
        const schema = v.safeParse<v.GenericSchema>(PAGE_REQUESTS[request].params, given).success;
        const shape = PAGE_PARAMS[request](given);
        const isEmpty = (given as { order?: { candidates?: unknown[] } } | null)?.order?.candidates?.length === 0;
        expect(shape).toBe(schema || (isEmpty && shape));
      }),
      { numRuns: 2000 },
    );
  });

  it('on the well formed ones', () => {
    const open = { order: 'open', candidates: [{ id: 'vsnkh', namedWith: 'nep' }], rects: [{ left: 1, top: 2, width: 3, height: 4 }], point: { x: 1, y: 2 }, by: 'tap' };
    const good: { readonly [Name in PageRequestName]?: unknown } = { 'marks.show': { id: 'vsnkh' }, 'marks.try': { matcher: 'AA==' }, 'card.order': { order: open, word: 'top' } };
    for (const [request, given] of Object.entries(good)) expect([request, PAGE_PARAMS[request as PageRequestName](given), v.is(PAGE_REQUESTS[request as PageRequestName].params, given)]).toEqual([request, true, true]);
  });

  it.each(['toString', '__proto__', 'constructor'])('on a field that every object has: %s', (name) => {
    const given: unknown = JSON.parse(`{"${name}":[]}`);
    expect([PAGE_PARAMS['card.pin'](given), v.is(PAGE_REQUESTS['card.pin'].params, given)]).toEqual([false, false]);
  });

  it('on each of the choices', () => {
    const fields = Object.keys(CHOICE_FIELDS) as (keyof Choices)[];
    const value = fc.oneof(atom, fc.array(words, { maxLength: 3 }));
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...fields, 'later'), value), (stored) => {
        const expected = Object.fromEntries(fields.map((field) => [field, field in stored && v.is<v.GenericSchema>(CHOICE_FIELDS[field], stored[field]) ? stored[field] : DEFAULT_CHOICES[field]]));
        expect(choicesFrom(stored)).toEqual(expected);
      }),
      { numRuns: 2000 },
    );
    for (const nothing of [undefined, null, 'calm', 3, []]) expect(choicesFrom(nothing)).toEqual(DEFAULT_CHOICES);
  });

  it('on a matcher', () => {
    fc.assert(fc.property(fc.oneof(fc.record({ version: atom, data: atom, more: atom }, { requiredKeys: [] }), anything), (reply) => {
      expect(isPublishedMatcher(reply)).toBe(reply !== null && v.is(REQUESTS['matcher.get'].reply, reply));
    }));
  });
});
