import { describe, expect, it } from 'vitest';
import { aboutFrom, citedAt } from './citing.ts';

const page = { number: 13, label: '1' };

describe('a document is cited', () => {
  it('by title, author, file and page', () => {
    expect(citedAt({ fileName: 'trams.pdf' }, { title: 'Trams', author: 'A. Ivanov' }, page)).toEqual({ title: 'A. Ivanov, Trams', address: 'trams.pdf, p. 1' });
  });

  it('by the file’s name alone where it has no title', () => {
    expect(citedAt({ fileName: 'scan 3.pdf' }, { author: 'A. Ivanov' }, page)).toEqual({ title: 'scan 3.pdf', address: 'p. 1' });
    expect(citedAt({ fileName: 'notes.txt' }, {})).toEqual({ title: 'notes.txt', address: '' });
  });

  it('by its address, which leads to the page', () => {
    const address = new URL('https://library.test/a.pdf#page=2');
    expect(citedAt({ fileName: 'a.pdf', address }, { title: 'Trams' }, page)).toEqual({ title: 'Trams, p. 1', address: 'https://library.test/a.pdf#page=13' });
    expect(citedAt({ fileName: 'a.pdf', address }, { title: 'Trams' }, { number: 4, label: '4' })).toEqual({ title: 'Trams', address: 'https://library.test/a.pdf#page=4' });
  });

  it('without the names that programs give', () => {
    expect(aboutFrom({ Title: 'Microsoft Word - Trams', Author: ' A.\nIvanov ' })).toEqual({ title: 'Trams', author: 'A. Ivanov' });
    expect(aboutFrom({ Title: 'Microsoft Word - trams_final.doc', Author: '' })).toEqual({ title: undefined, author: undefined });
    expect(aboutFrom({ Title: 'untitled' }).title).toBeUndefined();
  });
});
