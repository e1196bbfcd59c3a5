/**
 * Answers `glossary.open` and `draft.open`: brings up the extension's screens.
 */
import { openInWindow, openOnce } from '../platform/open-screen.ts';
import { glossaryAddress, type GlossaryPlace } from '../protocol/screen-addresses.ts';
import type { Handlers } from '../protocol/server.ts';

export const screenHandlers = (): Pick<Handlers, 'glossary.open' | 'draft.open'> => ({
  'glossary.open': async ({ id, query }) => {
    await openOnce(glossaryAddress(id === undefined ? { at: 'list', query } : { at: 'entry', id }));
    return null;
  },
  'draft.open': async ({ id, selection }, { tab }) => {
    const place: GlossaryPlace = id === undefined ? { at: 'new', selection, tabId: tab?.id } : { at: 'edit', id };
    await openInWindow(glossaryAddress(place, { alone: true }));
    return null;
  },
});
