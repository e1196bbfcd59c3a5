import { describe, expect, it } from 'vitest';
import { entryId } from '../../domain/entry.ts';
import { ok } from '../../domain/result.ts';
import type { askPage } from '../../protocol/client.ts';
import { createGoing } from './going.ts';

const id = entryId('vsnkh');
const FRAMES = [0, 3, 7];

/** A page whose frames answer when the test lets them. */
function slowPage(): { ask: typeof askPage; asked: string[]; answer: (frame: number) => void } {
  const asked: string[] = [];
  const waiting = new Map<number, () => void>();
  const ask = ((_tab: number, request: string, _params: object, frame: number) => {
    asked.push(`${request} ${frame}`);
    return new Promise((resolve) => (request === 'marks.show' ? waiting.set(frame, () => resolve(ok({ place: 0, count: 1 }))) : resolve(ok(null))));
  }) as typeof askPage;
  return { ask, asked, answer: (frame) => waiting.get(frame)?.() };
}

describe('going to a mark beside the panel', () => {
  it('has every other frame let go of its own, once the mark is shown', async () => {
    const { ask, asked, answer } = slowPage();
    const going = createGoing(ask)(1, id, { frameId: 3 }, () => FRAMES);
    expect(asked).toEqual(['marks.show 3']);
    answer(3);
    expect(await going).toEqual({ place: 0, count: 1 });
    expect(asked).toEqual(['marks.show 3', 'mark.leave 0', 'mark.leave 7']);
  });

  it('leaves alone a mark that has been gone to since, though the answer for the one before comes late', async () => {
    const { ask, asked, answer } = slowPage();
    const go = createGoing(ask);
    const first = go(1, id, { frameId: 3 }, () => FRAMES);
    const second = go(1, id, { frameId: 7 }, () => FRAMES);
    answer(7);
    await second;
    answer(3);
    await first;
    expect(asked).toEqual(['marks.show 3', 'marks.show 7', 'mark.leave 0', 'mark.leave 3']);
  });
});
