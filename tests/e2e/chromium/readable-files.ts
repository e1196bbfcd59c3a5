/**
 * Files for the reader, made by hand where no browser prints them: a PDF behind
 * a password, a scan, an EPUB.
 */
import { createHash } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';

/** A PDF of these objects, the first of which is its catalogue. Streams are given as bytes after their dictionary. */
function pdfFile(objects: readonly (string | readonly [dictionary: string, stream: Buffer])[], trailer = ''): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  const offsets: number[] = [];
  const length = (): number => parts.reduce((sum, part) => sum + part.length, 0);
  for (const [index, object] of objects.entries()) {
    offsets.push(length());
    const body = typeof object === 'string' ? [Buffer.from(object)] : [Buffer.from(`${object[0].replace('>>', ` /Length ${object[1].length} >>`)}\nstream\n`), object[1], Buffer.from('\nendstream')];
    parts.push(Buffer.from(`${index + 1} 0 obj\n`), ...body, Buffer.from('\nendobj\n'));
  }
  const start = length();
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(Buffer.from(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF`));
  return Buffer.concat(parts);
}

const PAGES = ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>'];
const PAGE = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 300] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>';
const FONT = '<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>';
const drawn = (text: string): Buffer => Buffer.from(`BT /F 14 Tf 40 240 Td (${text}) Tj ET`);

/** One page of text in a font that the file doesn't bring along. */
export const plainPdf = (text: string): Buffer => pdfFile([...PAGES, PAGE, ['<< >>', drawn(text)], FONT]);

/**
 * The same with an unused stream before its table of contents, as a sparse file.
 * @param size of the stream, in bytes
 */
export function writeLargePdf(path: string, text: string, size: number): void {
  const small = plainPdf(text).toString('latin1');
  const at = small.indexOf('xref\n');
  const head = Buffer.from(`${small.slice(0, at)}9 0 obj\n<< /Length ${size} >>\nstream\n`, 'latin1');
  const between = '\nendstream\nendobj\n';
  const start = head.length + size + between.length;
  const file = openSync(path, 'w');
  writeSync(file, head, 0, head.length, 0);
  writeSync(file, between + small.slice(at).replace(/startxref\n\d+/, `startxref\n${start}`), head.length + size);
  closeSync(file);
}

/** A page that is a picture: a grey square. */
export const scannedPdf = (): Buffer => pdfFile([...PAGES, '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 300] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>', ['<< >>', Buffer.from('q 300 0 0 200 60 50 cm /I Do Q')], ['<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 >>', Buffer.from([128])]]);

/** Behind a password, by the oldest of the standard's ways (RC4 with 40 bits). */
export function lockedPdf(text: string, password: string): Buffer {
  const padding = Buffer.from('28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A', 'hex');
  const padded = Buffer.concat([Buffer.from(password), padding]).subarray(0, 32);
  const id = Buffer.alloc(16, 7);
  const owner = rc4(md5(padded).subarray(0, 5), padded);
  const key = md5(padded, owner, Buffer.from([0xfc, 0xff, 0xff, 0xff]), id).subarray(0, 5);
  const user = rc4(key, padding);
  const contents = rc4(md5(key, Buffer.from([4, 0, 0, 0, 0])).subarray(0, 10), drawn(text));
  const encryption = `<< /Filter /Standard /V 1 /R 2 /O <${owner.toString('hex')}> /U <${user.toString('hex')}> /P -4 >>`;
  return pdfFile([...PAGES, PAGE, ['<< >>', contents], FONT, encryption], `/Encrypt 6 0 R /ID [<${id.toString('hex')}> <${id.toString('hex')}>]`);
}

const md5 = (...parts: readonly Buffer[]): Buffer => createHash('md5').update(Buffer.concat(parts)).digest();

function rc4(key: Buffer, data: Buffer): Buffer {
  const state = Array.from({ length: 256 }, (_, index) => index);
  const swap = (a: number, b: number): void => void ([state[a], state[b]] = [state[b]!, state[a]!]);
  for (let i = 0, j = 0; i < 256; i++) swap(i, (j = (j + state[i]! + key[i % key.length]!) & 255));
  let i = 0;
  let j = 0;
  return Buffer.from(data.map((byte) => {
    i = (i + 1) & 255;
    j = (j + state[i]!) & 255;
    swap(i, j);
    return byte ^ state[(state[i]! + state[j]!) & 255]!;
  }));
}

/** @param chapters the contents of each `body` */
export function epub(title: string, chapters: readonly string[], more: Readonly<Record<string, string>> = {}): Buffer {
  const page = (body: string): Uint8Array => strToU8(`<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en"><head><title>x</title></head><body>${body}</body></html>`);
  const items = chapters.map((_, index) => `<item id="c${index}" href="text/c${index}.xhtml" media-type="application/xhtml+xml"/>`).join('');
  const spine = chapters.map((_, index) => `<itemref idref="c${index}"/>`).join('');
  return Buffer.from(zipSync({
    mimetype: [strToU8('application/epub+zip'), { level: 0 }],
    'META-INF/container.xml': strToU8('<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>'),
    'OPS/book.opf': strToU8(`<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${title}</dc:title><dc:language>en</dc:language></metadata><manifest>${items}</manifest><spine>${spine}</spine></package>`),
    ...Object.fromEntries(chapters.map((body, index) => [`OPS/text/c${index}.xhtml`, page(body)])),
    ...Object.fromEntries(Object.entries(more).map(([name, text]) => [name, strToU8(text)])),
  }));
}
