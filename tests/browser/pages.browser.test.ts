/// <reference types="vite/client" />
import { describe, expect, it } from 'vitest';
import { readBlockTexts } from '../../src/documents/html-static.ts';
import { findTerms, markFrame, openFrame, openGate, placeOf, wordsOf } from './marked-frame.ts';

const pages = import.meta.glob<string>('../fixtures/pages/*.html', { query: '?raw', import: 'default', eager: true });

/** The nearest element that says what is expected of it, through shadow roots. */
function expecting(node: Node): Element | undefined {
  for (let at: Node | null = node; at; at = 'host' in at ? (at as ShadowRoot).host : at.parentNode) {
    if (at.nodeType === 1 && (at as Element).hasAttribute('data-expect')) return at as Element;
  }
  return undefined;
}

const listed = (element: Element): string[] => (element.getAttribute('data-expect') ?? '').split(' | ').filter((term) => term !== '');

describe.each(Object.entries(pages).map(([path, html]) => [path.replace(/^.*\//, ''), html] as const))('%s', (_name, html) => {
  it('is marked where it expects it, and nowhere else', async () => {
    const { document, session } = await markFrame(html);
    const words = wordsOf(session);
    const found = new Map<Element | undefined, string[]>();
    session.marks().forEach((mark, i) => {
      const element = expecting(placeOf(mark).start);
      found.set(element, [...(found.get(element) ?? []), words[i]!]);
    });
    const elements = [...document.querySelectorAll('[data-expect]')];
    expect(elements.length).toBeGreaterThan(0);
    expect(elements.map((element) => [element.outerHTML, found.get(element) ?? []])).toEqual(elements.map((element) => [element.outerHTML, listed(element)]));
    expect(found.get(undefined) ?? []).toEqual([]);
  });

  it('stays as it is', async () => {
    const { contentDocument } = await openFrame(html);
    const before = contentDocument!.documentElement.outerHTML;
    const { document, session } = await markFrame(html);
    expect(session.marks().length).toBeGreaterThan(0);
    expect(document.documentElement.outerHTML).toBe(before);
  });

  it('gives the gate every block once', async () => {
    const { gate, session } = await markFrame(html);
    const matches = [...gate.blocks.values()].flat();
    expect(new Set(matches).size).toBe(matches.length);
    expect(matches.length).toBeGreaterThanOrEqual(session.marks().length);
  });
});

describe('a page read without being displayed', () => {
  it('has the same terms, but for what only styles, shadow roots or visibility tell', async () => {
    const html = pages['../fixtures/pages/tables.html']!;
    const { session } = await markFrame(html);
    const still = new DOMParser().parseFromString(html, 'text/html');
    expect(readBlockTexts(still).flatMap((text) => findTerms(text).map(({ start, end }) => text.slice(start, end)))).toEqual(wordsOf(session));
  });
});

const paragraph = (n: number): string => `Paragraph ${n}. The VSNKh and the Central\nCommittee did what they did,\nagain and again, and it is long.\n\n`;

describe('a text/plain page', () => {
  const text = Array.from({ length: 2000 }, (_, n) => paragraph(n)).join('');

  it('is read in blocks of bounded size, cut at line breaks, and no term is lost', async () => {
    const address = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
    const lengths: number[] = [];
    const gate = { ...openGate(), add: (_key: number, _matches: unknown, length: number) => void lengths.push(length) };
    const { session, document } = await markFrame(address, { createGate: () => gate });
    expect(document.contentType).toBe('text/plain');
    expect(session.marks()).toHaveLength(4000);
    expect(lengths.length).toBeGreaterThan(20);
    expect(Math.max(...lengths)).toBeLessThan(9000);
    expect(lengths.reduce((a, b) => a + b, 0)).toBe(text.length);
  });

  it('registers only what is near the view', async () => {
    const address = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
    const { session, view } = await markFrame(address);
    await expect.poll(() => session.work.ranges).toBeGreaterThan(0);
    expect(session.work.ranges).toBeLessThan(800);
    view.scrollTo(0, view.document.documentElement.scrollHeight / 2);
    const middle = session.marks()[2000]!;
    await expect.poll(() => [...view.CSS.highlights].some(([, highlight]) => [...highlight].some((range) => range.startContainer === placeOf(middle).start && Math.abs(range.startOffset - placeOf(middle).startOffset) < 3000))).toBe(true);
    expect(session.work.ranges).toBeLessThan(800);
  });
});
