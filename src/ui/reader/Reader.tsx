/**
 * The reader page: opens a PDF or a text and shows it with marks and cards, as
 * on any page. What a document is made of it leaves to the views.
 */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { t } from '../../platform/i18n.ts';
import { readerAddress } from '../../protocol/reader-address.ts';
import { FindBar } from './FindBar.tsx';
import { ACCEPTED } from './file-format.ts';
import { Outline } from './Outline.tsx';
import { Password } from './Password.tsx';
import { Stand } from './Stand.tsx';
import { Toolbar, type ToolbarActs } from './Toolbar.tsx';
import type { OutlineItem } from './reading-view.ts';
import { useDarkPage } from './use-dark-page.ts';
import { useDrop } from './use-drop.ts';
import { useReaderKeys } from './use-reader-keys.ts';
import { useWheelZoom } from './use-wheel-zoom.ts';
import { useReading, type Annotate, type Shelf } from './use-reading.ts';

interface ReaderProps {
  readonly annotate: Annotate;
  readonly shelf: Shelf;
}

/** As if it had been given in the address: the browser's back leads to what was open before. */
const openLink = (address: string): void => location.assign(readerAddress(address));

export function Reader({ annotate, shelf }: ReaderProps) {
  const stage = useRef<HTMLDivElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const { phase, password, openFile, allow } = useReading(stage, annotate, shelf);
  const view = phase.at === 'open' ? phase.view : undefined;
  const [panel, setPanel] = useState<'outline' | 'find'>();
  const [outline, setOutline] = useState<readonly OutlineItem[]>([]);
  const [printing, setPrinting] = useState(false);
  const [dark, switchDark] = useDarkPage();
  const dropping = useDrop(openFile, openLink);

  useEffect(() => {
    setPanel(undefined);
    setOutline([]);
    document.title = view ? `${view.title} — ${t('extName')}` : t('reader_title');
    if (!view) return;
    void view.readOutline().then(setOutline);
    view.root.parentElement?.focus({ preventScroll: true });
  }, [view]);

  const acts = useMemo<ToolbarActs>(() => {
    const toggle = (which: 'outline' | 'find') => () => setPanel((shown) => (shown === which ? undefined : which));
    const print = async (): Promise<void> => {
      setPrinting(true);
      await view?.print().finally(() => setPrinting(false));
    };
    return { open: () => picker.current?.click(), outline: toggle('outline'), find: toggle('find'), dark: switchDark, print: () => void print() };
  }, [switchDark, view]);
  useReaderKeys(view, acts);
  useWheelZoom(stage, view);

  return (
    <div class="reader" data-dropping={dropping || undefined}>
      <input ref={picker} type="file" hidden accept={ACCEPTED} onChange={({ currentTarget }) => {
        const [file] = currentTarget.files ?? [];
        if (file) openFile(file);
        currentTarget.value = '';
      }} />
      <Toolbar view={view} acts={acts} dark={dark} hasOutline={outline.length > 0} panel={panel} />
      {view?.find && panel === 'find' && <FindBar find={view.find} found={view.state.found} close={() => { setPanel(undefined); view.root.parentElement?.focus(); }} />}
      <div class="reader-body">
        {panel === 'outline' && <Outline items={outline} />}
        <main class="stage-frame">
          {view?.state.isPicture === true && <output class="notice">{t('reader_isPicture')}</output>}
          <div class="stage" ref={stage} data-kind-of={view?.kind} />
          {phase.at !== 'open' && <Stand phase={phase} pick={acts.open} allow={allow} />}
        </main>
      </div>
      {password && <Password question={password} />}
      {printing && <output class="busy">{t('reader_printing')}</output>}
    </div>
  );
}
