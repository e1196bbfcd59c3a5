/**
 * The reading log, written only where the reader has switched it on, and never
 * from a private window. Answers `log.*`.
 */
import { ok } from '../domain/result.ts';
import type { Choices } from '../protocol/choices.ts';
import type { Handlers } from '../protocol/server.ts';
import type { SpravkaDatabase } from '../storage/database.ts';
import { readEntries } from '../storage/entries.ts';
import { attempt } from '../storage/failure.ts';
import { addLook, listLooks, putLooks, removeLooks } from '../storage/looks.ts';

type LogHandlers = Pick<Handlers, 'log.add' | 'log.list' | 'log.remove' | 'log.putBack'>;
type Parts = { readonly database: SpravkaDatabase; readonly choices: () => Promise<Pick<Choices, 'readingLog'>>; readonly now?: () => number };

export const logHandlers = ({ database, choices, now = Date.now }: Parts): LogHandlers => ({
  'log.add': async ({ entry, address = '', page, ...look }, { tab }) => {
    if (tab === undefined || tab.incognito || !(await choices()).readingLog) return null;
    await attempt(async () => {
      const [known] = await readEntries(database, [entry]);
      await addLook(database, { ...look, at: now(), entry: known?.id ?? entry, head: known?.head ?? look.text, address, site: siteOf(address), ...(page !== undefined && { page }) });
    });
    return null;
  },
  'log.list': ({ offset, limit, ...filter }) => attempt(() => listLooks(database, filter, offset, limit)),
  'log.remove': ({ ids, ...filter }) => attempt(() => removeLooks(database, ids === undefined ? filter : { ids })),
  'log.putBack': async ({ looks }) => {
    const put = await attempt(() => putLooks(database, looks.map(({ page, ...look }) => ({ ...look, ...(page !== undefined && { page }) }))));
    return put.ok ? ok(null) : put;
  },
});

/** Empty for a file of the reader's own. */
function siteOf(address: string): string {
  try {
    return new URL(address).hostname;
  } catch {
    return '';
  }
}
