/**
 * The cards of a page, with what they need from the background: entries by
 * message, the works cited, and the reader's "never this" and "not here". In a
 * script of its own: see late-script.ts.
 */
import type { EntryId } from '../domain/entry.ts';
import type { EntryView } from '../domain/entry-view.ts';
import type { LookupFailure } from '../domain/failure.ts';
import { fail, type Result } from '../domain/result.ts';
import { ask } from '../protocol/client.ts';
import type { Params, Rect, Reply, RequestName } from '../protocol/requests.ts';
import type { CardAction } from '../ui/card/ActionList.tsx';
import { cardLabels, type CardLabels } from '../ui/card/labels.ts';
import { createCardHost, type CardHost } from './card-host/card-host.ts';
import type { CardAnchor, CardOrder } from './card-host/order.ts';
import type { CardsOptions, PageCards } from './late-cards.ts';

export function createPageCards({ document, host, findTerms, choices, signal }: CardsOptions): PageCards {
  let made: CardHost | undefined;
  // Made at the first card: most pages never open one.
  const cards = (): CardHost => (made ??= makeCards(cardLabels()));
  const makeCards = (labels: CardLabels): CardHost =>
    createCardHost({
      document,
      lookup: (ids: EntryId[]): Promise<Result<EntryView[], LookupFailure>> => asked('entry.get', { ids }),
      works: () => asked('work.list', {}),
      findTerms: (text) => findTerms(text).flatMap(({ start, end, candidates: [best], confidence }) => (best && confidence !== 'context' ? [{ start, end, id: best.id, kind: best.kind }] : [])),
      actions: cardActions(labels, host, () => made?.closeAll()),
      labels,
      settings: {
        get theme() {
          return choices().theme;
        },
        get size() {
          return choices().cardSize;
        },
      },
      signal,
    });
  return {
    open: (order: CardOrder) => cards().open(order),
    leave: () => made?.leave(),
    refresh: () => made?.refresh(),
    shows: (id) => made?.shows(id) ?? false,
    pin: () => made?.pin() ?? false,
    announce: (text) => cards().announce(text),
    obey: (order) => {
      if (order.order === 'leave') return made?.leave();
      if (order.order === 'gone') {
        bringIntoView(document, order.rects);
        return order.says === '' ? undefined : cards().announce(order.says);
      }
      cards().open({ candidates: order.candidates, anchor: fixedAnchor(order.rects), by: order.by, point: order.point });
    },
  };
}

/** A reply is itself a Result; that nobody answered becomes one of its failures. */
async function asked<Name extends Extract<RequestName, 'entry.get' | 'work.list'>>(request: Name, params: Params<Name>): Promise<Reply<Name> | { ok: false; failure: LookupFailure }> {
  const reply = await ask(request, params);
  return reply.ok ? reply.value : fail({ kind: 'disconnected' });
}

const openForm = ({ id }: EntryView): void => void ask('draft.open', { id });

function cardActions(labels: CardLabels, host: string, close: () => void): CardAction[] {
  const afterClosing = (run: (entry: EntryView) => void) => (entry: EntryView) => {
    close();
    run(entry);
  };
  return [
    { label: labels.write, fits: ({ own }) => own !== true, run: openForm },
    { label: labels.edit, fits: ({ own }) => own === true, run: openForm },
    {
      label: labels.hide,
      choices: [
        { label: labels.hideTerm, run: afterClosing(({ id }) => void ask('term.hide', { id, hidden: true })) },
        ...(host === '' ? [] : [{ label: labels.hideSite, run: afterClosing(() => void ask('site.set', { host, on: false })) }]),
      ],
    },
    { label: labels.open, run: ({ id }) => void ask('glossary.open', { id }) },
  ];
}

/** A frame of another site can't scroll the page around it. */
function bringIntoView({ defaultView: view }: Document, [box]: readonly Rect[]): void {
  if (view && box && (box.top < 0 || box.top + box.height > view.innerHeight)) view.scrollBy({ top: box.top - view.innerHeight / 2, behavior: 'instant' });
}

/** A child frame's words can't be followed when the page scrolls; the card stays where they were. */
function fixedAnchor(rects: readonly Rect[]): CardAnchor {
  const boxes = rects.map(({ left, top, width, height }) => new DOMRect(left, top, width, height));
  const left = Math.min(...boxes.map((box) => box.left));
  const top = Math.min(...boxes.map((box) => box.top));
  const whole = new DOMRect(left, top, Math.max(...boxes.map((box) => box.right)) - left, Math.max(...boxes.map((box) => box.bottom)) - top);
  return { getBoundingClientRect: () => whole, getClientRects: () => boxes };
}
