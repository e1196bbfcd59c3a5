/**
 * An EPUB as one page of text: its chapters in the order of its spine. fflate
 * unzips (within the limits that hold for every zip), the browser parses, and
 * tame-html.ts builds: the libraries that show EPUBs run a book's own pages in
 * frames, which is more than reading needs and more than a book should get.
 */
import { fail, ok, type Result } from '../../domain/result.ts';
import { unzipFiles } from '../../exchange/zip-files.ts';
import type { OpenFailure } from './failures.ts';
import { tameHtml } from './tame-html.ts';
import type { TextDocument } from './text-document.ts';

/** Fonts may be scrambled without the text being locked. */
const FONT_SCRAMBLING = /^http:\/\/(?:www\.idpf\.org\/2008\/embedding|ns\.adobe\.com\/pdf\/enc#RC)$/;
const PICTURES = /^image\/(?:png|jpeg|gif|webp)$/;

type Files = ReadonlyMap<string, Uint8Array>;
interface Item {
  readonly path: string;
  readonly type: string;
}

export function readEpub(bytes: Uint8Array, into: Document): Result<TextDocument, OpenFailure> {
  const files = unzipped(bytes);
  const packagePath = files && parseXml(files, 'META-INF/container.xml')?.querySelector('rootfile')?.getAttribute('full-path');
  const book = packagePath ? parseXml(files, packagePath) : undefined;
  if (!files || !packagePath || !book) return fail({ kind: 'broken-book' });
  if (isLocked(files)) return fail({ kind: 'locked-book' });
  const items = new Map([...book.querySelectorAll('manifest > item')].map((item): [string, Item] => [item.getAttribute('id') ?? '', { path: resolved(item.getAttribute('href') ?? '', packagePath), type: item.getAttribute('media-type') ?? '' }]));
  const chapters = [...book.querySelectorAll('spine > itemref')].flatMap((reference) => items.get(reference.getAttribute('idref') ?? '') ?? []);
  const pictures = new Pictures(files, items);
  const content = into.createDocumentFragment();
  for (const [index, { path }] of chapters.entries()) {
    const page = parsePage(files, path);
    if (!page) continue;
    const section = into.createElement('section');
    section.id = `book-${index}`;
    const language = page.documentElement.getAttribute('lang') ?? page.documentElement.getAttribute('xml:lang');
    if (language) section.lang = language;
    section.append(tameHtml(page.body ?? page.documentElement, into, { idPrefix: `book-${index}-`, idOf: (href) => idOf(href, path, chapters), pictureOf: (source) => pictures.address(resolved(source, path)) }));
    content.append(section);
  }
  if (!content.hasChildNodes()) return fail({ kind: 'broken-book' });
  const about = (name: string): string | undefined => book.getElementsByTagNameNS('*', name)[0]?.textContent?.trim() || undefined;
  return ok({ title: about('title'), language: about('language'), content, release: () => pictures.release() });
}

function unzipped(bytes: Uint8Array): Files | undefined {
  const steps = unzipFiles(bytes, (name) => !name.endsWith('/'));
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value.ok ? step.value.value : undefined;
}

function parseXml(files: Files, path: string): Document | undefined {
  const bytes = files.get(path);
  const parsed = bytes && new DOMParser().parseFromString(new TextDecoder().decode(bytes), 'application/xml');
  return parsed && !parsed.querySelector('parsererror') ? parsed : undefined;
}

/** Pages that are not well-formed are read as browsers read HTML. */
function parsePage(files: Files, path: string): Document | undefined {
  const bytes = files.get(path);
  if (!bytes) return undefined;
  const text = new TextDecoder().decode(bytes);
  const strict = new DOMParser().parseFromString(text, 'application/xhtml+xml');
  return strict.querySelector('parsererror') ? new DOMParser().parseFromString(text, 'text/html') : strict;
}

const isLocked = (files: Files): boolean =>
  [...(parseXml(files, 'META-INF/encryption.xml')?.getElementsByTagNameNS('*', 'EncryptionMethod') ?? [])].some((method) => !FONT_SCRAMBLING.test(method.getAttribute('Algorithm') ?? ''));

/** A path in the zip, from an address that stands in the file at another path. */
function resolved(address: string, from: string): string {
  try {
    return decodeURIComponent(new URL(address, `zip://book/${from}`).pathname.slice(1));
  } catch {
    return '';
  }
}

function idOf(href: string, from: string, chapters: readonly Item[]): string | undefined {
  const [address = '', fragment] = href.split('#');
  const index = chapters.findIndex(({ path }) => path === resolved(address, from));
  if (index < 0) return undefined;
  return fragment ? `book-${index}-${fragment}` : `book-${index}`;
}

class Pictures {
  readonly #addresses = new Map<string, string>();
  readonly #files: Files;
  readonly #types: ReadonlyMap<string, string>;

  constructor(files: Files, items: ReadonlyMap<string, Item>) {
    this.#files = files;
    this.#types = new Map([...items.values()].map(({ path, type }) => [path, type]));
  }

  address(path: string): string | undefined {
    const type = this.#types.get(path) ?? '';
    const bytes = this.#files.get(path);
    if (!bytes || !PICTURES.test(type)) return undefined;
    const address = this.#addresses.get(path) ?? URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }));
    this.#addresses.set(path, address);
    return address;
  }

  release(): void {
    for (const address of this.#addresses.values()) URL.revokeObjectURL(address);
  }
}
