import axe from 'axe-core';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createCardHost } from '../../src/content/card-host/card-host.ts';
import cardCss from '../../src/ui/card/card.css?inline';
import { ENGLISH_LABELS } from '../fixtures/messages.ts';
import { adoptSheets } from '../../src/ui/theme/adopt-sheets.ts';
import { tokensCss } from '../../src/ui/theme/tokens.ts';
import { byKind, corrected, longArticle, smirnovs, vsnkh } from '../fixtures/card-entries.ts';
import { anchorOf, headOf, lookup, middleOf, setStage, standing, type Stage } from './card-stage.ts';
import { until } from '../fixtures/until.ts';

beforeEach(async () => {
  await page.viewport(1000, 700);
  document.body.replaceChildren();
  document.body.style.cssText = 'margin: 0; height: 3000px';
  window.scrollTo(0, 0);
});

const hostOnTop = (frame: HTMLElement): boolean => document.elementFromPoint(...middleOf(frame)) === (frame.getRootNode() as ShadowRoot).host;

describe('what the page notices', () => {
  it('is one element, while a card is open, and nothing after', async () => {
    document.body.innerHTML = '<p>before</p>';
    const { host, open, end } = setStage();
    const before = document.documentElement.outerHTML;
    await open();
    const element = document.querySelector('spravka-card') as HTMLElement;
    expect(element.parentNode).toBe(document.documentElement);
    expect(document.documentElement.outerHTML.replace(element.outerHTML, '')).toBe(before);
    expect(element.shadowRoot).toBeNull();
    host.close();
    expect(document.documentElement.outerHTML).toBe(before);
    end();
  });

  it('is nothing any more once the signal aborts: no element, no listener', async () => {
    const { host, end, open, frames } = setStage();
    const frame = await open();
    [...frame.querySelectorAll('button')].find(({ textContent }) => textContent === 'Pin')?.click();
    await open('pointer', longArticle);
    end();
    expect(document.querySelector('spravka-card')).toBeNull();
    expect(frames()).toEqual([]);
    const escape = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true });
    document.body.dispatchEvent(escape);
    expect(escape.defaultPrevented).toBe(false);
    host.open({ candidates: [{ id: vsnkh.id }], anchor: document.body, by: 'pointer' });
    expect(document.querySelector('spravka-card')).toBeNull();
  });
});

describe('what the page cannot do', () => {
  it('is style the card, hide it or lie above it', async () => {
    const style = document.createElement('style');
    style.textContent = `
      * { color: red !important; font-family: monospace !important; display: none !important; opacity: .1 !important; --paper: red; --ink: red }
      html, body, body * { display: block !important; opacity: 1 !important }
      spravka-card { transform: scale(2) !important; visibility: hidden !important; position: static !important; width: 50px !important }
      [popover] { inset: 50% !important }`;
    const cover = document.createElement('div');
    cover.style.cssText = 'position: fixed; inset: 0; z-index: 2147483647';
    document.head.append(style);
    document.body.append(cover);
    onTestFinished(() => style.remove());
    const { word, open } = setStage();
    const frame = await open();
    expect(frame.getBoundingClientRect().width).toBe(380);
    expect(frame.getBoundingClientRect().top - anchorOf(word).getBoundingClientRect().bottom).toBeCloseTo(7, 0);
    expect(hostOnTop(frame)).toBe(true);
    const card = frame.querySelector('.card') as HTMLElement;
    expect(getComputedStyle(card).backgroundColor).toBe('rgb(255, 253, 248)');
    expect(getComputedStyle(card).color).toBe('rgb(29, 27, 24)');
    expect(getComputedStyle((frame.getRootNode() as ShadowRoot).host).opacity).toBe('1');
  });
});

describe('a card on top', () => {
  it('goes along when its words enter full screen and leave it, alive, with the focus it had', async () => {
    const { word, open, host } = setStage('left: 300px; top: 200px');
    const area = document.createElement('main');
    area.style.background = 'white';
    const button = document.createElement('button');
    button.textContent = 'full screen';
    area.append(button, word);
    document.body.append(area);
    // By key, not by a press, which would close the card.
    button.addEventListener('keydown', () => void area.requestFullscreen());
    await open('pointer');
    button.focus();
    await userEvent.keyboard('f');
    await until(() => expect(document.querySelector('spravka-card')?.parentElement).toBe(area));
    host.close();
    const frame = await open('key');
    expect(hostOnTop(frame)).toBe(true);
    await until(() => expect(host.root.activeElement).toBe(frame));
    await document.exitFullscreen();
    await until(() => expect(document.querySelector('spravka-card')?.parentElement?.localName).toBe('html'));
    expect(hostOnTop(standing(frame))).toBe(true);
    expect(host.root.activeElement).toBe(frame);
  });

  it('is alive for words inside a modal dialog, in a shadow tree too', async () => {
    const shell = document.createElement('div');
    const dialog = document.createElement('dialog');
    shell.attachShadow({ mode: 'open' }).append(dialog);
    document.body.append(shell);
    const { word, open, host } = setStage('left: 20px; top: 20px');
    dialog.style.cssText = 'width: 500px; height: 300px';
    dialog.append(word);
    dialog.showModal();
    const frame = await open();
    expect(dialog.contains(frame.getRootNode() instanceof ShadowRoot ? (frame.getRootNode() as ShadowRoot).host : null)).toBe(true);
    const [x, y] = middleOf(frame);
    expect(shell.shadowRoot?.elementFromPoint(x, y)?.localName).toBe('spravka-card');
    frame.querySelector('button')?.focus();
    expect(host.root.activeElement).toBe(frame.querySelector('button'));
  });

  it('knows which points are its own', async () => {
    const { host, word, open } = setStage();
    expect(host.containsPoint(...middleOf(word))).toBe(false);
    const frame = await open();
    expect(host.containsPoint(...middleOf(frame))).toBe(true);
    expect(host.containsPoint(...middleOf(word))).toBe(false);
  });
});

describe('a page that forbids everything', () => {
  const policy = `default-src 'none'; style-src 'none'; script-src 'none'; require-trusted-types-for 'script'`;

  it('gets its card styled all the same', async () => {
    const inner = document.createElement('iframe');
    inner.style.cssText = 'width: 900px; height: 600px; border: 0';
    inner.srcdoc = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}"><style>html{background:red}</style><p>x</p>`;
    document.body.append(inner);
    await new Promise((resolve) => inner.addEventListener('load', resolve, { once: true }));
    const innerDocument = inner.contentDocument as Document;
    expect(getComputedStyle(innerDocument.documentElement).backgroundColor).toBe('rgba(0, 0, 0, 0)');
    const { open } = setStage(undefined, { document: innerDocument });
    const frame = await open('pointer', longArticle);
    expect(frame.getBoundingClientRect().width).toBe(380);
    expect(getComputedStyle(frame.querySelector('.card') as Element).backgroundColor).toBe('rgb(255, 253, 248)');
  });
});

it('explains words in an XML page', async () => {
  const inner = document.createElement('iframe');
  inner.style.cssText = 'width: 900px; height: 600px; border: 0';
  inner.src = URL.createObjectURL(new Blob(['<svg xmlns="http://www.w3.org/2000/svg" width="800" height="500"><text x="300" y="200">VSNKh</text></svg>'], { type: 'image/svg+xml' }));
  document.body.append(inner);
  await new Promise((resolve) => inner.addEventListener('load', resolve, { once: true }));
  const innerDocument = inner.contentDocument as Document;
  const ending = new AbortController();
  onTestFinished(() => ending.abort());
  const host = createCardHost({ document: innerDocument, lookup, actions: [], labels: ENGLISH_LABELS, settings: { theme: 'light' }, signal: ending.signal });
  host.open({ candidates: [{ id: vsnkh.id }], anchor: anchorOf(innerDocument.querySelector('text') as unknown as HTMLElement), by: 'pointer' });
  const frame = await until(() => standing(host.root.querySelector<HTMLElement>('.frame') ?? undefined));
  expect(frame.getBoundingClientRect().width).toBe(380);
});

/** axe can't see into a closed root: the frame is copied, with its sheets, into a page of its own. */
async function violationsIn({ frames }: Stage): Promise<string[]> {
  adoptSheets(document, tokensCss, cardCss);
  const main = document.createElement('main');
  main.append(...frames().map((frame) => frame.cloneNode(true)));
  document.body.append(main);
  for (const each of main.children) (each as HTMLElement).style.cssText = 'position: static; visibility: visible; width: 380px';
  const { violations } = await axe.run(main, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
  main.remove();
  document.adoptedStyleSheets = [];
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

describe('axe finds nothing to complain of', () => {
  const actions = [{ label: 'Hide', choices: [{ label: 'Never this term', run: vi.fn() }] }, { label: 'Open', run: vi.fn() }];

  it.each(['light', 'dark'] as const)('in a card of each kind, %s', async (theme) => {
    const stage = setStage(undefined, { actions, settings: { theme } });
    for (const entry of byKind) {
      const frame = await stage.open('key', entry);
      await until(() => expect(headOf(frame)).toBe(entry.head));
      expect(await violationsIn(stage)).toEqual([]);
    }
  });

  it('in several candidates, a nested entry and a failure', async () => {
    const stage = setStage(undefined, { actions, findTerms: (text) => (text.includes('VSNKh') ? [{ start: text.indexOf('VSNKh'), end: text.indexOf('VSNKh') + 5, id: vsnkh.id, kind: 'body' }] : []) });
    const frame = await stage.open('key', ...smirnovs);
    await until(() => expect(frame.querySelector('.see')).not.toBeNull());
    frame.querySelector<HTMLElement>('[role=link]')?.click();
    expect(await violationsIn(stage)).toEqual([]);
    await until(() => expect(frame.querySelector('.path')).not.toBeNull());
    expect(await violationsIn(stage)).toEqual([]);
    const broken = setStage(undefined, { lookup: () => Promise.resolve({ ok: false, failure: { kind: 'disconnected' } }) });
    broken.host.open({ candidates: [{ id: corrected.id }], anchor: anchorOf(broken.word), by: 'key' });
    await until(() => expect(broken.frames()[0]?.textContent).toContain('reload'));
    expect(await violationsIn(broken)).toEqual([]);
  });

  it('would find something: it sees the copy', async () => {
    const stage = setStage();
    const frame = await stage.open();
    frame.querySelector('h2')?.replaceChildren();
    expect((await violationsIn(stage)).length).toBeGreaterThan(0);
  });
});
