import { describe, expect, it } from 'vitest';
import { factorOf } from './use-wheel-zoom.ts';

describe('a turn of the wheel', () => {
  it('makes the page larger or smaller by one step a notch, in pixels or lines', () => {
    expect(factorOf({ deltaY: -120, deltaMode: 0 })).toBeCloseTo(1.15);
    expect(factorOf({ deltaY: 100, deltaMode: 0 })).toBeCloseTo(1 / 1.15);
    expect(factorOf({ deltaY: -3, deltaMode: 1 })).toBeCloseTo(1.15);
  });

  it('follows a pinch, whose small steps add up', () => {
    const steps = Array.from({ length: 20 }, () => factorOf({ deltaY: -5, deltaMode: 0 }));
    expect(steps.reduce((one, other) => one * other)).toBeCloseTo(Math.E);
    expect(factorOf({ deltaY: 0, deltaMode: 0 })).toBe(1);
  });
});
