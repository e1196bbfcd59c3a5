/**
 * Where the reader page is, and which document it is to open: made and read in
 * one place.
 */

/** Names by which the reader knows documents that browsers don't show as pages, or not to extensions. */
const READABLE = /\.(?:pdf|epub|md|markdown)$/i;

/** @param document the address of one; without, the reader asks for a file */
export const readerAddress = (document?: string): string => (document === undefined ? '/reader.html' : `/reader.html?file=${encodeURIComponent(document)}`);

/** The address of what a tab shows or a link leads to, where the reader can open it. */
export function readableAddress(address: string | undefined): string | undefined {
  const url = parsed(address);
  return url && ['https:', 'http:', 'file:'].includes(url.protocol) && READABLE.test(url.pathname) ? url.href : undefined;
}

/** @param search of the reader page's own address */
export const documentIn = (search: string): URL | undefined => parsed(new URLSearchParams(search).get('file') ?? undefined);

function parsed(address: string | undefined): URL | undefined {
  try {
    return address === undefined ? undefined : new URL(address);
  } catch {
    return undefined;
  }
}
