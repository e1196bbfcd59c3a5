import { beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { speak } from '../../tests/fixtures/messages.ts';
import { fill, interfaceLanguage, MESSAGES_KEY, readMessages, t, tCount, useMessages, watchMessages } from './i18n.ts';

const laid = (open: string): unknown => ({ language: 'ru', messages: { card_open: open } });
const getMessage = vi.fn((key: string, names: string[]) => `${key} of ${names[0]}`);

beforeEach(() => {
  useMessages(undefined);
  vi.spyOn(browser.i18n, 'getMessage').mockImplementation(getMessage as never);
  vi.spyOn(browser.i18n, 'getUILanguage').mockReturnValue('ru-RU');
});

describe('without a choice', () => {
  it("speaks the browser's language and keeps the places of names for itself to fill", async () => {
    await readMessages();
    expect(t('card_back', 'VSNKh')).toBe('card_back of VSNKh');
    expect(interfaceLanguage()).toBe('ru');
  });

  it('is English wherever the browser is not Russian', () => {
    vi.spyOn(browser.i18n, 'getUILanguage').mockReturnValue('fr');
    expect(interfaceLanguage()).toBe('en');
  });
});

describe('with a choice', () => {
  it('speaks what is laid in storage, follows changes, and goes back when it is taken away', async () => {
    const changed = vi.fn();
    const ending = new AbortController();
    watchMessages(changed, ending.signal);
    await browser.storage.local.set({ [MESSAGES_KEY]: laid('Открыть') });
    expect(changed).toHaveBeenCalledOnce();
    expect([t('card_open'), interfaceLanguage()]).toEqual(['Открыть', 'ru']);
    await browser.storage.local.remove(MESSAGES_KEY);
    expect(t('card_open')).toBe('card_open of $1');
    ending.abort();
    await browser.storage.local.set({ [MESSAGES_KEY]: laid('Открыть') });
    expect(changed).toHaveBeenCalledTimes(2);
  });

  it.each([null, 'ru', { language: 'fr', messages: {} }, { language: 'ru' }])('takes %o for none', async (stored) => {
    await browser.storage.local.set({ [MESSAGES_KEY]: stored });
    await readMessages();
    expect(t('card_open')).toBe('card_open of $1');
  });

  it('asks the browser for a message that is missing', () => {
    useMessages({ language: 'en', messages: {} });
    expect(t('card_open')).toBe('card_open of $1');
  });
});

describe('names and numbers', () => {
  it('go where the message has them, and a name is never read as a place', () => {
    expect(fill('$2 and $1', 'a', '$1')).toBe('$1 and a');
    expect(fill('$1 of $2', 'a')).toBe('a of $2');
  });

  it('take the form that goes with the number', () => {
    useMessages({ language: 'ru', messages: { card_open: '$1 статья | $1 статьи | $1 статей' } });
    expect([1, 2, 5, 11, 21, 1204].map((count) => tCount('card_open', count).replace(/\s/g, ' '))).toEqual(['1 статья', '2 статьи', '5 статей', '11 статей', '21 статья', '1 204 статьи']);
    useMessages({ language: 'en', messages: { card_open: '$1 entry | $1 entries' } });
    expect([1, 2, 0].map((count) => tCount('card_open', count))).toEqual(['1 entry', '2 entries', '0 entries']);
    speak('en');
  });
});
