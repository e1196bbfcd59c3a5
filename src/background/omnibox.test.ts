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

  it('suggests what the popup would find, with nothing in it that XML takes for its own', async () => {
    expect(await suggested('vsenha')).toEqual([
      { content: '#vsnkh', description: 'VSNKh · ВСНХ: State body for industry + trade.' },
      { content: '#msnkh', description: 'MSNKh: Of Moscow.' },
    ]);
  });

  it.each(['', '  ', 'nothing', 'gone'])('suggests nothing for “%s”', async (text) => expect(await suggested(text)).toEqual([]));

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
