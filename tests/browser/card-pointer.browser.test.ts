import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { GRACE } from '../../src/content/card-host/pointer-watch.ts';
import { PATIENCE } from '../../src/ui/card/reading.ts';
import { fail, ok, type Result } from '../../src/domain/result.ts';
import type { LookupFailure } from '../../src/domain/failure.ts';
import type { Entry } from '../../src/domain/entry.ts';
import { demidov, glavki, smirnovs, vsnkh } from '../fixtures/card-entries.ts';
import { anchorOf, headOf, lookup, middleOf, movePointer, setStage } from './card-stage.ts';
import { until } from '../fixtures/until.ts';

beforeEach(async () => {
  await page.viewport(1000, 700);
  document.body.replaceChildren();
  document.body.style.cssText = 'margin: 0; height: 3000px';
  window.scrollTo(0, 0);
});
afterEach(() => void vi.useRealTimers());

/** Time stands still from here on; a card that is to be drawn must stand already. */
const stopTime = (): unknown => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
const button = (frame: HTMLElement, label: string): HTMLButtonElement => {
  const found = [...frame.querySelectorAll('button')].find(({ textContent, ariaLabel }) => textContent === label || ariaLabel === label);
  if (!found) throw new Error(`no button ${label}`);
  return found;
};
const press = (target: Element): boolean => target.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));

describe('a card opened by the pointer', () => {
  it('closes once the pointer has been elsewhere for the grace, not before', async () => {
    const { host, word, open } = setStage();
    await open();
    stopTime();
    movePointer(...middleOf(word));
    movePointer(900, 20);
    vi.advanceTimersByTime(GRACE - 1);
    expect(host.isOpen).toBe(true);
    vi.advanceTimersByTime(1);
    expect(host.isOpen).toBe(false);
  });

  it('stays while the pointer is on the words or on the card, however long', async () => {
    const { host, word, open } = setStage();
    const frame = await open();
    stopTime();
    for (const place of [middleOf(word), middleOf(frame)]) {
      movePointer(...place);
      vi.advanceTimersByTime(60_000);
      expect(host.isOpen).toBe(true);
    }
  });

  it('stays when the pointer comes back within the grace', async () => {
    const { host, word, open } = setStage();
    await open();
    stopTime();
    movePointer(900, 20);
    vi.advanceTimersByTime(GRACE - 1);
    movePointer(...middleOf(word));
    vi.advanceTimersByTime(GRACE * 10);
    expect(host.isOpen).toBe(true);
  });

  it('stays while the pointer travels to a far corner of it, slower than the grace', async () => {
    const { host, word, open } = setStage('left: 300px; top: 300px');
    const frame = await open();
    stopTime();
    const [fromX, fromY] = middleOf(word);
    const { right, bottom } = frame.getBoundingClientRect();
    movePointer(fromX, fromY);
    // So many steps that several fall into the gap between words and card.
    for (let step = 1; step <= 400; step++) {
      movePointer(fromX + ((right - 5 - fromX) * step) / 400, fromY + ((bottom - 5 - fromY) * step) / 400);
      vi.advanceTimersByTime(GRACE - 50);
      expect(host.isOpen).toBe(true);
    }
  });

  it('closes when the pointer stops on its way', async () => {
    const { host, word, open } = setStage();
    const frame = await open();
    const [x] = middleOf(word);
    stopTime();
    movePointer(...middleOf(word));
    movePointer(x, frame.getBoundingClientRect().top - 2);
    vi.advanceTimersByTime(GRACE);
    expect(host.isOpen).toBe(false);
  });

  it('closes when the pointer leaves the window, or a frame says that it left the words', async () => {
    const { host, open } = setStage();
    await open();
    stopTime();
    document.documentElement.dispatchEvent(new PointerEvent('pointerleave'));
    vi.advanceTimersByTime(GRACE);
    expect(host.isOpen).toBe(false);
    vi.useRealTimers();
    await open();
    stopTime();
    host.leave();
    vi.advanceTimersByTime(GRACE);
    expect(host.isOpen).toBe(false);
  });

  it('stays when the same words are ordered again after the pointer had left', async () => {
    const { host, word, open, frames } = setStage();
    const frame = await open();
    stopTime();
    host.leave();
    host.open({ candidates: [{ id: vsnkh.id }], anchor: anchorOf(word), by: 'pointer' });
    vi.advanceTimersByTime(GRACE * 2);
    expect(host.isOpen).toBe(true);
    expect(frames()).toEqual([frame]);
  });

  it('stays while text is dragged out of it', async () => {
    const { host, open } = setStage();
    const frame = await open();
    stopTime();
    const [x, y] = middleOf(frame);
    movePointer(x, y);
    document.body.dispatchEvent(new PointerEvent('pointermove', { clientX: 950, clientY: 30, buttons: 1, bubbles: true }));
    vi.advanceTimersByTime(GRACE * 2);
    expect(host.isOpen).toBe(true);
  });

  it('stays while the focus is in it', async () => {
    const { host, open } = setStage();
    const frame = await open();
    button(frame, 'Pin').focus();
    stopTime();
    movePointer(900, 20);
    vi.advanceTimersByTime(GRACE * 2);
    expect(host.isOpen).toBe(true);
  });

  it('does not take the focus or the selection', async () => {
    const input = document.createElement('input');
    document.body.append(input);
    input.focus();
    const { open } = setStage();
    await open();
    expect(document.activeElement).toBe(input);
  });

  it('is closed by a press elsewhere, not by one on it', async () => {
    const { host, open } = setStage();
    const frame = await open();
    press(frame);
    expect(host.isOpen).toBe(true);
    press(document.body);
    expect(host.isOpen).toBe(false);
  });

  it('gives way to the card of other words', async () => {
    const { host, open, frames } = setStage();
    await open();
    const other = await open('pointer', demidov);
    await until(() => expect(headOf(other)).toBe(demidov.head));
    expect(frames()).toEqual([other]);
    expect(host.isOpen).toBe(true);
  });
});

describe('a pinned card', () => {
  it('outlives the pointer, a press elsewhere, scrolling, and other cards', async () => {
    const { host, open, frames } = setStage();
    const frame = await open();
    button(frame, 'Pin').click();
    expect(button(frame, 'Pin').ariaPressed).toBe('true');
    const place = frame.getBoundingClientRect().toJSON();
    expect(host.isOpen).toBe(false);
    stopTime();
    movePointer(900, 20);
    vi.advanceTimersByTime(GRACE * 2);
    vi.useRealTimers();
    press(document.body);
    window.scrollTo(0, 1500);
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    expect(frame.isConnected).toBe(true);
    expect(frame.getBoundingClientRect().toJSON()).toEqual(place);
    window.scrollTo(0, 0);
    const other = await open('pointer', demidov);
    expect(frames()).toEqual([frame, other]);
    press(document.body);
    expect(frames()).toEqual([frame]);
  });

  it('comes and goes with the pointer again when it is unpinned, in place of the other card', async () => {
    const { host, open, frames } = setStage();
    const frame = await open();
    button(frame, 'Pin').click();
    await open('pointer', demidov);
    button(frame, 'Pin').click();
    expect(frames()).toEqual([frame]);
    expect(host.isOpen).toBe(true);
    press(document.body);
    expect(frames()).toEqual([]);
  });

  it('has a button that closes it', async () => {
    const { open, frames } = setStage();
    const frame = await open();
    expect(frame.querySelector('.close')).toBeNull();
    button(frame, 'Pin').click();
    button(frame, 'Close').click();
    expect(frames()).toEqual([]);
  });

  it('is pushed back inside a window that shrinks', async () => {
    const { open } = setStage('left: 600px; top: 300px');
    const frame = await open();
    button(frame, 'Pin').click();
    await page.viewport(560, 400);
    await until(() => expect(frame.getBoundingClientRect().right).toBeLessThanOrEqual(552));
    expect(frame.getBoundingClientRect().bottom).toBeLessThanOrEqual(392);
  });
});

describe('what a card shows', () => {
  it('lets the reader go to another candidate and back again', async () => {
    const { host, word, frames } = setStage();
    host.open({ candidates: smirnovs.map(({ id }, index) => ({ id, ...(index === 0 && { namedWith: glavki.id }) })), anchor: anchorOf(word), by: 'pointer' });
    const frame = await until(() => {
      const [frame] = frames();
      expect(frame?.querySelector('.reason')?.textContent).toContain('named with glavki');
      return frame as HTMLElement;
    });
    const others = (): (string | undefined)[] => [...frame.querySelectorAll('.also b')].map((head) => head.textContent);
    expect(others()).toEqual(smirnovs.slice(1).map(({ head }) => head));
    frame.querySelector<HTMLElement>('.also button')?.click();
    await until(() => expect(headOf(frame)).toBe(smirnovs[1].head));
    expect(others()).toContain(smirnovs[0].head);
    expect(frame.querySelector('.path')).toBeNull();
  });

  it('says that it is looking only when the answer is slow', async () => {
    const { promise, resolve: answer } = Promise.withResolvers<Result<Entry[], LookupFailure>>();
    const { host, word, frames } = setStage(undefined, { lookup: () => promise });
    stopTime();
    host.open({ candidates: [{ id: vsnkh.id }], anchor: anchorOf(word), by: 'pointer' });
    vi.advanceTimersByTime(PATIENCE - 1);
    expect(frames()[0]?.textContent).toBe('');
    vi.advanceTimersByTime(1);
    expect(frames()[0]?.textContent).toContain('Looking it up');
    answer(ok([vsnkh]));
    vi.useRealTimers();
    await until(() => expect(headOf(frames()[0] as HTMLElement)).toBe('VSNKh'));
  });

  it('drops an answer that comes when the card is gone', async () => {
    const { promise, resolve: answer } = Promise.withResolvers<Result<Entry[], LookupFailure>>();
    const { host, word, frames } = setStage(undefined, { lookup: () => promise });
    host.open({ candidates: [{ id: vsnkh.id }], anchor: anchorOf(word), by: 'pointer' });
    host.close();
    answer(ok([vsnkh]));
    await Promise.resolve();
    expect(frames()).toEqual([]);
    expect(document.querySelector('spravka-card')).toBeNull();
  });

  it.each([
    [{ kind: 'seeding' }, 'being set up'],
    [{ kind: 'storage-unavailable', message: 'QuotaExceededError' }, 'QuotaExceededError'],
    [{ kind: 'disconnected' }, 'reload the page'],
  ] as const)('is a calm line when the lookup fails: %o', async (failure, line) => {
    const { host, word, frames } = setStage(undefined, { lookup: () => Promise.resolve(fail(failure)) });
    host.open({ candidates: [{ id: vsnkh.id }], anchor: anchorOf(word), by: 'pointer' });
    await until(() => expect(frames()[0]?.textContent).toContain(line));
  });

  it('is asked for again by refresh, as when seeding has ended', async () => {
    let seeded = false;
    const { host, word, frames } = setStage(undefined, { lookup: (ids) => (seeded ? lookup(ids) : Promise.resolve(fail({ kind: 'seeding' }))) });
    host.open({ candidates: [{ id: vsnkh.id }], anchor: anchorOf(word), by: 'pointer' });
    await until(() => expect(frames()[0]?.textContent).toContain('being set up'));
    seeded = true;
    host.refresh();
    await until(() => expect(headOf(frames()[0] as HTMLElement)).toBe('VSNKh'));
  });

  it('says so when the entry has gone from the glossary', async () => {
    const { host, word, frames } = setStage(undefined, { lookup: () => Promise.resolve(ok([])) });
    host.open({ candidates: [{ id: vsnkh.id }], anchor: anchorOf(word), by: 'pointer' });
    await until(() => expect(frames()[0]?.textContent).toContain('no longer in the glossary'));
  });
});
