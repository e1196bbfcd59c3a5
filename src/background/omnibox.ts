/**
 * `spravka vesenkha` in the address bar: what the popup would find, and the
 * entry chosen opens in the glossary. In Chromium the best stands in the first
 * line, which Enter means; Firefox shows there what was said at the key before,
 * so the best comes below it.
 */
import { browser } from 'wxt/browser';
import type { EntryId } from '../domain/entry.ts';
import { t } from '../platform/i18n.ts';
import type { Hit } from '../protocol/requests.ts';
import type { Lookup } from './lookup.ts';

const SHOWN = 6;

type Options = { readonly lookup: Pick<Lookup, 'search'>; readonly open: (id: EntryId | undefined) => Promise<unknown>; readonly onError: (error: unknown, where: string) => void };

export function answerOmnibox({ lookup, open, onError }: Options): void {
  const omnibox = (browser as { omnibox?: typeof browser.omnibox }).omnibox;
  if (!omnibox) return;
  const hitsFor = async (text: string): Promise<readonly Hit[]> => {
    const found = text.trim() === '' ? undefined : await lookup.search(text.slice(0, 200), SHOWN);
    return found?.ok ? found.value : [];
  };

  const hint = (): string => plain(t('omnibox_hint'));
  const say = (description: string): void => void omnibox.setDefaultSuggestion({ description });
  say(hint());
  // A line that was typed over must not be told of.
  let asked = 0;
  omnibox.onInputChanged.addListener((text, suggest) => {
    const turn = ++asked;
    const answer = async (): Promise<void> => {
      const hits = await hitsFor(text);
      if (turn !== asked) return;
      const [best] = hits;
      if (isChromium()) say(best ? lineOf(best) : text.trim() === '' ? hint() : plain(t('search_nothing', text.trim())));
      suggest((isChromium() ? hits.slice(1) : hits).map((hit) => ({ content: `#${hit.id}`, description: lineOf(hit) })));
    };
    void answer().catch((error: unknown) => onError(error, 'the address bar'));
  });
  omnibox.onInputEntered.addListener((text) => {
    // What was typed and not chosen from the list means the best of it.
    const entered = async (): Promise<unknown> => open(text.startsWith('#') ? (text.slice(1) as EntryId) : (await hitsFor(text))[0]?.id);
    void entered().catch((error: unknown) => onError(error, 'the address bar'));
  });
}

/** It reads what is shown as XML, with marks for what is found and what is said of it; Firefox as text. */
const isChromium = (): boolean => !browser.runtime.getURL('/').startsWith('moz-');
const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
const plain = (text: string): string => (isChromium() ? text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign) : text);

function lineOf({ head, cyrillic, gloss }: Hit): string {
  const name = [head, cyrillic].filter((part) => part !== undefined && part !== '').join(' · ');
  return isChromium() ? `<match>${plain(name)}</match> <dim>${plain(gloss)}</dim>` : `${name}: ${gloss}`;
}
