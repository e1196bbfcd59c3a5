/**
 * The keys: the browser's commands as they are set now, and those inside card
 * and page. Made from the list that the manifest is made from.
 */
import { useEffect, useState } from 'preact/hooks';
import { COMMANDS } from '../../platform/commands.ts';
import { t } from '../../platform/i18n.ts';
import { Keys } from './Keys.tsx';
import type { SettingsServices } from './settings-services.ts';

/** Keys that no setting changes. */
const FIXED = [
  ['Enter', 'keys_openMark'],
  ['Tab', 'keys_inCard'],
  ['Alt ←', 'keys_back'],
  ['Esc', 'keys_close'],
  ['Shift', 'keys_hold'],
] as const;

export function KeyTable({ services }: { readonly services: Pick<SettingsServices, 'shortcuts' | 'changeShortcuts'> }) {
  const [keys, setKeys] = useState<ReadonlyMap<string, string>>();
  useEffect(() => {
    let isOver = false;
    const read = (): void => void services.shortcuts().then((found) => isOver || setKeys(found));
    read();
    // Keys are changed on a page of the browser's own.
    window.addEventListener('focus', read);
    return () => {
      isOver = true;
      window.removeEventListener('focus', read);
    };
  }, [services]);
  return (
    <div class="key-table">
      <table>
        <caption class="unseen">{t('keys_title')}</caption>
        <thead class="unseen"><tr><th scope="col">{t('keys_what')}</th><th scope="col">{t('keys_key')}</th></tr></thead>
        <tbody>
          {keys && COMMANDS.map(({ name, says }) => <tr key={name}><th scope="row">{t(says)}</th><td>{keys.get(name) ? <Keys text={keys.get(name) ?? ''} /> : <span class="hint">{t('keys_none')}</span>}</td></tr>)}
          {FIXED.map(([key, says]) => <tr key={key}><th scope="row">{t(says)}</th><td><Keys text={key} /></td></tr>)}
        </tbody>
      </table>
      <p class="hint">{t('keys_change')}</p>
      {services.changeShortcuts && <p><button type="button" class="secondary" onClick={services.changeShortcuts}>{t('keys_changeNow')}</button></p>}
    </div>
  );
}
