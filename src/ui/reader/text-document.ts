/**
 * Text files as one page of text: plain, Markdown and HTML. Everything passes
 * through tame-html.ts, whatever it was made from.
 */
import { fail, ok, type Result } from '../../domain/result.ts';
import type { OpenFailure } from './failures.ts';
import type { FileFormat } from './file-format.ts';
import { tameHtml } from './tame-html.ts';
import { textOfBytes } from './text-encoding.ts';

export interface TextDocument {
  readonly title?: string | undefined;
  readonly language?: string | undefined;
  readonly content: DocumentFragment;
  /** Lets go of what the content holds beside the page. */
  readonly release?: (() => void) | undefined;
}

const ID_PREFIX = 'text-';

export async function readTextDocument(bytes: Uint8Array<ArrayBuffer>, format: Exclude<FileFormat, 'pdf'>, into: Document): Promise<Result<TextDocument, OpenFailure>> {
  if (format === 'epub') return (await import('./epub.ts')).readEpub(bytes, into);
  const text = textOfBytes(bytes);
  if (text === undefined) return fail({ kind: 'unknown' });
  if (format === 'html') return ok(fromHtml(text, into));
  if (format === 'markdown') return ok(fromHtml(await markdownToHtml(text), into));
  return ok({ content: paragraphs(text, into) });
}

function fromHtml(html: string, into: Document): TextDocument {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  const { lang } = parsed.documentElement;
  return {
    title: parsed.title.trim() || parsed.querySelector('h1')?.textContent?.trim() || undefined,
    language: lang || undefined,
    content: tameHtml(parsed.body, into, { idPrefix: ID_PREFIX }),
  };
}

async function markdownToHtml(text: string): Promise<string> {
  const { Marked } = await import('marked');
  return new Marked({ gfm: true }).parse(text, { async: false });
}

/** An empty line parts paragraphs; the line breaks inside them stay as they are. */
function paragraphs(text: string, into: Document): DocumentFragment {
  const fragment = into.createDocumentFragment();
  for (const part of text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').split(/\n[ \t]*(?:\n[ \t]*)+/)) {
    if (part.trim() === '') continue;
    const paragraph = into.createElement('p');
    paragraph.className = 'as-typed';
    paragraph.textContent = part.replace(/^\n+|\s+$/g, '');
    fragment.append(paragraph);
  }
  return fragment;
}
