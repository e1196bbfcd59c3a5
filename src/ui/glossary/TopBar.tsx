/**
 * The head of the glossary page: name, search, sections, and a new entry.
 */
import { t, type MessageKey } from '../../platform/i18n.ts';
import { hashOf } from '../../protocol/screen-addresses.ts';
import { SectionLink, type SectionCall } from './SectionLink.tsx';

type Props = {
  readonly query: string;
  readonly setQuery: (query: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly sections: readonly { readonly name: string; readonly title: MessageKey; readonly call?: SectionCall }[];
  /** The section shown; `undefined`: the entries. */
  readonly section: string | undefined;
  readonly begin: () => void;
};

export function TopBar({ query, setQuery, onKeyDown, sections, section, begin }: Props) {
  return (
    <header class="top">
      <a class="wordmark" href={hashOf({ at: 'list' })}>{t('extName')}</a>
      <search class="box">
        <svg aria-hidden="true" width="17" height="17" viewBox="0 0 17 17" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round">
          <circle cx="7" cy="7" r="4.8" />
          <path d="m10.7 10.7 4 4" />
        </svg>
        <input
          type="search"
          aria-label={t('search_query')}
          placeholder={t('search_query')}
          aria-keyshortcuts="/"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          value={query}
          onInput={(event) => setQuery(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      </search>
      <nav class="sections" aria-label={t('glossary_sections')}>
        {sections.length > 0 && <a href={hashOf({ at: 'list' })} aria-current={section === undefined ? 'page' : undefined}>{t('glossary_entries')}</a>}
        {sections.map(({ name, title, call }) => <SectionLink key={name} name={name} title={title} isShown={section === name} call={call} />)}
      </nav>
      <button type="button" class="secondary new" onClick={begin}>{t('glossary_new')}</button>
    </header>
  );
}
