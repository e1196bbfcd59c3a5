/**
 * See-also links: entries found by what is typed, each chosen one with a way to
 * take it out again.
 */
/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a combobox whose options come from a search */
import { useEffect, useId, useState } from 'preact/hooks';
import type { EntryId } from '../../domain/entry.ts';
import { t } from '../../platform/i18n.ts';
import { HitList, rowId } from '../search/HitList.tsx';
import { useSearch } from '../search/use-search.ts';
import { useServices } from '../services.ts';

type Props = { readonly see: readonly string[]; readonly change: (see: string[]) => void; readonly own: EntryId | undefined };

const OFFERED = 6;

export function SeeField({ see, change, own }: Props) {
  const { cards, search } = useServices();
  const [box, setBox] = useState('');
  const [active, setActive] = useState(0);
  const [, learnt] = useState(0);
  const id = useId();
  const { found } = useSearch(search, box);
  const offered = box.trim() === '' || !found.ok ? [] : found.value.filter((hit) => hit.id !== own && !see.includes(hit.id)).slice(0, OFFERED);

  useEffect(() => void cards.learnHeads(see as EntryId[]).then((news) => news && learnt((times) => times + 1)), [cards, see]);

  const take = (chosen: EntryId | undefined): void => {
    if (chosen === undefined) return;
    change([...see, chosen]);
    setBox('');
    setActive(0);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === 'Backspace' && box === '' && see.length > 0) change(see.slice(0, -1));
    if (offered.length === 0) {
      // An Enter meant for a choice must not save the form.
      if (event.key === 'Enter' && box !== '') event.preventDefault();
      return;
    }
    if (event.key === 'ArrowDown') setActive((active + 1) % offered.length);
    else if (event.key === 'ArrowUp') setActive((active + offered.length - 1) % offered.length);
    else if (event.key === 'Enter') take(offered[active]?.id);
    else if (event.key === 'Escape') setBox('');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div class="field see-field">
      <span class="label-line"><label for={`${id}-box`}>{t('form_see')}</label></span>
      {see.length > 0 && (
        <ul class="chips">
          {see.map((each) => {
            const head = cards.heads.get(each as EntryId) ?? each;
            return <li key={each}>{head}<button type="button" class="quiet" aria-label={t('form_removeSee', head)} onClick={() => change(see.filter((other) => other !== each))}>×</button></li>;
          })}
        </ul>
      )}
      <input
        id={`${id}-box`}
        type="text"
        role="combobox"
        autocomplete="off"
        aria-autocomplete="list"
        aria-expanded={offered.length > 0}
        aria-controls={id}
        aria-activedescendant={offered.length > 0 ? rowId(id, active) : undefined}
        placeholder={t('form_seePlaceholder')}
        value={box}
        onInput={(event) => { setBox(event.currentTarget.value); setActive(0); }}
        onKeyDown={onKeyDown}
      />
      {offered.length > 0 && <div class="offered"><HitList id={id} label={t('form_see')} hits={offered} active={active} open={take} point={setActive} /></div>}
    </div>
  );
}
