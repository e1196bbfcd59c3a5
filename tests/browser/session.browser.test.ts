import { describe, expect, it, vi } from 'vitest';
import { createPump, findTerms, markFrame, openGate, page, paintedWords, paragraphs, registries, showsMarks, wordsOf } from './marked-frame.ts';

describe('a session that ends', () => {
  it('leaves nothing behind', async () => {
    const html = page('<p id="light">VSNKh<div id="host"></div>');
    const frame = await markFrame(html);
    const { document, stop, session } = frame;
    document.getElementById('host')!.attachShadow({ mode: 'open' }).append('MGSPS');
    document.body.append(document.createElement('hr'));
    document.body.append(document.getElementById('host')!);
    await frame.settle();
    await expect.poll(() => paintedWords(frame).sort()).toEqual(['MGSPS', 'VSNKh']);
    const root = document.getElementById('host')!.shadowRoot!;
    expect([document.adoptedStyleSheets.length, root.adoptedStyleSheets.length]).toEqual([1, 1]);
    session.go(1);
    const before = document.documentElement.outerHTML;

    stop.abort();
    expect(registries(frame)).toEqual([]);
    expect([document.adoptedStyleSheets.length, root.adoptedStyleSheets.length]).toEqual([0, 0]);
    expect(document.documentElement.outerHTML).toBe(before);
    expect([session.state, session.marks(), session.go(1), session.openAtCaret()]).toEqual(['paused', [], undefined, false]);
  });

  it('does no more work, whatever happens on the page', async () => {
    const find = vi.fn(findTerms);
    const openCard = vi.fn();
    const pump = createPump();
    const frame = await markFrame(page(paragraphs(3)), { find, openCard, delay: 0, schedule: pump.schedule });
    frame.stop.abort();
    find.mockClear();
    const paragraph = frame.document.querySelector('p')!;
    paragraph.append(' MGSPS');
    const { left, top } = paragraph.getBoundingClientRect();
    paragraph.dispatchEvent(new frame.view.PointerEvent('pointermove', { bubbles: true, composed: true, clientX: left + 30, clientY: top + 12 }));
    await new Promise((resolve) => frame.view.requestAnimationFrame(() => frame.view.setTimeout(resolve, 0)));
    expect(pump.pending()).toBe(0);
    expect(find).not.toHaveBeenCalled();
    expect(openCard).not.toHaveBeenCalled();
  });
});

describe('the gate', () => {
  it('is heard again when it has changed its mind', async () => {
    const gate = openGate();
    gate.open = false;
    const frame = await markFrame(page('<p>VSNKh'), { createGate: () => gate });
    await expect.poll(() => frame.session.state).toBe('settled');
    // Where nothing shows nothing is watched.
    expect([frame.session.work.watched, frame.session.work.ranges, frame.session.marks(), frame.session.entries()]).toEqual([0, 0, [], []]);
    gate.open = true;
    gate.version++;
    frame.document.body.append(frame.document.createElement('hr'));
    await frame.settle();
    await expect.poll(() => paintedWords(frame)).toEqual(['VSNKh']);
    expect([frame.session.work.watched, frame.session.entries().length]).toEqual([1, 1]);
  });
});

describe('what a session tells', () => {
  it('are the entries in order of their first mark, with counts', async () => {
    const { session } = await markFrame(page('<p>MGSPS, VSNKh and MGSPS<p>Miasnikov<p>MGSPS<p hidden>Kronshtadt'));
    expect(session.entries().map(({ id, kind, count }) => [id, kind, count])).toEqual([['mgsps', 'body', 3], ['vsnkh', 'body', 1], ['miasnikov', 'person', 1]]);
    expect(session.textAround(session.marks()[0]!)).toBe('MGSPS, VSNKh and MGSPS');
  });

  it('is that marks have changed, not more often than listeners can use', async () => {
    const changed = vi.fn();
    const frame = await markFrame(page('<p>VSNKh'));
    frame.session.onMarksChanged(changed);
    const start = performance.now();
    for (let i = 0; i < 20; i++) {
      frame.document.body.append(Object.assign(frame.document.createElement('p'), { textContent: 'MGSPS' }));
      await frame.settle();
    }
    await expect.poll(() => changed.mock.calls.length).toBeGreaterThan(0);
    // The first at once, then four a second at most.
    expect(changed.mock.calls.length).toBeLessThanOrEqual(2 + (performance.now() - start) / 250);
    expect(frame.session.marks()).toHaveLength(21);
  });

  it('is nothing where nothing has changed', async () => {
    const changed = vi.fn();
    const frame = await markFrame(page('<p>VSNKh'));
    frame.session.onMarksChanged(changed);
    frame.document.body.append(Object.assign(frame.document.createElement('p'), { textContent: 'nothing' }));
    await frame.settle();
    await new Promise((resolve) => frame.view.requestAnimationFrame(resolve));
    expect(changed).not.toHaveBeenCalled();
  });
});

describe('settings', () => {
  it('pause and resume', async () => {
    const pump = createPump();
    const frame = await markFrame(page('<p>VSNKh'), { schedule: pump.schedule });
    await pump.settle();
    frame.session.pause();
    expect([frame.session.state, registries(frame), frame.session.marks()]).toEqual(['paused', [], []]);
    frame.gate.blocks.clear();
    frame.session.resume();
    expect(frame.session.state).toBe('scanning');
    await pump.settle();
    expect([frame.session.state, wordsOf(frame.session)]).toEqual(['settled', ['VSNKh']]);
  });

  it('leave out kinds', async () => {
    const frame = await markFrame(page('<p>VSNKh and Miasnikov'));
    await showsMarks(frame);
    frame.session.update({ showsKind: (kind) => kind === 'person' });
    expect(paintedWords(frame)).toEqual(['Miasnikov']);
    expect(wordsOf(frame.session)).toEqual(['Miasnikov']);
  });

  it('change the look', async () => {
    const frame = await markFrame(page('<p>VSNKh'));
    await showsMarks(frame);
    const look = (): CSSStyleDeclaration => frame.view.getComputedStyle(frame.document.querySelector('p')!, '::highlight(spravka-body)');
    expect(look().textDecorationStyle).toBe('dotted');
    frame.session.update({ markStyle: 'tint' });
    expect([look().textDecorationLine, look().backgroundColor]).not.toContain('underline');
    expect(look().backgroundColor).toMatch(/^rgba\(31, 79, 122/);
  });
});
