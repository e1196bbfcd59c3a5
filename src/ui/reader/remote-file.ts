/**
 * A document at an address, read because the reader asked for that very one.
 * This is the only request Spravka ever makes to an address that is not its own;
 * it goes out after the browser's permission for that site, and nowhere else.
 */
import { browser } from 'wxt/browser';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { OpenFailure } from './failures.ts';

export const isRemote = ({ protocol }: URL): boolean => protocol === 'https:' || protocol === 'http:';

const originOf = ({ protocol, hostname }: URL): { origins: string[] } => ({ origins: [`${protocol}//${hostname}/*`] });

export const mayRead = (address: URL): Promise<boolean> => browser.permissions.contains(originOf(address)).catch(() => false);

/** Only in answer to a click: browsers show their question then and at no other time. */
export const askToRead = (address: URL): Promise<boolean> => browser.permissions.request(originOf(address)).catch(() => false);

/** In bytes; `total` is what the server says, if it does. */
export interface Progress {
  readonly read: number;
  readonly total: number | undefined;
}

export async function fetchDocument(address: URL, signal: AbortSignal, tell: (progress: Progress) => void): Promise<Result<File, OpenFailure>> {
  try {
    // With the reader's own cookies: what a library lends to them is theirs to read here too.
    const response = await fetch(address, { credentials: 'include', referrerPolicy: 'no-referrer', signal });
    if (!response.ok) return fail({ kind: refusal(response.status), detail: String(response.status) });
    return ok(new File(await received(response, tell), nameOf(address, response.headers)));
  } catch {
    return fail({ kind: navigator.onLine ? 'unreachable' : 'offline' });
  }
}

function refusal(status: number): OpenFailure['kind'] {
  if (status === 404 || status === 410) return 'missing';
  return status === 429 || status >= 500 ? 'server-trouble' : 'refused';
}

/** In bytes: pieces are put together to blobs of this size, which browsers keep outside of memory. */
const HELD = 8_000_000;

async function received({ body, headers }: Response, tell: (progress: Progress) => void): Promise<Blob[]> {
  const blobs: Blob[] = [];
  let held: Uint8Array<ArrayBuffer>[] = [];
  let [read, inHand] = [0, 0];
  const total = headers.has('content-encoding') ? undefined : Number(headers.get('content-length')) || undefined;
  const reader = (body ?? new Blob().stream()).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (value) held.push(value);
    inHand += value?.length ?? 0;
    if (done || inHand >= HELD) {
      read += inHand;
      blobs.push(new Blob(held));
      [held, inHand] = [[], 0];
      tell({ read, total });
    }
    if (done) break;
  }
  return blobs;
}

function nameOf({ pathname, hostname }: URL, headers: Headers): string {
  const given = /filename="?([^";]+)/i.exec(headers.get('content-disposition') ?? '')?.[1];
  const last = pathname.split('/').findLast((part) => part !== '');
  try {
    return given ?? decodeURIComponent(last ?? hostname);
  } catch {
    return last ?? hostname;
  }
}
