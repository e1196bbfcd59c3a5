import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { entryId } from '../domain/entry.ts';
import { fail, ok } from '../domain/result.ts';
import type { Hit } from '../protocol/search-requests.ts';
import { MESSAGES_KEY } from '../platform/i18n.ts';
import type { Disposition } from '../platform/open-screen.ts';
import { answerOmnibox } from './omnibox.ts';
import { messagesIn } from '../../tests/fixtures/messages.ts';
import { until } from '../../tests/fixtures/until.ts';

const VSNKH = { id: entryId('vsnkh'), head: 'VSNKh', cyrillic: 'ВСНХ', gloss: 'State body for <industry> & trade.', kind: 'body' } as Partial<Hit> as Hit;
const MSNKH = { id: entryId('msnkh'), head: 'MSNKh', gloss: 'Of Moscow.', kind: 'body' } as Partial<Hit> as Hit;

type Suggestion = { readonly content: string; readonly description: string };
const heard: { changed?: (text: string, suggest: (list: Suggestion[]) => void) => void; entered?: (text: string, where: Disposition) => void; cancelled?: () => void } = {};
const setDefaultSuggestion = vi.fn();
const open = vi.fn(async () => undefined);
const onError = vi.fn();
const search = vi.fn(async (query: string) => (query === 'gone' ? fail({ kind: 'storage-unavailable', message: '' } as const) : query === 'set up' ? fail({ kind: 'seeding' } as const) : ok(query.startsWith('vse') ? [VSNKH, MSNKH] : [])));
let ending: AbortController;

beforeEach(async () => {
  fakeBrowser.reset();
  await fakeBrowser.storage.local.set({ [MESSAGES_KEY]: messagesIn('en') });
  vi.clearAllMocks();
  const omnibox = {
    setDefaultSuggestion,
    onInputChanged: { addListener: (listener: NonNullable<typeof heard.changed>) => (heard.changed = listener) },
    onInputEntered: { addListener: (listener: NonNullable<typeof heard.entered>) => (heard.entered = listener) },
    onInputCancelled: { addListener: (listener: NonNullable<typeof heard.cancelled>) => (heard.cancelled = listener) },
  };
  Object.assign(fakeBrowser, { omnibox });
  ending = new AbortController();
  answerOmnibox({ lookup: { search }, open, onError }, ending.signal);
});
afterEach(() => {
  ending.abort();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const inFirefox = (): void => void vi.spyOn(fakeBrowser.runtime, 'getURL').mockReturnValue('moz-extension://some-id/');
const suggested = (text: string): Promise<Suggestion[]> => new Promise((resolve) => heard.changed?.(text, resolve));
const firstLine = (): unknown => (setDefaultSuggestion.mock.lastCall as [{ description: string }]).at(0)?.description;

describe('the address bar', () => {
  it('says what it is for, and again when it is left', async () => {
    await until(() => expect(firstLine()).toContain('Look up'));
    await suggested('vsenha');
    expect(firstLine()).toContain('VSNKh');
    heard.cancelled?.();
    await until(() => expect(firstLine()).toContain('Look up'));
    await suggested('vsenha');
    heard.entered?.('vsenha', 'currentTab');
    await until(() => expect(firstLine()).toContain('Look up'));
  });

  it('says it in the language that is chosen', async () => {
    await fakeBrowser.storage.local.set({ [MESSAGES_KEY]: messagesIn('ru') });
    await until(() => expect(firstLine()).toContain('Найти'));
  });

  it('names first what Enter opens, then the others and the way to all, as XML', async () => {
    expect(await suggested('vsenha')).toEqual([
      { content: '#msnkh', description: '<match>MSNKh</match> <dim>Of Moscow.</dim>' },
      { content: 'vsenha #', description: 'Go on in the glossary with “vsenha”' },
    ]);
    expect(firstLine()).toBe('<match>VSNKh · ВСНХ</match> <dim>State body for &lt;industry&gt; &amp; trade.</dim>');
  });

  it('names all of them below, as text, in Firefox', async () => {
    inFirefox();
    setDefaultSuggestion.mockClear();
    expect(await suggested('vsenha')).toEqual([
      { content: '#vsnkh', description: 'VSNKh · ВСНХ: State body for <industry> & trade.' },
      { content: '#msnkh', description: 'MSNKh: Of Moscow.' },
      { content: 'vsenha #', description: 'Go on in the glossary with “vsenha”' },
    ]);
    expect(await suggested('nothing')).toEqual([{ content: 'nothing #', description: 'No entry for “nothing”.' }, { content: 'nothing #', description: 'Go on in the glossary with “nothing”' }]);
    expect(setDefaultSuggestion).not.toHaveBeenCalled();
  });

  it.each(['', '  '])('suggests nothing for “%s”', async (text) => {
    expect(await suggested(text)).toEqual([]);
    expect(firstLine()).toContain('Look up');
  });

  it.each([
    ['nothing', 'No entry for “nothing”.'], ['<b>', 'No entry for “&lt;b&gt;”.'],
    ['gone', 'no access to its storage'], ['set up', 'being set up'],
  ])('suggests only the glossary for “%s”, and says why', async (text, says) => {
    expect((await suggested(text)).map(({ content }) => content)).toEqual([`${text} #`]);
    expect(firstLine()).toContain(says);
  });

  it('says that nothing can be looked up where the search breaks, and tells of it', async () => {
    search.mockRejectedValueOnce(new Error('broken'));
    expect((await suggested('vsenha')).map(({ content }) => content)).toEqual(['vsenha #']);
    expect(firstLine()).toContain('no access to its storage');
    expect(onError).toHaveBeenCalledWith(expect.any(Error), 'the address bar');
  });

  it('looks for the words of an id that is typed on', async () => {
    await suggested('#vsekh-bod');
    expect(search).toHaveBeenLastCalledWith('vsekh bod', expect.any(Number));
  });

  it('does not tell of what has been typed over', async () => {
    let answer = (): void => undefined;
    search.mockImplementationOnce(() => new Promise((resolve) => (answer = () => resolve(ok([MSNKH])))));
    const late = vi.fn();
    heard.changed?.('m', late);
    expect(await suggested('vsenha')).toHaveLength(2);
    answer();
    await until(() => expect(firstLine()).toContain('VSNKh ·'));
    expect(late).not.toHaveBeenCalled();
  });
});

describe('what must be waited for', () => {
  const slowly = (): (() => void) => {
    let answer = (): void => undefined;
    search.mockImplementationOnce(() => new Promise((resolve) => (answer = () => resolve(ok([VSNKH])))));
    return () => answer();
  };

  it('is told, and gives way to what is found', async () => {
    vi.useFakeTimers();
    const answer = slowly();
    heard.changed?.('vse', vi.fn());
    await vi.advanceTimersByTimeAsync(600);
    expect(firstLine()).toContain('Preparing the search');
    answer();
    await vi.advanceTimersByTimeAsync(0);
    expect(firstLine()).toContain('VSNKh');
  });

  it('is told in Firefox only where nothing else comes any more: it takes no line back', async () => {
    inFirefox();
    vi.useFakeTimers();
    const suggest = vi.fn();
    const answer = slowly();
    heard.changed?.('vse', suggest);
    await vi.advanceTimersByTimeAsync(2400);
    expect(suggest).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(200);
    answer();
    await vi.advanceTimersByTimeAsync(0);
    expect(suggest.mock.calls).toEqual([[[{ content: 'vse #', description: 'Preparing the search…' }, { content: 'vse #', description: 'Go on in the glossary with “vse”' }]]]);
  });

  it('is waited for in the glossary after Enter', async () => {
    vi.useFakeTimers();
    slowly();
    heard.entered?.('vse', 'currentTab');
    await vi.advanceTimersByTimeAsync(2100);
    expect(open).toHaveBeenCalledWith({ at: 'list', query: 'vse' }, 'currentTab');
  });
});

describe('Enter', () => {
  it.each([
    ['what was chosen', '#msnkh', { at: 'entry', id: 'msnkh' }],
    ['the best of what was typed', 'vsenha', { at: 'entry', id: 'vsnkh' }],
    ['the glossary with what is not found', ' nothing <b> ', { at: 'list', query: 'nothing <b>' }],
    ['the glossary with all that is found', 'vsenha #', { at: 'list', query: 'vsenha' }],
    ['the glossary while it is set up', 'set up', { at: 'list', query: 'set up' }],
    ['the glossary where nothing is typed', '', { at: 'list' }],
    ['the glossary with what is no id', '#b c', { at: 'list', query: '#b c' }],
  ])('opens %s', async (_, text, place) => {
    heard.entered?.(text, 'newBackgroundTab');
    await until(() => expect(open).toHaveBeenCalledWith(place, 'newBackgroundTab'));
    expect(onError).not.toHaveBeenCalled();
  });

  it('tells of what went wrong', async () => {
    open.mockRejectedValueOnce(new Error('no window'));
    heard.entered?.('vsenha', 'currentTab');
    await until(() => expect(onError).toHaveBeenCalledWith(expect.any(Error), 'the address bar'));
  });
});
