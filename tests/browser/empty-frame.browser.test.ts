import { describe, expect, it, onTestFinished } from 'vitest';
import { isReadable, untilReadable } from '../../src/content/empty-frame.ts';

const make = (body: string): Document => {
  const frame = document.createElement('iframe');
  document.body.append(frame);
  onTestFinished(() => frame.remove());
  frame.contentDocument!.body.innerHTML = body;
  return frame.contentDocument!;
};

describe('a frame', () => {
  it.each(['', '<img alt="An advertisement"><script>const nothing = 1</script><style>p { color: red }</style>', '<a href="#"><div></div></a> 12 + 3'])('has nothing to read in %s', (body) => {
    expect(isReadable(make(body))).toBe(false);
  });

  it.each(['<p>VSNKh', '<div><span>ВСНХ</span></div>', '<iframe></iframe>', '<my-text></my-text>', '<i></i>'.repeat(600)])('may have something to read in %s', (body) => {
    expect(isReadable(make(body))).toBe(true);
  });

  it('may, where an element has a shadow tree', () => {
    const page = make('<div></div>');
    page.querySelector('div')!.attachShadow({ mode: 'open' });
    expect(isReadable(page)).toBe(true);
  });

  it('is waited for until a word comes', async () => {
    const page = make('<img>');
    let readable = false;
    const waiting = untilReadable(page, new AbortController().signal).then(() => (readable = true));
    await Promise.resolve();
    expect(readable).toBe(false);
    page.body.append('VSNKh');
    await waiting;
    expect(readable).toBe(true);
  });

  it('is not waited for any longer than its page lives', async () => {
    const ending = new AbortController();
    const waiting = untilReadable(make(''), ending.signal);
    ending.abort();
    await expect(waiting).resolves.toBeUndefined();
  });
});
