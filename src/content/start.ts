/**
 * All of Spravka that runs in a page, put together: one session in each frame,
 * and in the top frame the card.
 *
 * Off when the site is switched off; gone when the signal aborts, which the
 * browser's invalidation of the extension causes too.
 */
import type { EntryId } from '../domain/entry.ts';
import type { Match } from '../domain/match.ts';
import { findMatches, type Matcher } from '../matching/matcher.ts';
import { readMessages } from '../platform/i18n.ts';
import { report } from '../platform/report.ts';
import { ask } from '../protocol/client.ts';
import { readPublished, watchPublished, type Choices } from '../protocol/published.ts';
import type { FrameOrder, Rect } from '../protocol/requests.ts';
import { servePage } from '../protocol/page-server.ts';
import { createPageCards, type PageCards } from './page-cards.ts';
import { connectFrames } from './frames.ts';
import { createRankedGate, type RankedGate } from './ranked-gate.ts';
import type { Find } from './mark.ts';
import { matcherFrom } from './published-matcher.ts';
import { startReports } from './reports.ts';
import { selectionOf } from './selection.ts';
import { startSession, type CardRequest, type Session } from './session.ts';
import { hostsOf } from './site.ts';

export async function startContent(document: Document, signal: AbortSignal): Promise<void> {
  const view = document.defaultView;
  if (!view || !(document.documentElement instanceof view.HTMLElement)) return;
  let [{ matcher: published, choices }] = await Promise.all([readPublished(), readMessages()]);
  let matcher = await matcherFrom(published);
  if (signal.aborted) return;

  const isTop = view.parent === view;
  const hosts = hostsOf(view);
  const isOff = (): boolean => hosts.some((host) => choices.sitesOff.includes(host));
  let gate: RankedGate | undefined;
  const settings = () => ({ find: finder(matcher, choices), createGate: () => (gate = createRankedGate(matcher ? [matcher] : [], choices.level)) });

  const relay = connectFrames<FrameOrder & { readonly rects?: Rect[] }>({
    window: view,
    send: (order, word) => void ask('card.order', { order, word }),
    deliver: (order) => cards?.obey(order),
    signal,
  });
  const cards: PageCards | undefined = isTop ? createPageCards({ document, host: view.location.hostname, findTerms: (text) => (matcher ? findMatches(text, matcher) : []), signal }) : undefined;

  const openCard = ({ match, anchor, by, point }: CardRequest): void => {
    const candidates = gate?.rank(match) ?? [];
    if (candidates.length === 0) return;
    if (cards) return cards.open({ candidates, anchor, by, point });
    relay.ask({ order: 'open', candidates, rects: [...anchorRects(anchor)], by, ...(point && { point }) });
  };
  const session = startSession({
    ...settings(),
    document,
    openCard,
    leaveCard: () => (cards ? cards.leave() : relay.ask({ order: 'leave' })),
    paused: isOff() || matcher === null,
    signal,
  });

  watchPublished((change) => {
    choices = change.choices ?? choices;
    void applyChange(change.matcher !== undefined ? (published = change.matcher) : undefined);
  }, signal);
  async function applyChange(newer: typeof published | undefined): Promise<void> {
    if (newer) matcher = await matcherFrom(newer);
    cards?.refresh();
    session.update(settings());
    if (isOff() || matcher === null) session.pause();
    else session.resume();
  }

  startReports({ session, view, isTop, signal });
  const stop = servePage(
    {
      'marks.list': () => ({ entries: listed(session), settled: isQuiet(session), paused: isOff(), host: view.location.hostname, address: view.location.href }),
      'marks.show': ({ id }) => showNext(session, id),
      'selection.get': () => selectionOf(view),
      'card.order': ({ order, word }) => {
        relay.receive(order, word);
        return null;
      },
    },
    report,
  );
  signal.addEventListener('abort', stop, { once: true });
}

/** The terms of a text, without those the reader never wants to see. */
function finder(matcher: Matcher | null, { hidden }: Choices): Find {
  if (matcher === null) return () => [];
  if (hidden.length === 0) return (text) => findMatches(text, matcher);
  const unwanted = new Set<EntryId>(hidden);
  return (text) =>
    findMatches(text, matcher).flatMap((match): Match[] => {
      const candidates = match.candidates.filter(({ id }) => !unwanted.has(id));
      return candidates.length === 0 ? [] : [{ ...match, candidates }];
    });
}

function* anchorRects({ getClientRects }: CardRequest['anchor']): Generator<{ left: number; top: number; width: number; height: number }> {
  for (const { left, top, width, height } of Array.from(getClientRects())) yield { left, top, width, height };
}

const isQuiet = ({ state }: Session): boolean => state !== 'scanning';
const listed = (session: Session): { id: EntryId; kind: ReturnType<Session['entries']>[number]['kind']; count: number }[] => session.entries().map(({ id, kind, count }) => ({ id, kind, count }));

/** Each call goes to the entry's next mark; after the last, to the first again. */
function showNext(session: Session, id: EntryId): boolean {
  const marks = session.marks().filter((mark) => mark.match.candidates[0]?.id === id);
  const last = shown.get(session);
  const next = marks[(last ? marks.indexOf(last) + 1 : 0) % Math.max(1, marks.length)];
  if (!next) return false;
  shown.set(session, next);
  return session.show(next);
}
const shown = new WeakMap<Session, ReturnType<Session['marks']>[number]>();
