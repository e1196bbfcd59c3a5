/**
 * What stands at the side while no entry is chosen: how to go on, in keys.
 */
import { t } from '../../platform/i18n.ts';

export function Welcome() {
  const keys = [['/', t('keys_search')], ['↑ ↓', t('keys_move')], ['Enter', t('keys_read')], ['E', t('keys_edit')], ['N', t('keys_new')], ['Delete', t('keys_remove')], ['Ctrl Z', t('keys_undo')]] as const;
  return (
    <div class="welcome">
      <p class="lead">{t('glossary_welcome')}</p>
      <dl>
        {keys.map(([key, does]) => <div key={key}><dt>{key.split(' ').map((each) => <kbd key={each}>{each}</kbd>)}</dt><dd>{does}</dd></div>)}
      </dl>
    </div>
  );
}
