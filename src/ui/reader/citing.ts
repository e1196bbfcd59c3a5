/**
 * How a document that is read here is cited: by its own title and author, and by
 * the place where somebody else finds it: an address with the page, or the
 * file's name and the page.
 */
import { t } from '../../platform/i18n.ts';
import type { Cited } from './reading-view.ts';

/** Whence a document came. */
export interface Origin {
  readonly fileName: string;
  readonly address?: URL | undefined;
}

export interface About {
  readonly title?: string | undefined;
  readonly author?: string | undefined;
}

/** `number` counts from 1; `label` is what is printed on the page. */
export interface PageCited {
  readonly number: number;
  readonly label: string;
}

export function citedAt({ fileName, address }: Origin, { title, author }: About, page?: PageCited): Cited {
  const named = title === undefined ? fileName : author === undefined ? title : `${author}, ${title}`;
  const at = page && t('reader_citedPage', page.label);
  if (address) {
    // Viewers of PDFs understand this; fragments of other documents are their own.
    const exact = page ? `${address.href.split('#')[0]}#page=${page.number}` : address.href;
    return { title: page && page.label !== String(page.number) ? `${named}, ${at}` : named, address: exact };
  }
  const parts = title === undefined ? [at] : [fileName, at];
  return { title: named, address: parts.filter((part) => part !== undefined).join(', ') };
}

/** What programs put into a PDF where a title or author should be. */
const NO_TITLE = /^(?:untitled.*|без названия|document\d*|[\w-]+\.(?:docx?|odt|rtf|tex|dvi|indd|qxd|pdf))$/i;
const PROGRAM = /^Microsoft (?:Office )?(?:Word|PowerPoint) - /;

export function aboutFrom(info: { readonly Title?: unknown; readonly Author?: unknown }): About {
  const told = (value: unknown): string | undefined => {
    const text = typeof value === 'string' ? value.replace(PROGRAM, '').replace(/\s+/g, ' ').trim() : '';
    return text === '' || NO_TITLE.test(text) ? undefined : text;
  };
  return { title: told(info.Title), author: told(info.Author) };
}
