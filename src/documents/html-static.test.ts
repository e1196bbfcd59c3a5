import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { LONG_RUN } from './html-runs.ts';
import { readBlockTexts } from './html-static.ts';

const read = (body: string): string[] => readBlockTexts(parseHTML(`<!doctype html><html><head><title>Not this</title></head><body>${body}</body></html>`).document).map((text) => text.trim());

describe('the blocks of a document', () => {
  it.each([
    ['inline elements join', '<p>V<i>SN</i>Kh</p>', ['VSNKh']],
    ['blocks divide, in document order', '<div>one<p>two</p>three</div>', ['one', 'two', 'three']],
    ['cells divide', '<table><tr><td>one<td>two</table>', ['one', 'two']],
    ['a break is a line break', '<p>one<br>two</p>', ['one\ntwo']],
    ['two breaks divide', '<p>one<br>\n<br>two</p>', ['one', 'two']],
    ['pictures and note numbers end a word', '<p>one<img>two<sup>3</sup>four</p>', ['one\uFFFCtwo\uFFFC3\uFFFCfour']],
    ['scripts, styles and comments are not there', '<p>V<script>x</script><style>x</style><!-- x -->S</p>', ['VS']],
    ['code and fields are left alone', '<p>see <code>VSNKh</code></p><pre><code>VSNKh</code></pre><textarea>VSNKh</textarea>', ['see \uFFFC']],
    ['blanks alone are no block', '<div> <p> </p> \n </div>', []],
    ['plain text is read', '<pre>one\ntwo</pre>', ['one\ntwo']],
  ])('%s', (_rule, body, texts) => {
    expect(read(body)).toEqual(texts);
  });
});

const lengths = (body: string): number[] => read(body).map((text) => text.length);

describe('a long text', () => {
  it('is cut at empty lines', () => {
    const paragraph = 'word '.repeat(100).trim();
    const texts = read(`<pre>${`${paragraph}\n\n`.repeat(50)}</pre>`);
    expect(texts.length).toBeGreaterThan(4);
    for (const text of texts) expect(text.startsWith('word') && text.endsWith('word')).toBe(true);
    for (const text of texts) expect(text.split('\n\n').every((part) => part === paragraph)).toBe(true);
  });

  it('is cut at line ends where there are no empty lines', () => {
    const texts = read(`<pre>${'one line of text\n'.repeat(2000)}</pre>`);
    for (const text of texts) expect(text.split('\n').every((line) => line === 'one line of text')).toBe(true);
  });

  it('is cut at blanks where there are no lines, and anywhere where there is nothing', () => {
    expect(read(`<p>${'word '.repeat(4000)}</p>`).every((text) => /^(?:word ?)+$/.test(text))).toBe(true);
    expect(Math.max(...lengths(`<p>${'x'.repeat(50_000)}</p>`))).toBeLessThanOrEqual(3 * LONG_RUN);
  });

  it('of many small pieces is cut as well', () => {
    const sizes = lengths(`<p>${'<span>word</span> '.repeat(5000)}</p>`);
    expect(sizes.length).toBeGreaterThan(3);
    expect(Math.max(...sizes)).toBeLessThan(2 * LONG_RUN);
  });

  it('of lines ended by breaks is cut there', () => {
    const texts = read(`<div>${'a line of verse<br>'.repeat(1000)}</div>`);
    expect(texts.length).toBeGreaterThan(2);
    for (const text of texts) expect(text.split('\n').every((line) => line === 'a line of verse')).toBe(true);
  });

  it('loses nothing', () => {
    const source = Array.from({ length: 3000 }, (_, i) => `${i} word${i % 7 === 0 ? '\n\n' : i % 3 === 0 ? '\n' : ' '}`).join('');
    expect(readBlockTexts(parseHTML(`<html><body><pre>${source}</pre></body></html>`).document).join('')).toBe(source);
  });
});
