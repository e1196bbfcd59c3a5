import { describe, expect, it } from 'vitest';
import { entryId, type EntryId } from '../../domain/entry.ts';
import type { PageNews } from '../../protocol/page-feed.ts';
import type { withHeads } from '../search/page-entries.ts';
import { createFrameNews } from './frame-news.ts';
import { withMarks, type PanelPage } from './panel-page.ts';

const TAB = 1;
const vsnkh = entryId('vsnkh');
const nep = entryId('nep');
const marks = (...ids: EntryId[]): Extract<PageNews, { news: 'marks' }> => ({ news: 'marks', entries: ids.map((id) => ({ id, kind: 'body', count: 1, beginning: '' })), state: 'settled', host: 'inner.example', title: '', since: 5 });
const view = (...entries: EntryId[]): PageNews => ({ news: 'view', entries, current: entries[0] });

/** A panel beside a page with frames, and a glossary that answers each question when the test lets it. */
function slowGlossary() {
  let page: PanelPage = withMarks({ status: 'waiting' }, TAB, marks(), []);
  const questions: (() => void)[] = [];
  const look = ((counted: Parameters<typeof withHeads>[0]) => new Promise((resolve) => questions.push(() => resolve(counted.map((each) => ({ ...each, head: each.id, gloss: '' })))))) as unknown as typeof withHeads;
  const take = createFrameNews(TAB, (make) => (page = make(page)), look);
  return {
    take,
    questions,
    /** Of each child frame: its entries, those in view, and the one gone to. */
    listed: () => (page.status === 'on' ? page.parts.slice(1).map(({ frameId, entries, inView, current }) => ({ frameId, entries: entries.map(({ id }) => id), inView: [...inView], current })) : []),
  };
}
const turns = async (): Promise<void> => {
  for (let i = 0; i < 5; i++) await Promise.resolve();
};

describe('what a frame tells', () => {
  it('of its view waits for its marks, which are being looked up', async () => {
    const { take, questions, listed } = slowGlossary();
    void take({ frameId: 3, news: marks(vsnkh, nep) });
    const last = take({ frameId: 3, news: view(nep) });
    await turns();
    questions[0]?.();
    await last;
    expect(listed()).toEqual([{ frameId: 3, entries: [vsnkh, nep], inView: [nep], current: nep }]);
  });

  it('of newer marks is not undone by older ones that took longer to look up', async () => {
    const { take, questions, listed } = slowGlossary();
    const older = take({ frameId: 3, news: marks(vsnkh) });
    const newer = take({ frameId: 3, news: marks(nep) });
    await turns();
    // Whichever question there is, the last is answered first.
    while (questions.length > 0) {
      questions.pop()?.();
      await turns();
    }
    await Promise.all([older, newer]);
    expect(listed()).toEqual([{ frameId: 3, entries: [nep], inView: [], current: undefined }]);
  });

  it('by going is not forgotten for marks that were still being looked up', async () => {
    const { take, questions, listed } = slowGlossary();
    void take({ frameId: 3, news: marks(vsnkh) });
    const gone = take({ frameId: 3, news: undefined });
    await turns();
    questions[0]?.();
    await gone;
    await turns();
    expect(listed()).toEqual([]);
  });

  it('does not wait for what others tell', async () => {
    const { take, questions, listed } = slowGlossary();
    void take({ frameId: 3, news: marks(vsnkh) });
    const other = take({ frameId: 7, news: marks(nep) });
    await turns();
    questions[1]?.();
    await other;
    expect(listed().map(({ frameId }) => frameId)).toEqual([7]);
  });
});
