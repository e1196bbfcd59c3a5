/**
 * The foot of the popup: which list is shown, and the switch for the site.
 */
import { fill } from '../card/labels.ts';
import type { PageState } from './hits.ts';
import type { SearchLabels } from './labels.ts';

const TABS = ['search', 'page'] as const;
export type SearchTab = (typeof TABS)[number];

type Props = {
  /** Prefix of the tabs' ids, which the panel refers to. */
  readonly id: string;
  readonly labels: SearchLabels;
  readonly tab: SearchTab;
  readonly show: (tab: SearchTab) => void;
  readonly page: PageState | undefined;
  readonly setSite: (on: boolean) => void;
  readonly add: () => void;
};

export function SearchTabs({ id, labels, tab, show, page, setSite, add }: Props) {
  const count = page?.status === 'on' ? ` · ${page.entries.length}` : '';
  const names: Readonly<Record<SearchTab, string>> = { search: labels.search, page: `${labels.onThisPage}${count}` };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    const other = TABS.find((each) => each !== tab) ?? tab;
    show(other);
    (event.currentTarget as Element).parentElement?.querySelector<HTMLElement>(`[data-tab=${other}]`)?.focus();
  };
  return (
    <div class="foot">
      <div class="tabs" role="tablist" aria-label={labels.views}>
        {TABS.map((each) => (
          <button
            key={each}
            type="button"
            role="tab"
            id={`${id}-${each}`}
            data-tab={each}
            aria-selected={each === tab}
            aria-controls={`${id}-panel`}
            tabIndex={each === tab ? 0 : -1}
            onClick={() => show(each)}
            onKeyDown={onKeyDown}
          >
            {names[each]}
          </button>
        ))}
      </div>
      <button type="button" onClick={add}>{labels.add}</button>
      {page && page.status !== 'unreadable' && <SiteSwitch labels={labels} on={page.status === 'on'} host={page.host} setSite={setSite} />}
    </div>
  );
}

export function SiteSwitch({ labels, on, host, setSite }: { readonly labels: Pick<SearchLabels, 'switchOff' | 'switchOn' | 'siteOn' | 'siteOff'>; readonly on: boolean; readonly host: string; readonly setSite: (on: boolean) => void }) {
  return (
    <button type="button" class="site" title={fill(on ? labels.switchOff : labels.switchOn, host)} onClick={() => setSite(!on)}>
      <span class={on ? 'dot on' : 'dot'} aria-hidden="true" />
      {on ? labels.siteOn : labels.siteOff}
    </button>
  );
}
