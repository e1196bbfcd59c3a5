import { describe, expect, it } from 'vitest';
import { findTerms, markFrame, openGate, page, painted, paintedWords, paragraphs, showsMarks, textOfRange, wordsOf } from './marked-frame.ts';

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

  it('keep their sheet as it is while only the glossary changes, and lose it with the marks', async () => {
    const frame = await markFrame(page('<p>VSNKh and MGSPS'), { createGate: openGate });
    await showsMarks(frame);
    const [before, ...others] = frame.document.adoptedStyleSheets;
    expect(others).toEqual([]);
    frame.session.update({ find: (text) => findTerms(text).slice(1), markStyle: 'dotted' });
    await frame.settle();
    await expect.poll(() => wordsOf(frame.session)).toEqual(['MGSPS']);
    expect(frame.document.adoptedStyleSheets).toHaveLength(1);
    expect(frame.document.adoptedStyleSheets[0]).toBe(before);
    frame.session.pause();
    expect(frame.document.adoptedStyleSheets).toEqual([]);
    frame.session.resume();
    await frame.settle();
    await expect.poll(() => paintedWords(frame)).toEqual(['MGSPS']);
    expect(frame.document.adoptedStyleSheets).toHaveLength(1);
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
