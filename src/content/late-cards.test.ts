import { describe, expect, it, vi } from 'vitest';
import { entryId } from '../domain/entry.ts';
import { DEFAULT_CHOICES } from '../protocol/choices.ts';
import type { CardOrder } from './card-host/order.ts';
import { createLateCards, type CreateCards, type PageCards } from './late-cards.ts';
import { until } from '../../tests/fixtures/until.ts';

const orderFor = (id: string): CardOrder => ({ candidates: [{ id: entryId(id) }], anchor: document.body, by: 'pointer' });

function setUp() {
  const opened = { open: vi.fn<PageCards['open']>(), leave: vi.fn(), refresh: vi.fn(), obey: vi.fn<PageCards['obey']>(), shows: () => false, pin: () => false, announce: vi.fn() };
  const ending = new AbortController();
  const arrivals: { resolve: (create: CreateCards) => void; reject: (error: Error) => void }[] = [];
  const load = vi.fn(() => new Promise<CreateCards>((resolve, reject) => void arrivals.push({ resolve, reject })));
  const cards = createLateCards(load, { document, host: '', findTerms: () => [], choices: () => DEFAULT_CHOICES, signal: ending.signal });
  const arrive = async (): Promise<void> => {
    arrivals.at(-1)?.resolve(() => opened);
    await Promise.resolve();
    await Promise.resolve();
  };
  return { opened, ending, load, cards, arrive, arrivals };
}

describe('cards that are loaded late', () => {
  it('are not loaded before they are wanted, and once', async () => {
    const { cards, load, arrive, opened } = setUp();
    cards.leave();
    cards.refresh();
    expect(load).not.toHaveBeenCalled();
    cards.prepare();
    cards.prepare();
    cards.open(orderFor('nep'));
    await arrive();
    cards.open(orderFor('vsnkh'));
    expect(load).toHaveBeenCalledOnce();
    expect(opened.open.mock.calls.map(([{ candidates }]) => candidates[0]?.id)).toEqual(['nep', 'vsnkh']);
  });

  it('open only what was asked for last', async () => {
    const { cards, arrive, opened } = setUp();
    cards.open(orderFor('nep'));
    cards.obey({ order: 'open', candidates: [{ id: entryId('vsnkh') }], rects: [], by: 'pointer' });
    await arrive();
    expect(opened.open).not.toHaveBeenCalled();
    expect(opened.obey).toHaveBeenCalledOnce();
  });

  it.each(['leave', 'a frame that says so'])('open nothing for a pointer that has left meanwhile: %s', async (how) => {
    const { cards, arrive, opened } = setUp();
    cards.open(orderFor('nep'));
    if (how === 'leave') cards.leave();
    else cards.obey({ order: 'leave' });
    await arrive();
    expect(opened.open).not.toHaveBeenCalled();
    cards.leave();
    expect(opened.leave).toHaveBeenCalledOnce();
  });

  it('are asked for again after their loading has failed', async () => {
    const { cards, arrive, arrivals, load, opened } = setUp();
    const complaint = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    cards.open(orderFor('nep'));
    arrivals[0]?.reject(new Error('gone'));
    await until(() => expect(complaint).toHaveBeenCalled());
    cards.open(orderFor('vsnkh'));
    await arrive();
    expect(load).toHaveBeenCalledTimes(2);
    expect(opened.open).toHaveBeenCalledOnce();
    complaint.mockRestore();
  });

  it('do not come any more once the page is let go', async () => {
    const { cards, arrive, ending, opened } = setUp();
    cards.open(orderFor('nep'));
    ending.abort();
    await arrive();
    expect(opened.open).not.toHaveBeenCalled();
  });
});
