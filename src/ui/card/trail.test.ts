import { describe, expect, it } from 'vitest';
import { entryId } from '../../domain/entry.ts';
import { back, begin, choose, current, follow, type Trail } from './trail.ts';

const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(entryId) as [ReturnType<typeof entryId>, ReturnType<typeof entryId>, ReturnType<typeof entryId>, ReturnType<typeof entryId>];
const shown = (trail: Trail): string => trail.map((stop) => stop.shown).join(' ');

describe('a trail', () => {
  it('begins with the best candidate', () => expect(shown(begin([{ id: b }, { id: a }]))).toBe('b'));
  it('does not begin with nothing', () => expect(() => begin([])).toThrow(RangeError));

  it('goes on and back', () => {
    const trail = follow(follow(follow(begin([{ id: a }]), b), c), d);
    expect(shown(trail)).toBe('a b c d');
    expect(shown(back(trail, 1))).toBe('a b c');
    expect(shown(back(trail, 2))).toBe('a b');
    expect(shown(back(trail, 9))).toBe('a');
  });

  it('does not go on to where it is', () => {
    const trail = begin([{ id: a }]);
    expect(follow(trail, a)).toBe(trail);
  });

  it('takes a step aside without a trace, and comes back to it', () => {
    const aside = choose(begin([{ id: a }, { id: b }]), b);
    expect(shown(aside)).toBe('b');
    expect(current(aside).candidates.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(current(back(follow(aside, c), 1)).shown).toBe('b');
    expect(shown(choose(follow(aside, c), d))).toBe('b d');
  });
});
