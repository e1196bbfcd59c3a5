import { describe, expect, it } from 'vitest';
import { entryId } from '../../domain/entry.ts';
import { sumOf, withFrame, withMarks, withView, type PanelHit, type PanelPage } from './panel-page.ts';

const id = entryId('vsnkh');
const hit: PanelHit = { id, kind: 'body', head: 'VSNKh', gloss: 'A council.', count: 2, beginning: 'In Moscow' };
const marks: Parameters<typeof withMarks>[2] = { news: 'marks', entries: [], state: 'settled', host: 'archive.example', title: 'Moscow', since: 5 };
const waiting: PanelPage = { status: 'waiting' };
const on = withMarks(waiting, 1, marks, [hit]);
const seen = withView(on, 1, { news: 'view', entries: [id], current: id });

describe('the page beside the panel', () => {
  it('is drawn from what it tells', () => {
    expect(on).toMatchObject({ status: 'on', tabId: 1, title: 'Moscow', parts: [{ frameId: 0, entries: [hit] }] });
    expect(seen).toMatchObject({ parts: [{ inView: new Set([id]), current: id }] });
  });

  it('keeps what is in view when its marks change, and not from another page', () => {
    expect(withMarks(seen, 1, { ...marks, state: 'scanning' }, [])).toMatchObject({ parts: [{ inView: new Set([id]), current: id }] });
    expect(withMarks(seen, 2, marks, [hit])).toMatchObject({ parts: [{ inView: new Set(), current: undefined }] });
    expect(withMarks(seen, 1, { ...marks, since: 6 }, [hit])).toMatchObject({ parts: [{ inView: new Set(), current: undefined }] });
  });

  it('has its frames after it, in their order, for as long as something is marked in them', () => {
    const frame = { title: '', host: 'inner.example' };
    const one = withFrame(withFrame(seen, 1, 7, frame, [hit]), 1, 3, { ...frame, title: 'Minutes' }, [hit]);
    expect(one).toMatchObject({ parts: [{ frameId: 0, current: id }, { frameId: 3, title: 'Minutes' }, { frameId: 7, title: 'inner.example', current: undefined }] });
    expect(one.status === 'on' && sumOf(one.parts)).toEqual({ ids: [id], marks: 6 });
    const viewed = withView(one, 1, { news: 'view', entries: [id] }, 7);
    expect(withFrame(viewed, 1, 7, frame, [hit])).toMatchObject({ parts: [{ current: id }, { inView: new Set() }, { inView: new Set([id]) }] });
    expect(withMarks(viewed, 1, marks, [])).toMatchObject({ parts: [{ entries: [] }, { frameId: 3 }, { frameId: 7 }] });
    expect(withFrame(viewed, 1, 3, frame, [])).toMatchObject({ parts: [{ frameId: 0 }, { frameId: 7 }] });
    expect(withFrame(viewed, 2, 3, frame, [])).toBe(viewed);
  });

  it('is off where the site is, and hears of no view then', () => {
    const off = withMarks(seen, 1, { ...marks, state: 'off' }, []);
    expect(off).toEqual({ status: 'off', host: 'archive.example', title: 'Moscow' });
    expect(withView(off, 1, { news: 'view', entries: [id] })).toBe(off);
    expect(withView(on, 2, { news: 'view', entries: [id] })).toBe(on);
  });
});
