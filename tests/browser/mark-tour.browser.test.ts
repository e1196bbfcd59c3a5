import { describe, expect, it } from 'vitest';
import { markFrame, page, paragraphs, placeOf, textOfRange, type MarkedFrame } from './marked-frame.ts';

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
