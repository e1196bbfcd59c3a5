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

export async function fetchDocument(address: URL, signal: AbortSignal): Promise<Result<File, OpenFailure>> {
  try {
    // With the reader's own cookies: what a library lends to them is theirs to read here too.
    const response = await fetch(address, { credentials: 'include', referrerPolicy: 'no-referrer', signal });
    if (!response.ok) return fail({ kind: 'refused', detail: String(response.status) });
    const bytes = await response.blob();
    return ok(new File([bytes], nameOf(address, response.headers)));
  } catch {
    return fail({ kind: 'unreachable' });
  }
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
