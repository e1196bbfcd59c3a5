/**
 * What the reader has switched off: sites, and entries never to be marked; each
 * can be had again.
 */
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import type { EntryId } from '../../domain/entry.ts';
import { t } from '../../platform/i18n.ts';
import { hashOf } from '../../protocol/screen-addresses.ts';

type ListProps<Item extends string> = {
  readonly title: string;
  readonly empty: string;
  readonly items: readonly Item[];
  readonly renderItem: (item: Item) => ComponentChildren;
  readonly action: string;
  readonly actionOn: (item: Item) => string;
  readonly remove: (item: Item) => void;
};

function ListOff<Item extends string>({ title, empty, items, renderItem, action, actionOn, remove }: ListProps<Item>) {
  const list = useRef<HTMLElement>(null);
  const take = (item: Item, at: number): void => {
    remove(item);
    // The button is about to go; the next one takes its place, or the list itself.
    const buttons = list.current?.querySelectorAll('button');
    (buttons?.[at + 1] ?? buttons?.[at - 1] ?? list.current)?.focus();
  };
  return (
    <section class="list-off" ref={list} tabIndex={-1} aria-label={title}>
      <h3>{title}</h3>
      {items.length === 0 ? <p class="hint">{empty}</p> : (
        <ul>
          {items.map((item, at) => (
            <li key={item}>
              <span>{renderItem(item)}</span>
              <button type="button" class="quiet" aria-label={actionOn(item)} onClick={() => take(item, at)}>{action}</button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

export const SitesOff = ({ hosts, set }: { readonly hosts: readonly string[]; readonly set: (hosts: string[]) => void }) => (
  <ListOff title={t('settings_sites')} empty={t('settings_sitesNone')} items={hosts} renderItem={(host) => host} action={t('settings_switchOn')} actionOn={(host) => t('settings_switchOnSite', host)} remove={(host) => set(hosts.filter((other) => other !== host))} />
);

type HiddenProps = { readonly ids: readonly EntryId[]; readonly headOf: (id: string) => string | undefined; readonly set: (ids: EntryId[]) => void };

export function HiddenTerms({ ids, headOf, set }: HiddenProps) {
  const name = (id: EntryId): string => headOf(id) ?? id;
  return (
    <ListOff
      title={t('settings_hidden')}
      empty={t('settings_hiddenNone')}
      items={ids}
      renderItem={(id) => <a class="inline term" href={hashOf({ at: 'entry', id })}>{name(id)}</a>}
      action={t('glossary_show')}
      actionOn={(id) => t('settings_showTerm', name(id))}
      remove={(id) => set(ids.filter((other) => other !== id))}
    />
  );
}
