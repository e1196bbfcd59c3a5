import { expect, it, onTestFinished } from 'vitest';
import type { Section } from '../../src/documents/block.ts';
import { watchNearView, type NearView } from '../../src/content/near-view.ts';
import { openFrame } from './marked-frame.ts';

/** A page of which every element with an id is a section, and those that are near. */
async function watch(body: string): Promise<{ near: Set<string>; everNear: Set<string>; view: Window; document: Document; nearView: NearView; sections: Section[] }> {
  const frame = await openFrame(`<!doctype html><style>body { margin: 0 } p { margin: 0; height: 100px }</style>${body}`);
  const document = frame.contentDocument!;
  const stop = new AbortController();
  onTestFinished(() => stop.abort());
  const near = new Set<string>();
  const everNear = new Set<string>();
  const idOf = ({ node }: Section): string => ('host' in node ? node.host : node).id;
  const changed = (section: Section, isNear: boolean): void => {
    if (isNear) everNear.add(idOf(section));
    if (isNear) near.add(idOf(section));
    else near.delete(idOf(section));
  };
  const nearView = watchNearView(document, changed, stop.signal);
  const sections = [...document.querySelectorAll('[id]')].map((node): Section => ({ node, blocks: [], stale: false }));
  for (const section of sections) nearView.add(section, 0);
  nearView.settle();
  return { near, everNear, view: frame.contentWindow!, document, nearView, sections };
}
const paragraphs = (n: number, from = 0): string => Array.from({ length: n }, (_, i) => `<p id="p${from + i}">x</p>`).join('');

it('watches few elements for many sections, and knows those near', async () => {
  const { near, nearView } = await watch(paragraphs(1000));
  await expect.poll(() => near.size).toBeGreaterThan(0);
  expect(near.has('p0') && near.has('p10')).toBe(true);
  expect(near.has('p500')).toBe(false);
  expect(nearView.targets).toBeLessThan(50);
});

it('knows the view between the far ends of a long group, after a jump too', async () => {
  const { near, view } = await watch(`${paragraphs(40)}<style>p { height: 1000px }</style>`);
  await expect.poll(() => near.size).toBeGreaterThan(0);
  view.scrollTo(0, 20_000);
  await expect.poll(() => near.has('p20')).toBe(true);
});

it('lets go what is far', async () => {
  const { near, view } = await watch((paragraphs(500)));
  await expect.poll(() => near.has('p0')).toBe(true);
  view.scrollTo(0, 45_000);
  await expect.poll(() => near.has('p450') && !near.has('p0')).toBe(true);
});

it('takes nothing that a jump passes for near', async () => {
  const { near, everNear, view } = await watch(paragraphs(3000));
  await expect.poll(() => near.has('p0')).toBe(true);
  view.scrollTo(0, 250_000);
  await expect.poll(() => near.has('p2500') && !near.has('p0')).toBe(true);
  expect(everNear.has('p1200')).toBe(false);
});

it('is not misled by hidden ends', async () => {
  const { near } = await watch(`<p id="first" hidden>x</p>${paragraphs(3)}<p id="last" hidden>x</p>`);
  await expect.poll(() => near.has('p1')).toBe(true);
});

it('learns of hidden sections when they appear', async () => {
  const { near, document } = await watch(`<div hidden>${paragraphs(3)}</div>`);
  await expect.poll(() => document.getElementById('p1')!.checkVisibility()).toBe(false);
  expect(near.size).toBe(0);
  document.querySelector('div')!.hidden = false;
  await expect.poll(() => near.size).toBe(3);
});

it('learns of sections pushed into view by the page', async () => {
  const { near, document } = await watch(`<div style="height: 20000px"></div>${paragraphs(3)}`);
  await expect.poll(() => near.size).toBe(0);
  document.querySelector('div')!.remove();
  await expect.poll(() => near.size).toBe(3);
});

it('sees into columns', async () => {
  const { near, view } = await watch(`<div style="columns: 3; height: 3000px; column-fill: auto">${paragraphs(90)}</div>`);
  await expect.poll(() => near.has('p0') && near.has('p30') && near.has('p60')).toBe(true);
  view.scrollTo(0, 3000);
  await expect.poll(() => near.has('p29') && near.has('p59')).toBe(true);
});

it('watches what has no box by what has', async () => {
  const { near } = await watch(`<div id="a" style="display: contents">x</div>`);
  await expect.poll(() => near.has('a')).toBe(true);
});

it('forgets what is removed', async () => {
  const { near, nearView, sections } = await watch(paragraphs(3));
  await expect.poll(() => near.size).toBe(3);
  for (const section of sections) nearView.remove(section);
  nearView.settle();
  expect([nearView.targets, sections.some((section) => nearView.isNear(section))]).toEqual([0, false]);
});
