/** What runs in a page, put together: that it hears all that is published, whenever that is. */
import { background, forgetPublished, matcherOf } from './page-browser.ts';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { createRankedGate } from '../../src/content/ranked-gate.ts';
import { startContent } from '../../src/content/start.ts';
import { entryId } from '../../src/domain/entry.ts';
import { DEFAULT_CHOICES } from '../../src/protocol/choices.ts';
import { publish, publishPart, type PublishedMatcher } from '../../src/protocol/published.ts';
import { openFrame, painted, textOfRange } from './marked-frame.ts';
import { until } from '../fixtures/until.ts';

const BUILT_IN = { version: 'v1', data: matcherOf(entryId('artel'), 'artel') };
const UDARNIK = entryId('udarnik');
const unused = (): Promise<never> => Promise.reject(new Error('not needed here'));

beforeEach(forgetPublished);

/** A page with two terms on it. @returns the words underlined */
async function startPage(): Promise<() => string[]> {
  const frame = await openFrame('<!doctype html><p>An artel, and an udarnik in it.');
  const stop = new AbortController();
  onTestFinished(() => stop.abort());
  void startContent(frame.contentDocument!, { signal: stop.signal, loadCards: unused, loadTools: unused, loadGate: async () => createRankedGate });
  const view = frame.contentWindow as Window & typeof globalThis;
  return () => painted(view).map(textOfRange).sort();
}

/** As the background does: the part before the list that names it. */
async function saveEntry(): Promise<void> {
  await publishPart('own/1', matcherOf(UDARNIK, 'udarnik'));
  await publish({ personalMatcher: { parts: ['own/1'] } });
}

/** A page that has asked the background for the matcher, since none is published yet, and waits for it. */
async function startWaiting(): Promise<{ readonly words: () => string[]; readonly give: (matcher: PublishedMatcher | null) => void }> {
  let give: ((matcher: PublishedMatcher | null) => void) | undefined;
  background.answer = async (message) => ((message as { readonly request: string }).request === 'matcher.get' ? new Promise((resolve) => (give = resolve)) : null);
  const words = await startPage();
  await until(() => expect(give).toBeDefined());
  return { words, give: give! };
}

describe('what is published', () => {
  it('before a page starts is marked', async () => {
    await publish({ matcher: BUILT_IN });
    await saveEntry();
    const words = await startPage();
    await expect.poll(words).toEqual(['artel', 'udarnik']);
  });

  it('after it has started is marked too', async () => {
    await publish({ matcher: BUILT_IN });
    const words = await startPage();
    await expect.poll(words).toEqual(['artel']);
    await saveEntry();
    await expect.poll(words).toEqual(['artel', 'udarnik']);
  });

  it('while its matchers load is not missed: an entry saved in that moment', async () => {
    const { words, give } = await startWaiting();
    await saveEntry();
    give(BUILT_IN);
    await expect.poll(words).toEqual(['artel', 'udarnik']);
  });

  it('while its matchers load is not missed: a term hidden in that moment', async () => {
    const { words, give } = await startWaiting();
    await saveEntry();
    await publish({ choices: { ...DEFAULT_CHOICES, hidden: [entryId('artel')] } });
    give(BUILT_IN);
    await expect.poll(words).toEqual(['udarnik']);
  });
});
