/**
 * Brings what the frames of a page tell into the panel's page, for each frame
 * in the order in which it was told: marks have to be looked up before they are
 * listed, and what comes meanwhile must not overtake them.
 */
import { withHeads } from '../search/page-entries.ts';
import type { FrameTold } from './follow-frames.ts';
import { withFrame, withView, type PanelPage } from './panel-page.ts';

type Change = (make: (before: PanelPage) => PanelPage) => void;

/** @returns what takes one frame's news, and settles when it is drawn */
export function createFrameNews(tabId: number, change: Change, look: typeof withHeads = withHeads): (told: FrameTold) => Promise<void> {
  const turns = new Map<number, Promise<void>>();

  const take = async ({ frameId, news }: FrameTold): Promise<void> => {
    if (news?.news === 'view') return change((before) => withView(before, tabId, news, frameId));
    const hits = news ? await look(news.entries) : [];
    change((before) => withFrame(before, tabId, frameId, news ?? { title: '', host: '' }, hits));
  };
  return (told) => {
    const turn = Promise.resolve(turns.get(told.frameId)).then(() => take(told));
    turns.set(told.frameId, turn);
    return turn;
  };
}
