/**
 * The panel beside the page: which page, what is marked on it, an entry opened,
 * and the page's glossary to take along. Draws and listens; what it asks of page
 * and background is handed in.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { EntryId } from '../../domain/entry.ts';
import { t, tCount } from '../../platform/i18n.ts';
import { searchLabels } from '../search/labels.ts';
import { SiteSwitch } from '../search/SearchTabs.tsx';
import { GlossaryTools, type TakeAlong } from './GlossaryTools.tsx';
import { OpenEntry, type EntryParts } from './OpenEntry.tsx';
import { PanelList } from './PanelList.tsx';
import { sumOf, type PanelHit, type PanelPage } from './panel-page.ts';
import type { PanelModel } from './use-panel-page.ts';

type Props = EntryParts & {
  readonly page: PanelPage;
  readonly show: PanelModel['show'];
  readonly switchSite: (host: string, on: boolean) => void;
  /** Opens the reader page, with what the tab shows if that can be read there. */
  readonly readHere: (address: string | undefined) => void;
  readonly takeAlong: TakeAlong;
};

/** An entry is left where it was opened: the focus goes back there. */
type Opened = { readonly id: EntryId; readonly frameId: number };

export function PanelScreen({ page, show, switchSite, readHere, takeAlong, ...entryParts }: Props) {
  const [opened, setOpened] = useState<Opened>();
  const [said, setSaid] = useState('');
  const root = useRef<HTMLDivElement>(null);
  const leftRef = useRef<Opened>(undefined);
  const title = page.status === 'on' || page.status === 'off' ? page.title : undefined;
  // Another page is another reading.
  const reading = page.status === 'on' ? `${page.tabId} ${page.since}` : page.status;
  useEffect(() => {
    setOpened(undefined);
    setSaid('');
  }, [reading]);
  useEffect(() => {
    if (opened !== undefined || leftRef.current === undefined) return;
    const { id, frameId } = leftRef.current;
    root.current?.querySelector<HTMLElement>(`[data-frame="${frameId}"] [data-entry="${id}"] .read`)?.focus();
    leftRef.current = undefined;
  }, [opened]);

  const goTo = async (id: EntryId, head: string, place: Parameters<PanelModel['show']>[1]): Promise<void> => {
    const shown = await show(id, place);
    setSaid(shown ? t('panel_gone', head, shown.place + 1, shown.count) : t('panel_lost'));
  };
  const { ids, marks } = sumOf(page.status === 'on' ? page.parts : []);
  return (
    <div class="companion" ref={root}>
      {opened === undefined && <Head page={page} title={title} entries={ids.length} marks={marks} switchSite={switchSite} />}
      {opened === undefined && page.status === 'on' && ids.length > 0 && <GlossaryTools ids={ids} title={page.title} takeAlong={takeAlong} say={setSaid} />}
      {opened === undefined && <main class="body"><Body page={page} show={(hit, frameId) => void goTo(hit.id, hit.head, { frameId })} read={(id, frameId) => setOpened({ id, frameId })} switchSite={switchSite} readHere={readHere} /></main>}
      {opened !== undefined && <header class="unseen"><h1>{title}</h1></header>}
      {opened !== undefined && (
        <OpenEntry
          {...entryParts}
          id={opened.id}
          goTo={(id, place) => void goTo(id, headOf(page, id) ?? id, place)}
          leave={() => {
            leftRef.current = opened;
            setOpened(undefined);
          }}
        />
      )}
      <output class="said">{said}</output>
    </div>
  );
}

const headOf = (page: PanelPage, id: EntryId): string | undefined => (page.status === 'on' ? page.parts.flatMap(({ entries }) => entries).find((hit) => hit.id === id)?.head : undefined);

function Head({ page, title, entries, marks, switchSite }: Pick<Props, 'page' | 'switchSite'> & { readonly title: string | undefined; readonly entries: number; readonly marks: number }) {
  return (
    <header>
      <h1>{title === undefined || title === '' ? t('search_onThisPage') : title}</h1>
      {page.status === 'on' && (
        <p class="sum">
          {page.state === 'scanning' && entries === 0 ? t('panel_reading') : `${tCount('glossary_count', entries)}, ${tCount('panel_marks', marks)}`}
          {page.state === 'capped' && ` · ${t('panel_capped')}`}
          {page.state === 'shown' && ` · ${t('panel_shown')}`}
        </p>
      )}
      {page.status === 'on' && page.host !== '' && <SiteSwitch labels={searchLabels()} on host={page.host} setSite={(on) => switchSite(page.host, on)} />}
    </header>
  );
}

type BodyProps = Pick<Props, 'page' | 'switchSite' | 'readHere'> & { readonly show: (hit: PanelHit, frameId: number) => void; readonly read: (id: EntryId, frameId: number) => void };

function Body({ page, show, read, switchSite, readHere }: BodyProps) {
  switch (page.status) {
    case 'waiting': return <p class="note">{t('panel_reading')}</p>;
    case 'unreadable': return (
      <div class="note">
        <p>{t('search_pageUnreadable')}</p>
        <button type="button" class="inline" onClick={() => readHere(page.address)}>{t('search_readHere')}</button>
      </div>
    );
    case 'off': return (
      <div class="note">
        <p>{t('search_pageOff', page.host)}</p>
        <button type="button" class="secondary" onClick={() => switchSite(page.host, true)}>{t('search_switchOn', page.host)}</button>
      </div>
    );
    case 'on':
      if (page.parts.some(({ entries }) => entries.length > 0)) return <PanelList parts={page.parts} show={show} read={read} />;
      return <p class="note">{page.state === 'scanning' ? t('panel_reading') : t('search_nothingOnPage')}</p>;
  }
}
