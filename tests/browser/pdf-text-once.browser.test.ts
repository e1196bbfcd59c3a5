/**
 * pdf.js's text layer, given up half laid and laid again, as a zoom does.
 */
// The viewer takes the library from where this puts it.
import 'pdfjs-dist';
import { TextLayerBuilder } from 'pdfjs-dist/web/pdf_viewer.mjs';
import { afterEach, expect, it } from 'vitest';
import { layTextOnce } from '../../src/ui/reader/pdf-text-once.ts';
import { until } from '../fixtures/until.ts';

afterEach(() => document.body.replaceChildren());

const style = { ascent: 0.8, descent: -0.2, vertical: false, fontFamily: 'sans-serif' };
const piece = (str: string, line: number) => ({ items: [{ str, dir: 'ltr', transform: [10, 0, 0, 10, 20, 700 - 20 * line], width: 80, height: 10, fontName: 'f', hasEOL: true }], styles: { f: style }, lang: null });
const viewport = { scale: 1, rotation: 0, rawDims: { pageWidth: 600, pageHeight: 800, pageX: 0, pageY: 0 } };

it('holds a page’s words once, though it was zoomed while they came', async () => {
  layTextOnce();
  layTextOnce();
  const comings: ReadableStreamDefaultController[] = [];
  const pdfPage = { streamTextContent: () => new ReadableStream({ start: (coming) => void comings.push(coming) }) };
  const layer = new TextLayerBuilder({ pdfPage } as unknown as ConstructorParameters<typeof TextLayerBuilder>[0]);
  document.body.append(layer.div);
  const render = (): Promise<void> => layer.render({ viewport } as unknown as Parameters<TextLayerBuilder['render']>[0]);

  const first = render();
  const givenUp = expect(first).rejects.toThrow();
  comings[0]!.enqueue(piece('VSNKh', 0));
  await until(() => expect(layer.div.textContent).toBe('VSNKh'));

  const second = render();
  await givenUp;
  comings[1]!.enqueue(piece('VSNKh', 0));
  comings[1]!.enqueue(piece('Mossovet', 1));
  comings[1]!.close();
  await second;

  expect([...layer.div.querySelectorAll('span')].map(({ textContent }) => textContent)).toEqual(['VSNKh', 'Mossovet']);
});
