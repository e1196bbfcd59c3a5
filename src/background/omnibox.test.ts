import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { entryId } from '../domain/entry.ts';
import { fail, ok } from '../domain/result.ts';
import type { Hit } from '../protocol/requests.ts';
import { answerOmnibox } from './omnibox.ts';
import { until } from '../../tests/fixtures/until.ts';

const VSNKH = { id: entryId('vsnkh'), head: 'VSNKh', cyrillic: 'ВСНХ', gloss: 'State body for <industry> & trade.', kind: 'body' } as Partial<Hit> as Hit;
const MSNKH = { id: entryId('msnkh'), head: 'MSNKh', gloss: 'Of Moscow.', kind: 'body' } as Partial<Hit> as Hit;

type Suggestion = { readonly content: string; readonly description: string };
const heard: { changed?: (text: string, suggest: (list: Suggestion[]) => void) => void; entered?: (text: string) => void } = {};
const setDefaultSuggestion = vi.fn();
const open = vi.fn(async () => undefined);
const onError = vi.fn();
const search = vi.fn(async (query: string) => (query === 'gone' ? fail({ kind: 'unavailable' } as never) : ok(query.startsWith('vse') ? [VSNKH, MSNKH] : [])));

beforeEach(() => {
  fakeBrowser.reset();
  vi.clearAllMocks();
  const omnibox = {
    setDefaultSuggestion,
    onInputChanged: { addListener: (listener: NonNullable<typeof heard.changed>) => (heard.changed = listener) },
    onInputEntered: { addListener: (listener: NonNullable<typeof heard.entered>) => (heard.entered = listener) },
  };
  Object.assign(fakeBrowser, { omnibox });
  answerOmnibox({ lookup: { search }, open, onError });
});

const suggested = (text: string): Promise<Suggestion[]> => new Promise((resolve) => heard.changed?.(text, resolve));

describe('the address bar', () => {
  it('says what it is for', () => expect(setDefaultSuggestion).toHaveBeenCalledWith({ description: expect.any(String) }));

  it('names first what Enter opens, then the others, as XML', async () => {
    expect(await suggested('vsenha')).toEqual([{ content: '#msnkh', description: '<match>MSNKh</match> <dim>Of Moscow.</dim>' }]);
    expect(setDefaultSuggestion).toHaveBeenLastCalledWith({ description: '<match>VSNKh · ВСНХ</match> <dim>State body for &lt;industry&gt; &amp; trade.</dim>' });
  });

  it('names all of them below, as text, in Firefox', async () => {
    vi.spyOn(fakeBrowser.runtime, 'getURL').mockReturnValue('moz-extension://some-id/');
    setDefaultSuggestion.mockClear();
    expect(await suggested('vsenha')).toEqual([{ content: '#vsnkh', description: 'VSNKh · ВСНХ: State body for <industry> & trade.' }, { content: '#msnkh', description: 'MSNKh: Of Moscow.' }]);
    expect(setDefaultSuggestion).not.toHaveBeenCalled();
  });

  it.each([['', 'Look up'], ['  ', 'Look up'], ['nothing', 'No entry for “nothing”.'], ['<b>', 'No entry for “&lt;b&gt;”.'], ['gone', 'No entry for “gone”.']])('suggests nothing for “%s”, and says so', async (text, says) => {
    expect(await suggested(text)).toEqual([]);
    expect(setDefaultSuggestion).toHaveBeenLastCalledWith({ description: expect.stringContaining(says) as string });
  });

  it('does not tell of what has been typed over', async () => {
    let answer = (): void => undefined;
    search.mockImplementationOnce(() => new Promise((resolve) => (answer = () => resolve(ok([MSNKH])))));
    const late = vi.fn();
    heard.changed?.('m', late);
    expect(await suggested('vsenha')).toHaveLength(1);
    answer();
    await until(() => expect(setDefaultSuggestion).toHaveBeenLastCalledWith({ description: expect.stringContaining('VSNKh ·') as string }));
    expect(late).not.toHaveBeenCalled();
  });

  it.each([
    ['what was chosen', '#msnkh', 'msnkh'],
    ['the best of what was typed', 'vsenha', 'vsnkh'],
    ['the glossary where nothing is found', 'nothing', undefined],
  ])('opens %s', async (_, text, id) => {
    heard.entered?.(text);
    await until(() => expect(open).toHaveBeenCalledWith(id));
    expect(onError).not.toHaveBeenCalled();
  });

  it('tells of what went wrong', async () => {
    open.mockRejectedValueOnce(new Error('no window'));
    heard.entered?.('vsenha');
    await until(() => expect(onError).toHaveBeenCalledWith(expect.any(Error), 'the address bar'));
  });
});
