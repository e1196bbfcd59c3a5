/**
 * All of Spravka that runs in a page, put together: one session in each frame,
 * and in the top frame the card.
 *
 * Off when the site is switched off; gone when the signal aborts, which the
 * browser's invalidation of the extension causes too.
 */
import type { PageText } from '../documents/page-text.ts';
import { findMatches } from '../matching/matcher.ts';
import { report } from '../platform/report.ts';
import { tell } from '../protocol/page-client.ts';
import { readPublished, watchPublished, type Published } from '../protocol/published.ts';
import type { FrameOrder, Rect } from '../protocol/requests.ts';
import { servePage } from '../protocol/page-server.ts';
import { looksOf, marksOthers } from './chosen-looks.ts';
import { createLateCards, type LateCards, type LoadCards } from './late-cards.ts';
import { createLateTools, type LoadTools, type ToolsOptions } from './late-tools.ts';
import { connectFrames } from './frames.ts';
import { untilReadable } from './empty-frame.ts';
import { createFind } from './find-terms.ts';
import { createLateGates, type LoadGate, type RankedGate } from './late-gate.ts';
import { watchHeldKey } from './held-key.ts';
import { matcherFrom, matcherOf, partsFrom } from './published-matcher.ts';
import { startReports } from './reports.ts';
import { selectionOf, type Cited } from './selection.ts';
import { startSession, type CardRequest } from './session.ts';
import { hostsOf } from './site.ts';

type ContentOptions = {
  readonly signal: AbortSignal;
  readonly loadCards: LoadCards;
  readonly loadTools: LoadTools;
  readonly loadGate: LoadGate;
  /** For a screen of our own that shows a document: how it is read. No site then, and nothing to switch off for one. */
  readonly readPage?: ((signal: AbortSignal) => PageText) | undefined;
  readonly about?: ToolsOptions['about'];
  /** For the same: as what the document is cited, if not by the tab's title and address. */
  readonly cite?: (() => Cited) | undefined;
};

export async function startContent(document: Document, { signal, loadCards, loadTools, loadGate, readPage, about, cite }: ContentOptions): Promise<void> {
  const view = document.defaultView;
  if (!view || !(document.documentElement instanceof view.HTMLElement)) return;
  const isTop = view.parent === view;
  if (!isTop) await untilReadable(document, signal);
  if (signal.aborted) return;
  // Heard from before the first reading on: what is published while the matchers load must not be missed.
  const early: Partial<Published>[] = [];
  let hear = (change: Partial<Published>): void => void early.push(change);
  watchPublished((change) => hear(change), signal);
  let { choices, hiddenForms, ...published } = await readPublished();
  let [matcher, parts] = await Promise.all([matcherFrom(published.matcher), partsFrom(published.personalMatcher)]);
  if (signal.aborted) return;

  const hosts = readPage ? [] : hostsOf(view);
  const isOff = (): boolean => hosts.some((host) => choices.sitesOff.includes(host));
  let gate: RankedGate | undefined;
  const createGate = createLateGates(loadGate, () => session.update({}));
  const matchers = () => [...parts.map((part) => part.matcher), ...(matcher ? [matcher] : [])];
  const ownIds = () => new Set(parts.filter(({ own }) => own).flatMap((part) => part.matcher.entries.ids));
  const settings = () => ({ find: createFind(matchers(), { choices, hiddenForms }), createGate: () => (gate = createGate({ entries: matchers().map(({ entries }) => entries), own: ownIds(), level: choices.level })) });

  const relay = connectFrames<FrameOrder & { readonly rects?: Rect[] }>({
    window: view,
    send: (order, word) => void tell('card.order', { order, word }),
    deliver: (order) => cards?.obey(order),
    signal,
  });
  const cards: LateCards | undefined = isTop ? createLateCards(loadCards, { document, host: hosts[0] ?? '', findTerms: (text) => createFind(matchers(), { choices, hiddenForms })(text), choices: () => choices, signal }) : undefined;

  let isHeld = false;
  /** The mark that the pointer rests on while marks are not seen: the key opens its card. */
  let unseen: CardRequest | undefined;
  const openCard = (request: CardRequest): void => {
    unseen = request.by === 'pointer' && choices.markStyle === 'on-key' && !isHeld ? request : undefined;
    if (unseen) return;
    const { match, anchor, by, point } = request;
    const candidates = gate?.rank(match) ?? [];
    if (candidates.length === 0) return;
    if (choices.readingLog) tools.noteLook(request);
    if (cards) return cards.open({ candidates, anchor, by, point });
    relay.ask({ order: 'open', candidates, rects: Array.from(anchor.getClientRects(), plainBox), by, ...(point && { point }) });
  };
  const session = startSession({
    ...settings(),
    ...looksOf(choices, isHeld),
    document,
    readPage,
    openCard,
    approachMark: () => cards?.prepare(),
    leaveCard: () => {
      unseen = undefined;
      if (cards) cards.leave();
      else relay.ask({ order: 'leave' });
    },
    paused: isOff() || matchers().length === 0,
    signal,
  });

  watchHeldKey(view, (held) => {
    isHeld = held;
    if (choices.markStyle !== 'on-key') return;
    session.update({ markStyle: looksOf(choices, isHeld).markStyle });
    if (held && unseen) openCard(unseen);
  }, signal);
  hear = (change) => {
    const isOnlyLook = change.choices !== undefined && Object.keys(change).length === 1 && !marksOthers(choices, change.choices);
    choices = change.choices ?? choices;
    if (isOnlyLook) {
      session.update(looksOf(choices, isHeld));
      return;
    }
    hiddenForms = change.hiddenForms ?? hiddenForms;
    // In turn: parts named later must not be overtaken by earlier ones that load longer.
    changing = changing.then(() => applyChange(change));
  };
  let changing = Promise.resolve();
  early.forEach(hear);
  async function applyChange(change: Partial<Published>): Promise<void> {
    if (change.matcher) matcher = await matcherFrom(change.matcher);
    if (change.personalMatcher !== undefined) parts = await partsFrom(change.personalMatcher, parts);
    cards?.refresh();
    // What an entry says has changed, not what is marked.
    if (Object.keys(change).every((key) => key === 'revision')) return;
    session.update({ ...settings(), ...looksOf(choices, isHeld) });
    if (isOff() || matchers().length === 0) session.pause();
    else session.resume();
  }

  startReports({ session, view, isTop, signal });
  const tellGone: ToolsOptions['tellGone'] = (boxes, says) => relay.ask({ order: 'gone', rects: boxes.map(plainBox), says });
  const findBy: ToolsOptions['findBy'] = (data) => {
    const draft = matcherOf(data);
    return (text) => (draft ? findMatches(text, draft) : []);
  };
  const tools = createLateTools(loadTools, { session, document, host: hosts[0] ?? '', isOff, cards, tellGone, about, findBy, signal });
  const stop = servePage(
    {
      'marks.list': () => ({ entries: session.entries().map(({ id, kind, count }) => ({ id, kind, count })), settled: session.state !== 'scanning', paused: isOff(), host: hosts[0] ?? '', address: view.location.href, ...(document.contentType === 'application/pdf' && { isPdf: true }) }),
      'selection.get': () => selectionOf(view, cite?.()),
      'card.order': ({ order, word }) => {
        relay.receive(order, word);
        return null;
      },
      ...tools.handlers,
    },
    report,
  );
  signal.addEventListener('abort', stop, { once: true });
}

const plainBox = ({ left, top, width, height }: DOMRect): Rect => ({ left, top, width, height });
