/**
 * `spravka vesenkha` in the address bar: what the popup would find, and the
 * entry chosen opens in the glossary.
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

  void omnibox.setDefaultSuggestion({ description: t('omnibox_hint') });
  omnibox.onInputChanged.addListener((text, suggest) => {
    void hitsFor(text).then((hits) => suggest(hits.map((hit) => ({ content: `#${hit.id}`, description: lineOf(hit) }))), (error: unknown) => onError(error, 'the address bar'));
  });
  omnibox.onInputEntered.addListener((text) => {
    // What was typed and not chosen from the list means the best of it.
    const entered = async (): Promise<unknown> => open(text.startsWith('#') ? (text.slice(1) as EntryId) : (await hitsFor(text))[0]?.id);
    void entered().catch((error: unknown) => onError(error, 'the address bar'));
  });
}

/** Chromium reads the description as XML, Firefox as text: nothing that XML would take for its own is left in it. */
const lineOf = ({ head, cyrillic, gloss }: Hit): string => [[head, cyrillic].filter(Boolean).join(' · '), gloss].join(': ').replaceAll('&', '+').replace(/[<>]/g, '');
