/**
 * `spravka vesenkha` in the address bar: what the popup would find. What is
 * chosen opens where the bar would open an address; with nothing chosen the best
 * does, and where there is none the glossary, with what was typed in its search
 * box. In Chromium the first line names what Enter opens; Firefox shows there
 * what was said at the key before, so it says the same always, and all that is
 * found comes below it.
 */
import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { EntryIdSchema } from '../domain/entry.ts';
import type { LookupFailure } from '../domain/failure.ts';
import { LONGEST_QUERY } from '../domain/query.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { readMessages, t, watchMessages } from '../platform/i18n.ts';
import type { Disposition } from '../platform/open-screen.ts';
import type { Hit } from '../protocol/search-requests.ts';
import type { GlossaryPlace } from '../protocol/screen-addresses.ts';
import type { Lookup } from './lookup.ts';

const SHOWN = 6;
/**
 * In ms: after so long that it is waited for is said. What is found takes the
 * place of that in Chromium; Firefox takes no line back, and no more of them
 * after three seconds.
 */
const LATE = { chromium: 500, firefox: 2500 } as const;
/** In ms: after so long Enter leads to the glossary, which says itself what it waits for. */
const TOO_LATE = 2000;

type Found = Result<readonly Hit[], LookupFailure>;
type Suggestion = { readonly content: string; readonly description: string };
type Options = {
  readonly lookup: Pick<Lookup, 'search'>;
  readonly open: (place: GlossaryPlace, where: Disposition) => Promise<unknown>;
  readonly onError: (error: unknown, where: string) => void;
};

export function answerOmnibox({ lookup, open, onError }: Options, signal = new AbortController().signal): void {
  const omnibox = (browser as { omnibox?: typeof browser.omnibox }).omnibox;
  if (!omnibox) return;
  const tell = (error: unknown): void => onError(error, 'the address bar');
  const look = async (query: string): Promise<Found> => {
    if (query === '') return ok([]);
    try {
      return await lookup.search(query, SHOWN);
    } catch (error) {
      tell(error);
      return fail({ kind: 'storage-unavailable', message: String(error) });
    }
  };
  // One after the other: Chromium reads each in a process of its own, and the last to be read would stay.
  let wanted: string;
  let saying: Promise<unknown> = Promise.resolve();
  const say = (description = plain(t('omnibox_hint'))): Promise<unknown> => {
    wanted = description;
    saying = saying.then(() => (description === wanted ? omnibox.setDefaultSuggestion({ description }) : undefined)).catch(tell);
    return saying;
  };
  void say();
  // In the language that the reader has chosen for Spravka.
  void readMessages().then(() => say());
  watchMessages(() => void say(), signal);

  // A line that was typed over must not be told of.
  let asked = 0;
  omnibox.onInputChanged.addListener((text, suggest) => {
    const turn = ++asked;
    const { query } = meantBy(text);
    const show = async (lines: readonly Suggestion[]): Promise<void> => {
      if (turn !== asked) return;
      if (!isChromium()) return suggest([...lines]);
      // What the first line says, Enter does without choosing it. It is drawn anew only when others come.
      await say(lines[0]?.description);
      if (turn === asked) suggest(lines.slice(1));
    };
    const late = setTimeout(() => {
      void show(instead(query, t('search_preparing')));
      if (!isChromium() && turn === asked) asked++;
    }, isChromium() ? LATE.chromium : LATE.firefox);
    void look(query).finally(() => clearTimeout(late)).then((found) => show(linesFor(query, found))).catch(tell);
  });

  // The next reader's first line is not the last one's.
  omnibox.onInputCancelled.addListener(() => void say());
  omnibox.onInputEntered.addListener((text, where) => {
    asked++;
    void say();
    const { query, place } = meantBy(text);
    const entered = async (): Promise<unknown> => open(place ?? placeOfBest(query, await within(TOO_LATE, look(query))), where);
    void entered().catch(tell);
  });
}

/** The content of a line is what stands in the bar once it is chosen: `#` and the id of an entry, or a query and `#`. */
function meantBy(text: string): { readonly query: string; readonly place?: GlossaryPlace } {
  const typed = text.trim();
  const id = v.safeParse(EntryIdSchema, typed.slice(1));
  // Who goes on typing after a line was chosen looks for the words of its id, which are those of its headword.
  if (typed.startsWith('#') && id.success) return { query: id.output.replaceAll('-', ' '), place: { at: 'entry', id: id.output } };
  const query = typed.replace(/#$/, '').trim().slice(0, LONGEST_QUERY);
  return { query, ...(typed.endsWith('#') && { place: listWith(query) }) };
}

const listWith = (query: string): GlossaryPlace => ({ at: 'list', ...(query !== '' && { query }) });

function placeOfBest(query: string, found: Found | undefined): GlossaryPlace {
  const best = found?.ok ? found.value[0] : undefined;
  return best ? { at: 'entry', id: best.id } : listWith(query);
}

/** Best first; what there is to say, where nothing is found. */
function linesFor(query: string, found: Found): readonly Suggestion[] {
  if (query === '') return [];
  if (!found.ok) return instead(query, t(found.failure.kind === 'seeding' ? 'search_seeding' : 'search_storageUnavailable'));
  if (found.value.length === 0) return instead(query, t('search_nothing', query));
  return [...found.value.map((hit) => ({ content: `#${hit.id}`, description: lineOf(hit) })), toGlossary(query)];
}

const toGlossary = (query: string, says = t('omnibox_glossary', query)): Suggestion => ({ content: `${query} #`, description: plain(says) });
/** Where no entry can be named. */
const instead = (query: string, says: string): readonly Suggestion[] => [toGlossary(query, says), toGlossary(query)];

const within = <Value>(time: number, doing: Promise<Value>): Promise<Value | undefined> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<undefined>((resolve) => (timer = setTimeout(() => resolve(undefined), time)));
  return Promise.race([doing, over]).finally(() => clearTimeout(timer));
};

/** It reads what is shown as XML, with marks for what is found and what is said of it; Firefox as text. */
const isChromium = (): boolean => !browser.runtime.getURL('/').startsWith('moz-');
const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
const plain = (text: string): string => (isChromium() ? text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign) : text);

function lineOf({ head, cyrillic, gloss }: Hit): string {
  const name = [head, cyrillic].filter((part) => part !== undefined && part !== '').join(' · ');
  return isChromium() ? `<match>${plain(name)}</match> <dim>${plain(gloss)}</dim>` : `${name}: ${gloss}`;
}
