import { describe, expect, it } from 'vitest';
import type { Find } from '../../src/content/mark.ts';
import { createPump, findTerms, markFrame, openGate, page, paintedWords, registries, showsMarks, wordsOf, type MarkedFrame } from './marked-frame.ts';

describe('another glossary', () => {
  it('takes the place of the one before', async () => {
    const pump = createPump();
    const frame = await markFrame(page('<p>VSNKh and MGSPS'), { schedule: pump.schedule, createGate: openGate });
    await pump.settle();
    frame.session.update({ find: (text) => findTerms(text).slice(1) });
    await pump.settle();
    await expect.poll(() => wordsOf(frame.session)).toEqual(['MGSPS']);
  });

  it('comes without a moment in which nothing is marked', async () => {
    const pump = createPump();
    const frame = await markFrame(page('<p>VSNKh and MGSPS'), { schedule: pump.schedule, createGate: openGate });
    await pump.settle();
    await showsMarks(frame);
    const seen = new Set<string>();
    const look = (): void => {
      seen.add(paintedWords(frame).sort().join());
      frame.view.requestAnimationFrame(look);
    };
    look();
    frame.session.update({ find: (text) => findTerms(text).slice(1) });
    expect([frame.session.state, wordsOf(frame.session)]).toEqual(['scanning', ['VSNKh', 'MGSPS']]);
    // What the page does meanwhile is seen by both.
    frame.document.querySelector('p')!.append(' and MGSPS');
    frame.session.update({ find: (text) => findTerms(text).slice(2) });
    const settling = setInterval(() => void pump.settle(), 5);
    await expect.poll(() => paintedWords(frame)).toEqual(['MGSPS']);
    clearInterval(settling);
    expect([...seen]).not.toContain('');
    expect(frame.document.adoptedStyleSheets.length).toBe(1);
    expect(registries(frame).length).toBeGreaterThan(0);
    frame.session.pause();
    expect(registries(frame)).toEqual([]);
  });

  it('is given up where marking pauses while it is on its way', async () => {
    const pump = createPump();
    const frame = await markFrame(page('<p>VSNKh and MGSPS'), { schedule: pump.schedule, createGate: openGate });
    await pump.settle();
    await showsMarks(frame);
    frame.session.update({ find: (text) => findTerms(text).slice(1) });
    frame.session.pause();
    expect([frame.session.state, registries(frame), pump.pending()]).toEqual(['paused', [], 0]);
  });
});

/**
 * Hides a frame as a tab in the background is hidden: no observer tells it anything of where things stand.
 * @returns what brings it to the front again
 */
function hide({ document, view }: MarkedFrame): () => void {
  let show: (() => void) | undefined;
  const shown = new Promise<void>((resolve) => (show = resolve));
  const { IntersectionObserver: Observer } = view;
  view.IntersectionObserver = class extends Observer {
    constructor(heard: IntersectionObserverCallback, init?: IntersectionObserverInit) {
      super((entries, observer) => void shown.then(() => heard(entries, observer)), init);
    }
  };
  let hidden = true;
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
  return () => {
    hidden = false;
    show?.();
  };
}

describe('another glossary for a tab in the background', () => {
  const others: Find = (text) => findTerms(text).slice(1);
  async function openHidden(body: string) {
    const pump = createPump();
    const frame = await markFrame(page(body), { schedule: pump.schedule, createGate: openGate });
    await pump.settle();
    await showsMarks(frame);
    return { frame, pump, show: hide(frame) };
  }

  it('has its marks in the place of those before at once', async () => {
    const { frame, pump, show } = await openHidden(`<p>VSNKh and MGSPS${'<p>nothing'.repeat(500)}<p>VSNKh and Kronshtadt`);
    frame.session.update({ find: others });
    await pump.settle();
    expect([frame.session.state, paintedWords(frame), wordsOf(frame.session)]).toEqual(['settled', ['MGSPS'], ['MGSPS', 'Kronshtadt']]);
    show();
    frame.view.scrollTo(0, frame.document.documentElement.scrollHeight);
    await expect.poll(() => paintedWords(frame)).toEqual(['Kronshtadt']);
  });

  it('has no marks painted of a long text but those near the view', async () => {
    const { frame, pump } = await openHidden(`<pre>${'VSNKh and MGSPS.\n\n'.repeat(5000)}</pre>`);
    frame.session.update({ find: others });
    await pump.settle();
    expect(wordsOf(frame.session).length).toBeGreaterThan(4000);
    expect(frame.session.work.ranges).toBeGreaterThan(0);
    expect(frame.session.work.ranges).toBeLessThan(1000);
  });

  it('has the marks taken away that turn out to be far from the view', async () => {
    const { frame, pump, show } = await openHidden('<p>VSNKh and MGSPS');
    frame.session.update({ find: others });
    await pump.settle();
    frame.document.querySelector('p')!.style.marginTop = '30000px';
    show();
    await expect.poll(() => paintedWords(frame)).toEqual([]);
    frame.view.scrollTo(0, 30_000);
    await expect.poll(() => paintedWords(frame)).toEqual(['MGSPS']);
  });
});
