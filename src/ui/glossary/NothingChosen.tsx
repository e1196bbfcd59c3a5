/**
 * What stands at the side while no entry is chosen: how to go on, in keys, and
 * where all of it is explained.
 */
import { t } from '../../platform/i18n.ts';
import { hashOf } from '../../protocol/screen-addresses.ts';

export function NothingChosen() {
  const groups = [
    [t('keys_inSearch'), [['↑ ↓', t('keys_move')], ['Enter', t('keys_read')], ['Esc', t('keys_toList')]]],
    // Where letters are typed they are no commands.
    [t('keys_inList'), [['/', t('keys_search')], ['E', t('keys_edit')], ['N', t('keys_new')], ['Delete', t('keys_remove')], ['Ctrl Z', t('keys_undo')]]],
  ] as const;
  return (
    <div class="unchosen">
      <p class="lead">{t('glossary_choose')}</p>
      {groups.map(([where, keys]) => (
        <section key={where}>
          <h2>{where}</h2>
          <dl>{keys.map(([key, does]) => <div key={key}><dt>{key.split(' ').map((each) => <kbd key={each}>{each}</kbd>)}</dt><dd>{does}</dd></div>)}</dl>
        </section>
      ))}
      <p class="more"><a class="inline" href={hashOf({ at: 'section', name: 'welcome' })}>{t('welcome_again')}</a></p>
    </div>
  );
}
