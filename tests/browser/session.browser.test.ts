import { describe, expect, it, vi } from 'vitest';
import { pageSchedule } from '../../src/content/slices.ts';
import { createPump, findTerms, markFrame, openGate, painted, placeOf, textOfRange, wordsOf, type MarkedFrame } from './marked-frame.ts';

const page = (body: string, head = ''): string => `<!doctype html><meta charset="utf-8"><style>body { margin: 0; font: 16px/24px sans-serif }</style>${head}<body>${body}`;
const paragraphs = (n: number, text = 'The VSNKh met.'): string => Array.from({ length: n }, (_, i) => `<p>${i}. ${text}`).join('');
const paintedWords = ({ view }: MarkedFrame): string[] => painted(view).map(textOfRange);
const registries = ({ view }: MarkedFrame): string[] => [...view.CSS.highlights.keys()].filter((name) => name.startsWith('spravka-'));
const showsMarks = (frame: MarkedFrame) => expect.poll(() => frame.session.work.ranges).toBeGreaterThan(0);

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

const costOf = async ({ session, settle }: MarkedFrame, change: () => void): Promise<{ nodes: number; units: number }> => {
  const before = { ...session.work };
  change();
  await settle();
  return { nodes: session.work.nodesVisited - before.nodesVisited, units: session.work.unitsScanned - before.unitsScanned };
};

describe('work', () => {
  it('on a page of 5,000 paragraphs is one visit for each node, and ranges and targets stay few', async () => {
    const frame = await markFrame(page(paragraphs(5000)));
    const { session, document } = frame;
    expect(session.marks()).toHaveLength(5000);
    expect(session.work.nodesVisited).toBeLessThanOrEqual(document.querySelectorAll('*').length + 5000 + 10);
    await showsMarks(frame);
    expect(session.work.ranges).toBeLessThan(300);
    expect(session.work.watched).toBeLessThan(200);
    frame.view.scrollTo(0, document.documentElement.scrollHeight / 2);
    await expect.poll(() => paintedWords(frame).length > 0 && painted(frame.view).some(({ startContainer }) => (startContainer as Text).data.startsWith('2500.'))).toBe(true);
    expect(session.work.ranges).toBeLessThan(300);
  });

  it('after a change is that of the changed block', async () => {
    const frame = await markFrame(page(paragraphs(5000)));
    const text = frame.document.querySelectorAll('p')[3000]!.firstChild as Text;
    const { nodes, units } = await costOf(frame, () => text.appendData(' MGSPS'));
    expect(units).toBe(text.length);
    expect(nodes).toBe(1);
    expect(wordsOf(frame.session).filter((word) => word === 'MGSPS')).toHaveLength(1);
  });

  it('of a message added to a long list is that of the message', async () => {
    const frame = await markFrame(page(paragraphs(3000)));
    const message = frame.document.createElement('p');
    message.textContent = 'Miasnikov is here';
    const { nodes, units } = await costOf(frame, () => frame.document.body.append(message));
    expect(units).toBe('Miasnikov is here'.length);
    expect(nodes).toBe(1);
  });

  it('of a line added to a long text is that of its last block', async () => {
    const frame = await markFrame(page(`<pre>${'VSNKh and so on, and so on.\n\n'.repeat(3000)}</pre>`));
    const pre = frame.document.querySelector('pre')!;
    const { units } = await costOf(frame, () => pre.append('Miasnikov is here\n'));
    expect(units).toBeLessThan(10_000);
    expect(wordsOf(frame.session).at(-1)).toBe('Miasnikov');
  });

  it('begins with what is in view, goes on to the end and then from the top', async () => {
    const texts: string[] = [];
    const pump = createPump();
    const frame = await markFrame(page(paragraphs(300)), { paused: true, schedule: pump.schedule, find: (text) => (texts.push(text), findTerms(text)) });
    frame.view.scrollTo(0, 150 * 40);
    frame.session.resume();
    await pump.settle(0);
    const first = Number.parseInt(texts[0]!, 10);
    expect(first).toBeGreaterThan(100);
    expect(texts.map((text) => Number.parseInt(text, 10))).toEqual([...Array.from({ length: 300 - first }, (_, i) => first + i), ...Array.from({ length: first }, (_, i) => i)]);
  });

  it.each([1, 20])('reads a container of very many children in parts, though the page changes after every %i', async (slices) => {
    const pump = createPump();
    const { session, document } = await markFrame(page(paragraphs(9000)), { paused: true, schedule: pump.schedule });
    session.resume();
    for (let changes = 0; changes < 10; changes++) {
      for (let i = 0; i < slices; i++) pump.step();
      document.body.prepend(Object.assign(document.createElement('p'), { textContent: 'MGSPS' }));
      document.body.lastElementChild!.remove();
      await Promise.resolve();
    }
    await pump.settle(0);
    const words = wordsOf(session);
    expect([words.filter((word) => word === 'MGSPS').length, words.filter((word) => word === 'VSNKh').length]).toEqual([10, 8990]);
  });

  it('stops at the cap, and says so', async () => {
    const { session } = await markFrame(page(paragraphs(100)), { mostText: 500 });
    expect(session.state).toBe('capped');
    expect(session.marks().length).toBeGreaterThan(10);
    expect(session.work.unitsScanned).toBeLessThanOrEqual(500);
  });
});

describe('marks in view', () => {
  it('are right again before the next frame', async () => {
    const frame = await markFrame(page('<p>The VSNKh met.'));
    await showsMarks(frame);
    const text = frame.document.querySelector('p')!.firstChild as Text;
    text.data = 'Then MGSPS and the VSNKh met.';
    await Promise.resolve();
    expect(paintedWords(frame)).toEqual(['MGSPS', 'VSNKh']);
  });

  it('are taken down before the next frame where the change is too much to scan at once', async () => {
    const long = 'and so on '.repeat(3000);
    const frame = await markFrame(page(`<p>VSNKh ${long}`));
    await showsMarks(frame);
    const text = frame.document.querySelector('p')!.firstChild as Text;
    text.insertData(0, 'MGSPS ');
    await Promise.resolve();
    expect(paintedWords(frame)).toEqual([]);
    await frame.settle();
    await expect.poll(() => paintedWords(frame)).toEqual(['MGSPS', 'VSNKh']);
  });

  it('have the colour of their kind, and another on a dark ground', async () => {
    const frame = await markFrame(page('<p>VSNKh, Miasnikov<p style="background: #222; color: #eee">MGSPS<p style="background: #111; color: #999">Kronshtadt'));
    await expect.poll(() => Object.fromEntries(painted(frame.view).map((range) => [textOfRange(range), range.registry]))).toEqual({
      VSNKh: 'spravka-body',
      Miasnikov: 'spravka-person',
      MGSPS: 'spravka-body-on-dark',
      Kronshtadt: 'spravka-place-on-dark',
    });
  });

  it('follow the page when it turns dark', async () => {
    const frame = await markFrame(page('<p>VSNKh', '<style>.night { background: #111; color: #ddd }</style>'));
    await showsMarks(frame);
    frame.document.body.className = 'night';
    await expect.poll(() => painted(frame.view).map(({ registry }) => registry)).toEqual(['spravka-body-on-dark']);
  });

  it('are styled in shadow trees too, and again when the page has replaced its sheets', async () => {
    const frame = await markFrame(page('<div><template shadowrootmode="open"><p>VSNKh</p></template></div>'));
    await showsMarks(frame);
    const root = frame.document.querySelector('div')!.shadowRoot!;
    expect(root.adoptedStyleSheets).toHaveLength(1);
    root.adoptedStyleSheets = [];
    (root.querySelector('p')!.firstChild as Text).appendData(' MGSPS');
    await frame.settle();
    expect(root.adoptedStyleSheets).toHaveLength(1);
  });

  it('come to a container without a box of its own', async () => {
    const frame = await markFrame(page('<div style="display: contents">VSNKh</div>'));
    await expect.poll(() => paintedWords(frame)).toEqual(['VSNKh']);
  });

  it('come to hidden text when it appears', async () => {
    const frame = await markFrame(page(`<p hidden>VSNKh</p>`));
    expect(frame.session.marks()).toEqual([]);
    frame.document.querySelector('p')!.hidden = false;
    await expect.poll(() => paintedWords(frame)).toEqual(['VSNKh']);
    expect(wordsOf(frame.session)).toEqual(['VSNKh']);
  });

  it('come inside a scroller of the page', async () => {
    const frame = await markFrame(page(`<div id="scroller" style="height: 300px; overflow: auto">${paragraphs(2000)}</div>`));
    await showsMarks(frame);
    expect(frame.session.work.ranges).toBeLessThan(300);
    const scroller = frame.document.getElementById('scroller')!;
    scroller.scrollTop = scroller.scrollHeight / 2;
    await expect.poll(() => painted(frame.view).some(({ startContainer }) => (startContainer as Text).data.startsWith('1000.'))).toBe(true);
  });

  it('come to a shadow root that an element gets later', async () => {
    const frame = await markFrame(page('<my-late></my-late><p>MGSPS'));
    frame.document.querySelector('my-late')!.attachShadow({ mode: 'open' }).innerHTML = '<p>VSNKh</p>';
    await frame.settle();
    expect(wordsOf(frame.session)).toEqual(['MGSPS']);
    // Nothing tells of it but the next change, or a look after a while.
    frame.document.body.append(frame.document.createElement('hr'));
    await frame.settle();
    expect(wordsOf(frame.session)).toEqual(['VSNKh', 'MGSPS']);
  });

  it('go from the old view of a single-page application, and the gate forgets it', async () => {
    const frame = await markFrame(page(`<nav>Menu</nav><main>${paragraphs(20)}</main>`));
    await showsMarks(frame);
    frame.document.querySelector('main')!.innerHTML = '<p>On Kronshtadt';
    await frame.settle();
    expect(wordsOf(frame.session)).toEqual(['Kronshtadt']);
    expect(frame.gate.blocks.size).toBe(2);
    await expect.poll(() => paintedWords(frame)).toEqual(['Kronshtadt']);
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
    for (let i = 0; i < 20; i++) {
      frame.document.body.append(Object.assign(frame.document.createElement('p'), { textContent: 'MGSPS' }));
      await frame.settle();
    }
    await expect.poll(() => changed.mock.calls.length).toBeGreaterThan(0);
    expect(changed.mock.calls.length).toBeLessThan(4);
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

  it('take another glossary', async () => {
    const pump = createPump();
    const frame = await markFrame(page('<p>VSNKh and MGSPS'), { schedule: pump.schedule, createGate: openGate });
    await pump.settle();
    frame.session.update({ find: (text) => findTerms(text).slice(1) });
    await pump.settle();
    await expect.poll(() => wordsOf(frame.session)).toEqual(['MGSPS']);
  });

  it('take another glossary without a moment in which nothing is marked', async () => {
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

  it('pause while another glossary is on its way', async () => {
    const pump = createPump();
    const frame = await markFrame(page('<p>VSNKh and MGSPS'), { schedule: pump.schedule, createGate: openGate });
    await pump.settle();
    await showsMarks(frame);
    frame.session.update({ find: (text) => findTerms(text).slice(1) });
    frame.session.pause();
    expect([frame.session.state, registries(frame), pump.pending()]).toEqual(['paused', [], 0]);
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

const current = ({ view }: MarkedFrame): string[] => [...(view.CSS.highlights.get('spravka-current') ?? [])].map(textOfRange);

describe('going from mark to mark', () => {
  it('visits all in document order and begins again', async () => {
    const { session } = await markFrame(page('<p>MGSPS<div>VSNKh <p>Miasnikov</p> Kronshtadt</div>'));
    const visited = Array.from({ length: 5 }, () => session.go(1)).map((mark) => mark?.match.candidates[0]?.id);
    expect(visited).toEqual(['mgsps', 'vsnkh', 'miasnikov', 'kronshtadt', 'mgsps']);
    expect(session.go(-1)?.match.candidates[0]?.id).toBe('kronshtadt');
  });

  it('begins in view, scrolls, and shows which it is', async () => {
    const frame = await markFrame(page(`${paragraphs(100)}<pre>${'\n'.repeat(300)}MGSPS</pre>`));
    frame.view.scrollTo(0, 40 * 40);
    const mark = frame.session.go(1)!;
    expect(frame.session.textAround(mark)).toMatch(/^(?:39|40|41)\./);
    expect(current(frame)).toEqual(['VSNKh']);
    frame.session.show(frame.session.marks().at(-1)!);
    expect(current(frame)).toEqual(['MGSPS']);
    const { start, startOffset, end, endOffset } = placeOf(frame.session.marks().at(-1)!);
    const range = frame.document.createRange();
    range.setStart(start, startOffset);
    range.setEnd(end, endOffset);
    expect(range.getBoundingClientRect().top).toBeGreaterThanOrEqual(0);
    expect(range.getBoundingClientRect().bottom).toBeLessThanOrEqual(frame.view.innerHeight);
  });

  it('goes back from the view to the last mark above it', async () => {
    const frame = await markFrame(page(paragraphs(100)));
    frame.view.scrollTo(0, 40 * 40);
    expect(frame.session.textAround(frame.session.go(-1)!)).toMatch(/^(?:38|39|40)\./);
  });

  it('finds nothing on a page without marks', async () => {
    const { session } = await markFrame(page('<p>nothing'));
    expect([session.go(1), session.go(-1)]).toEqual([undefined, undefined]);
  });

  it('refuses a mark that is gone', async () => {
    const frame = await markFrame(page('<p>VSNKh'));
    const [mark] = frame.session.marks();
    frame.document.querySelector('p')!.remove();
    await frame.settle();
    expect(frame.session.show(mark!)).toBe(false);
  });
});

describe('slices', () => {
  it.each(['soon', 'idle'] as const)('run %s, with a deadline ahead', async (urgency) => {
    const left = await new Promise<number>((resolve) => pageSchedule(window)((deadline) => resolve(deadline - performance.now()), urgency));
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThanOrEqual(4);
  });

  it.each(['soon', 'idle'] as const)('are called off (%s)', async (urgency) => {
    const run = vi.fn();
    const schedule = pageSchedule(window);
    schedule(run, urgency)();
    await new Promise((resolve) => schedule(resolve, urgency));
    expect(run).not.toHaveBeenCalled();
  });
});
