import { describe, expect, it } from 'vitest';
import { documentIn, readableAddress, readerAddress } from './reader-address.ts';

describe('the reader page’s address', () => {
  it('carries a document’s address there and back', () => {
    const address = 'https://library.test/a b.pdf?page=2&x=ю#f';
    expect(documentIn(new URL(readerAddress(address), 'https://x').search)?.href).toBe(new URL(address).href);
  });

  it('asks for a file without one', () => {
    expect(readerAddress()).toBe('/reader.html');
    expect(documentIn('')).toBeUndefined();
    expect(documentIn('?file=nothing')).toBeUndefined();
  });
});

it.each([
  ['https://library.test/book.PDF?download=1', true],
  ['file:///home/notes.md', true],
  ['https://library.test/book.pdf.html', false],
  ['https://library.test/?name=a.pdf', false],
  ['javascript:a.pdf', false],
  [undefined, false],
])('%s is readable: %s', (address, readable) => expect(readableAddress(address) !== undefined).toBe(readable));
