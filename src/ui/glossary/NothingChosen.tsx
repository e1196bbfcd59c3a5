/**
 * What stands at the side while no entry is chosen: how to go on, in keys, and
 * where all of it is explained.
 */
import { t } from '../../platform/i18n.ts';
import { hashOf } from '../../protocol/screen-addresses.ts';

export function NothingChosen() {
  const keys = [['/', t('keys_search')], ['↑ ↓', t('keys_move')], ['Enter', t('keys_read')], ['E', t('keys_edit')], ['N', t('keys_new')], ['Delete', t('keys_remove')], ['Ctrl Z', t('keys_undo')]] as const;
  return (
    <div class="unchosen">
      <p class="lead">{t('glossary_choose')}</p>
      <dl>
        {keys.map(([key, does]) => <div key={key}><dt>{key.split(' ').map((each) => <kbd key={each}>{each}</kbd>)}</dt><dd>{does}</dd></div>)}
      </dl>
      <p class="more"><a class="inline" href={hashOf({ at: 'section', name: 'welcome' })}>{t('welcome_again')}</a></p>
    </div>
  );
}
