/**
 * What a page has for the side panel, the keys and the reading log, put together. In the card's
 * script: see late-tools.ts.
 */
import { tryMatcher } from './draft-trial.ts';
import { createLookNotes } from './look-notes.ts';
import { createMarkKeys } from './mark-keys.ts';
import type { Mark } from './mark.ts';
import { marksOf, placesOf, showMark } from './mark-places.ts';
import { createPageFeed } from './page-feed.ts';
import type { PageTools, ToolsOptions } from './late-tools.ts';

export function createPageTools(options: ToolsOptions): PageTools {
  const { session, document, cards, tellGone } = options;
  const feed = createPageFeed(options);
  const announce = (text: string, mark?: Mark): void => {
    if (cards) void cards.ready().then((loaded) => loaded?.announce(text));
    else if (mark) tellGone(session.boxesOf(mark), text);
  };
  const keys = createMarkKeys({ ...options, announce, hasEnter: cards !== undefined, moved: feed.moved });
  const noteLook = createLookNotes(options);
  return {
    attend: feed.attend,
    noteLook,
    'marks.show': ({ id, place }) => {
      const shown = showMark(session, id, place);
      feed.moved();
      if (!cards && session.current) tellGone(session.boxesOf(session.current), '');
      return shown;
    },
    'marks.places': ({ id }) => placesOf(session, id),
    'marks.noted': ({ id }) => {
      const [mark] = marksOf(session, id);
      if (mark) noteLook({ mark, by: 'key' });
      return null;
    },
    'mark.go': ({ step, going }) => keys.go(step, going),
    'mark.current': () => session.current !== undefined,
    'mark.leave': () => {
      keys.leave();
      return null;
    },
    'marks.try': ({ matcher }) => tryMatcher(document, options.findBy(matcher)),
    'mark.open': () => session.openAtCaret(),
    'card.pin': async () => (await cards?.ready())?.pin() ?? false,
  };
}
