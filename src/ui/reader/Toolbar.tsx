/** The row above the page. Only what the open document can do is in it. */
import { useEffect, useState } from 'preact/hooks';
import { formatNumber, t, type MessageKey } from '../../platform/i18n.ts';
import { Icon, type IconName } from './Icon.tsx';
import type { ReadingView, Spread } from './reading-view.ts';

export interface ToolbarActs {
  readonly open: () => void;
  readonly outline: () => void;
  readonly find: () => void;
  readonly dark: () => void;
  readonly print: () => void;
}

interface ToolbarProps {
  readonly view: ReadingView | undefined;
  readonly acts: ToolbarActs;
  readonly dark: boolean;
  readonly hasOutline: boolean;
  readonly panel: 'outline' | 'find' | undefined;
}

export function Toolbar({ view, acts, dark, hasOutline, panel }: ToolbarProps) {
  return (
    <header class="reader-bar">
      <Tool icon="open" label={t('reader_open')} act={acts.open} />
      {hasOutline && <Tool icon="outline" label={t('reader_outline')} act={acts.outline} pressed={panel === 'outline'} />}
      {view?.find && <Tool icon="find" label={t('reader_find')} act={acts.find} pressed={panel === 'find'} />}
      <p class="document-title" title={view?.title}>{view?.title}</p>
      {view && <>
        <PageNumber view={view} />
        <fieldset class="tools" aria-label={t('reader_size')}>
          <Tool icon="less" label={t('reader_smaller')} act={() => view.zoom(-1)} />
          <span class="scale">{formatNumber(Math.round(view.state.scale * 100))}{'\u202f%'}</span>
          <Tool icon="more" label={t('reader_larger')} act={() => view.zoom(1)} />
          <Tool icon="width" label={t(view.kind === 'pdf' ? 'reader_width' : 'reader_usualSize')} act={() => view.zoom('width')} />
        </fieldset>
        {view.rotate && <Tool icon="rotate" label={t('reader_rotate')} act={view.rotate} />}
        {view.spread && <Tool icon={view.state.spread === 'even' ? 'cover' : 'spread'} label={t(SPREAD_NAMES[view.state.spread ?? 'none'])} act={view.spread} pressed={view.state.spread !== undefined && view.state.spread !== 'none'} />}
        <Tool icon="dark" label={t('reader_dark')} act={acts.dark} pressed={dark} />
        <Tool icon="print" label={t('reader_print')} act={acts.print} />
      </>}
    </header>
  );
}

const SPREAD_NAMES = { none: 'reader_spread', odd: 'reader_spreadCover', even: 'reader_spreadNone' } as const satisfies Record<Spread, MessageKey>;

function Tool({ icon, label, act, pressed }: { readonly icon: IconName; readonly label: string; readonly act: () => void; readonly pressed?: boolean }) {
  return <button type="button" class="tool" aria-label={label} title={label} aria-pressed={pressed} onClick={act}><Icon name={icon} /></button>;
}

function PageNumber({ view }: { readonly view: ReadingView }) {
  const { page, pages } = view.state;
  const [typed, setTyped] = useState<string>();
  useEffect(() => setTyped(undefined), [page]);
  if (page === undefined || pages === undefined) return null;
  const go = (): void => {
    if (typed !== undefined) view.goTo(Number(typed));
    setTyped(undefined);
  };
  return (
    <label class="page-number">
      <input type="text" inputMode="numeric" aria-label={t('reader_page')} value={typed ?? String(page)} size={String(pages).length}
        onInput={({ currentTarget }) => setTyped(currentTarget.value)} onBlur={go} onFocus={({ currentTarget }) => currentTarget.select()}
        onKeyDown={({ key }) => key === 'Enter' && go()} />
      <span>{t('reader_ofPages', formatNumber(pages))}{view.state.label !== undefined && ` (${t('reader_citedPage', view.state.label)})`}</span>
    </label>
  );
}
