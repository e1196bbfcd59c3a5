/** Finds words in the whole document, pages that were never drawn included. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { formatNumber, t } from '../../platform/i18n.ts';
import { Icon } from './Icon.tsx';
import type { Found, ReadingView } from './reading-view.ts';

interface FindBarProps {
  readonly find: NonNullable<ReadingView['find']>;
  readonly found: Found | undefined;
  readonly close: () => void;
}

export function FindBar({ find, found, close }: FindBarProps) {
  const field = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState('');
  useEffect(() => field.current?.focus(), []);
  useEffect(() => () => find(''), [find]);
  const pressed = ({ key, shiftKey }: KeyboardEvent): void => {
    if (key === 'Enter') find(query, shiftKey ? -1 : 1);
    if (key === 'Escape') close();
  };
  return (
    <search class="find-bar">
      <input ref={field} type="text" aria-label={t('reader_find')} placeholder={t('reader_find')} value={query} spellcheck={false} autocomplete="off"
        onInput={({ currentTarget: { value } }) => { setQuery(value); find(value); }}
        onKeyDown={pressed} />
      <output class="count">{query !== '' && found && (found.total > 0 ? t('reader_foundOf', formatNumber(found.at), formatNumber(found.total)) : found.busy ? '…' : t('reader_foundNone'))}</output>
      <button type="button" class="tool" aria-label={t('reader_findPrevious')} title={t('reader_findPrevious')} onClick={() => find(query, -1)}><Icon name="up" /></button>
      <button type="button" class="tool" aria-label={t('reader_findNext')} title={t('reader_findNext')} onClick={() => find(query, 1)}><Icon name="down" /></button>
      <button type="button" class="tool" aria-label={t('reader_findClose')} title={t('reader_findClose')} onClick={close}><Icon name="close" /></button>
    </search>
  );
}
