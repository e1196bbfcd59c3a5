/**
 * The text of a file, as the commands read it: HTML by the rules by which the
 * extension reads pages, PDF page by page, anything else as plain UTF-8 text.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname } from 'node:path';
import { readBlockTexts } from '../documents/html-static.ts';
import { BadInput } from './command.ts';

/** Blocks in which a term may run on; between two of them none does. */
export type ExtractedText = { readonly blocks: readonly string[] };

/** What stands between two blocks in the joined text. */
export const BETWEEN_BLOCKS = '\n';

/** @param path a file, or `-` for standard input as plain text; @throws BadInput */
export async function extractText(path: string): Promise<ExtractedText> {
  const bytes = readBytes(path);
  switch (extname(path).toLowerCase()) {
    case '.pdf':
      return { blocks: await pdfPages(bytes, path) };
    case '.html':
    case '.htm':
    case '.xhtml':
      return { blocks: await htmlBlocks(decode(bytes, path)) };
    default:
      return { blocks: [decode(bytes, path)] };
  }
}

export const readText = async (path: string): Promise<string> => (await extractText(path)).blocks.join(BETWEEN_BLOCKS);

function readBytes(path: string): Buffer {
  if (path === '-') return readFileSync(0);
  if (!existsSync(path)) throw new BadInput(`${path}: no such file; give a file's path, or - for standard input`);
  if (!statSync(path).isFile()) throw new BadInput(`${path}: is not a file`);
  return readFileSync(path);
}

function decode(bytes: Buffer, path: string): string {
  if (bytes.subarray(0, 8192).includes(0)) throw new BadInput(`${path}: is a binary file; give .txt, .html, .md or .pdf`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new BadInput(`${path}: is not UTF-8 text; convert it first, for instance with iconv`);
  }
}

/** linkedom takes a document by its letters; what a browser adds to it (`html`, `head`, `body`, the ends of elements) parse5 does. */
async function htmlBlocks(html: string): Promise<string[]> {
  const [{ parseHTML }, { parse, serialize }] = await Promise.all([import('linkedom'), import('parse5')]);
  return readBlockTexts(parseHTML(serialize(parse(html))).document);
}

async function pdfPages(bytes: Buffer, path: string): Promise<string[]> {
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: VerbosityLevel.ERRORS, useSystemFonts: true });
  try {
    const pdf = await task.promise;
    const pages: string[] = [];
    for (let number = 1; number <= pdf.numPages; number++) {
      const { items } = await (await pdf.getPage(number)).getTextContent();
      pages.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''));
    }
    return pages;
  } catch (error) {
    throw new BadInput(`${path}: is not a readable PDF (${error instanceof Error ? error.message : String(error)})`);
  } finally {
    await task.destroy();
  }
}
