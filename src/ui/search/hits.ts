/**
 * What the popup lists and is told; the functions that fetch it are passed in.
 */
import type { EntryId, Kind } from '../../domain/entry.ts';
import type { LookupFailure } from '../../domain/failure.ts';
import type { Result } from '../../domain/result.ts';

export type Hit = { readonly id: EntryId; readonly kind: Kind; readonly head: string; readonly cyrillic?: string | undefined; readonly gloss: string };
/** An entry marked on the page, `count` times. */
export type PageHit = Hit & { readonly count: number };

/** Best first. */
export type Search = (query: string) => Promise<Result<readonly Hit[], LookupFailure>>;

/** The page behind the popup: `unreadable` for the browser's own pages and other extensions'. */
export type PageState =
  /** `isPdf`: the reader page can show what the browser's viewer shows. */
  | { readonly status: 'unreadable'; readonly isPdf?: boolean | undefined; /** The browser was told to keep Spravka off pages. */ readonly isKeptOff?: boolean | undefined }
  | { readonly status: 'off'; readonly host: string }
  | { readonly status: 'on'; readonly host: string; readonly entries: readonly PageHit[] };
