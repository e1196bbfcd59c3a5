import { describe, expect, it, vi } from 'vitest';
import { findTerms, markFrame, openGate, page, paragraphs, placeOf, textOfRange, type MarkedFrame } from './marked-frame.ts';
import { until } from '../fixtures/until.ts';

describe('the card is opened by', () => {
  it('key, for the mark gone to, or else at the selection', async () => {
    const openCard = vi.fn();
    const frame = await markFrame(page('<p>The VSNKh and MGSPS'), { openCard });
    expect(frame.session.openAtCaret()).toBe(false);
    const text = frame.document.querySelector('p')!.firstChild!;
    frame.document.getSelection()!.setBaseAndExtent(text, 14, text, 19);
    expect(frame.session.openAtCaret()).toBe(true);
    frame.session.go(1);
    frame.session.openAtCaret();
    expect(openCard.mock.calls.map(([{ by, match }]) => [by, match.candidates[0].id])).toEqual([['key', 'mgsps'], ['key', 'vsnkh']]);
  });

  it.each([
    ['in plain text', '<p>The <b>VSNKh</b> met.', ['VSNKh']],
    ['split by an element', '<p>The V<i>SN</i>Kh met.', ['VSNKh']],
    ['broken over lines', '<p style="width: 80px">The very Central Committee', ['Central Committee']],
    ['in a shadow tree', '<div><template shadowrootmode="open"><section><template shadowrootmode="open"><p>The VSNKh</p></template></section></template></div>', ['VSNKh']],
    ['not to be selected', '<p style="user-select: none">VSNKh', ['VSNKh']],
    ['in a button', '<button>VSNKh</button>', ['VSNKh']],
    ['turned', '<p style="transform: rotate(5deg); width: 200px">VSNKh', ['VSNKh']],
    ['in columns', `<div style="columns: 2">${paragraphs(3)}</div>`, ['VSNKh', 'VSNKh', 'VSNKh']],
    ['from right to left', '<p dir="rtl" style="width: 200px">VSNKh', ['VSNKh']],
  ])('pointer, on words %s, at every line of them and nowhere beside', async (_where, body, words) => {
    const opened: string[] = [];
    const frame = await markFrame(page(body), { delay: 0, openCard: ({ anchor, mark }) => opened.push(`${mark.match.start} ${textOfRange(rangeOf(mark))} ${anchor.getClientRects().length}`) });
    const rangeOf = (mark: Parameters<typeof placeOf>[0]): Range => {
      const { start, startOffset, end, endOffset } = placeOf(mark);
      const range = frame.document.createRange();
      range.setStart(start, startOffset);
      range.setEnd(end, endOffset);
      return range;
    };
    const ranges = frame.session.marks().map(rangeOf);
    expect(ranges.map(textOfRange)).toEqual(words);
    for (const [i, range] of ranges.entries()) {
      for (const { left, top, width, height } of range.getClientRects()) {
        await pointAt(frame, 399, 599);
        await pointAt(frame, left + width / 2, top + height / 2);
        await expect.poll(() => opened.splice(0)).toEqual([`${frame.session.marks()[i]!.match.start} ${words[i]} ${range.getClientRects().length}`]);
        await pointAt(frame, left + width / 2, top + height + 60);
        await pointAt(frame, 398, top + height / 2);
      }
    }
    expect(opened).toEqual([]);
  });
});

describe('a card opens under a pointer that rests already', () => {
  const onWord = async (frame: MarkedFrame): Promise<void> => {
    const range = frame.document.createRange();
    range.selectNode(frame.document.querySelector('b')!);
    const { left, top, width, height } = range.getBoundingClientRect();
    await pointAt(frame, left + width / 2, top + height / 2);
  };
  const opens = (openCard: ReturnType<typeof vi.fn>): Promise<unknown> => until(() => expect(openCard).toHaveBeenCalledOnce());

  it('when the gate comes to show its word', async () => {
    const openCard = vi.fn();
    const gate = openGate();
    gate.open = false;
    const frame = await markFrame(page('<p>The <b>VSNKh</b> met.'), { delay: 50, openCard, createGate: () => gate });
    await onWord(frame);
    expect(openCard).not.toHaveBeenCalled();
    gate.open = true;
    gate.version++;
    frame.session.update({});
    await opens(openCard);
  });

  it('when its word is marked anew', async () => {
    const openCard = vi.fn();
    const gates = [openGate()];
    gates[0]!.open = false;
    const frame = await markFrame(page('<p>The <b>VSNKh</b> met.'), { delay: 50, openCard, createGate: () => gates.shift() ?? openGate() });
    await onWord(frame);
    frame.session.update({ find: findTerms });
    await frame.settle();
    await opens(openCard);
  });
});

async function pointAt({ view, document }: MarkedFrame, x: number, y: number): Promise<void> {
  let target: Element = document.elementFromPoint(x, y) ?? document.documentElement;
  for (let inner = target.shadowRoot?.elementFromPoint(x, y); inner && inner !== target; inner = target.shadowRoot?.elementFromPoint(x, y)) target = inner;
  target.dispatchEvent(new view.PointerEvent('pointermove', { bubbles: true, composed: true, clientX: x, clientY: y }));
  // A frame to look, a task to open.
  await new Promise((resolve) => view.requestAnimationFrame(() => view.setTimeout(resolve, 0)));
}
