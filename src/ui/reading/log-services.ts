/**
 * What the screen of the reading log asks of the background, as functions handed
 * to it: it runs in tests and in the gallery without one.
 */
import type { Result } from '../../domain/result.ts';
import type { Logged } from '../../protocol/log-requests.ts';
import { ask } from '../../protocol/screen-client.ts';
import type { WriteFailure } from '../../protocol/written-failures.ts';
import { answered, type Unanswered } from '../answered.ts';
import { saveBlob } from '../exchange/exchange-services.ts';

export type LogFilter = { readonly query?: string; readonly site?: string | undefined };
export type LogPage = { readonly total: number; readonly found: number; readonly looks: readonly Logged[]; readonly sites: readonly { readonly site: string; readonly count: number }[] };
type Answer<Value> = Promise<Result<Value, WriteFailure | Unanswered>>;

export type LogServices = {
  readonly list: (filter: LogFilter, offset: number, limit: number) => Answer<LogPage>;
  /** @returns what is gone */
  readonly remove: (which: { readonly ids: readonly number[] } | LogFilter) => Answer<readonly Logged[]>;
  readonly putBack: (looks: readonly Logged[]) => Answer<null>;
  /** Hands a text to the browser as a download. */
  readonly saveText: (text: string, name: string, type: string) => void;
};

const given = ({ query, site }: LogFilter): { query?: string; site?: string } => ({ ...(query !== undefined && query !== '' && { query: query.slice(0, 200) }), ...(site !== undefined && { site }) });

/** The services of the extension itself. */
export const backgroundLog = (): LogServices => ({
  list: (filter, offset, limit) => answered(ask('log.list', { ...given(filter), offset, limit })),
  remove: (which) => answered(ask('log.remove', 'ids' in which ? { ids: [...which.ids] } : given(which))),
  putBack: (looks) => answered(ask('log.putBack', { looks: [...looks] })),
  saveText: (text, name, type) => saveBlob(new Blob([text], { type }), name),
});
