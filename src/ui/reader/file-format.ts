/**
 * Tells what a file is from its first bytes and its name, and what it is not
 * although its name says so.
 */
import { fail, ok, type Result } from '../../domain/result.ts';
import type { OpenFailure } from './failures.ts';

export type FileFormat = 'pdf' | 'epub' | 'html' | 'markdown' | 'plain';

/** In bytes: enough to tell. The mark of a PDF may stand anywhere in the first kilobyte. */
export const HEAD = 1024;
/** In bytes: text is read whole. Twenty times the Bible. */
const MOST_TEXT = 100_000_000;

const EXTENSIONS: Readonly<Record<string, FileFormat>> = { pdf: 'pdf', epub: 'epub', htm: 'html', html: 'html', xhtml: 'html', md: 'markdown', markdown: 'markdown', txt: 'plain', text: 'plain' };
/** For the file picker. */
export const ACCEPTED = Object.keys(EXTENSIONS).map((extension) => `.${extension}`).join(',');

/** @param head the file's first bytes; @param size of the whole, in bytes */
export function fileFormat(head: Uint8Array, name: string, size: number): Result<FileFormat, OpenFailure> {
  if (size === 0) return fail({ kind: 'empty' });
  const beginning = new TextDecoder('latin1').decode(head.subarray(0, HEAD));
  if (beginning.includes('%PDF-')) return ok('pdf');
  const named = EXTENSIONS[/\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? ''];
  if (named !== 'epub' && !beginning.startsWith('PK') && size > MOST_TEXT) return fail({ kind: named === 'pdf' ? 'broken' : 'too-large', detail: String(MOST_TEXT / 1_000_000) });
  const isPage = /^\W{0,8}(?:\s|<\?xml[^>]*>|<!--[\s\S]*?-->)*<(?:!doctype\s+html|html|head|body)\b/i.test(beginning);
  if (named === 'pdf') return fail({ kind: isPage ? 'page-named-pdf' : 'broken' });
  if (beginning.startsWith('PK')) return named === 'epub' || beginning.includes('application/epub+zip') ? ok('epub') : fail({ kind: 'unknown' });
  if (named === 'epub') return fail({ kind: 'broken-book' });
  const isWide = /^(?:\u00ff\u00fe|\u00fe\u00ff)/.test(beginning);
  if (!isWide && beginning.includes('\0')) return fail({ kind: 'unknown' });
  return ok(isPage ? 'html' : (named ?? 'plain'));
}
