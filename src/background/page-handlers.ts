/**
 * Answers what pages tell: their counts, the reader's choices made on them, and
 * a child frame's wish for the card, which the top frame draws.
 */
import { tellFrames } from '../protocol/client.ts';
import type { Handlers } from '../protocol/server.ts';
import type { Badge } from './badge.ts';
import type { ChoiceStore } from './choices.ts';

type PageHandlers = Pick<Handlers, 'page.report' | 'site.set' | 'term.hide' | 'card.order'>;

export const pageHandlers = (badge: Badge, choices: ChoiceStore): PageHandlers => ({
  'page.report': async ({ entries, since }, sender) => {
    if (sender.tab?.id !== undefined) await badge.count({ tabId: sender.tab.id, frameId: sender.frameId ?? 0, entries, since });
    return null;
  },
  'site.set': async ({ host, on }) => {
    await choices.switchSite(host, on);
    return null;
  },
  'term.hide': async ({ id, hidden }) => {
    await choices.hideTerm(id, hidden);
    return null;
  },
  'card.order': (order, sender) => {
    if (sender.tab?.id !== undefined) void tellFrames(sender.tab.id, 'card.order', order);
    return null;
  },
});
