/**
 * The page a new reader is greeted with: what Spravka does, shown on a
 * paragraph that is marked as pages are, and the ways on. It can be come back to
 * from the glossary and the settings.
 */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../platform/i18n.ts';
import { hashOf } from '../../protocol/screen-addresses.ts';
import { Keys } from '../settings/Keys.tsx';
import type { SettingsServices } from '../settings/settings-services.ts';
import { PageAccess } from './PageAccess.tsx';
import type { Annotate, WelcomeServices } from './welcome-services.ts';

type Props = { readonly services: WelcomeServices; readonly settings: Pick<SettingsServices, 'shortcuts'> };

export function WelcomeScreen({ services, settings }: Props) {
  const keys = useKnown(settings.shortcuts);
  const isPinned = useKnown(services.isPinned);
  return (
    <div class="desk welcome">
      <h1>{t('welcome_title')}</h1>
      <p class="lead">{t('welcome_lead')}</p>
      <PageAccess services={services} />
      <LiveSample annotate={services.annotate} />
      <p class="try">{t('welcome_try')}</p>
      {keys?.get('next-mark') && <p class="try"><KeyOf keys={keys} command="next-mark" /> {t('welcome_byKey')}</p>}
      <ul class="ways">
        <Way title={t('welcome_lookUp')}>
          <p>{t('welcome_lookUpHow')} <KeyOf keys={keys} command="_execute_action" /></p>
          {isPinned === false && <p class="hint">{t('welcome_pin')}</p>}
        </Way>
        <Way title={t('welcome_own')}>
          <p>{services.hasMenus ? t('welcome_ownHow', t('menu_add', '…')) : t('welcome_ownByButton')} <KeyOf keys={keys} command="add-selection" /></p>
        </Way>
        {services.openPanel && (
          <Way title={t('welcome_beside')}>
            <p>{t('welcome_besideHow')} <KeyOf keys={keys} command="panel" /></p>
            <p><button type="button" class="inline" onClick={services.openPanel}>{t('welcome_openPanel')}</button></p>
          </Way>
        )}
        <Way title={t('welcome_read')}>
          <p>{t('welcome_readHow')}</p>
          <p><button type="button" class="inline" onClick={services.openReader}>{t('welcome_openReader')}</button></p>
        </Way>
      </ul>
      <section class="promise">
        <h2>{t('welcome_promise')}</h2>
        <p>{t('welcome_promiseHow')}</p>
        <p class="hint">{t('welcome_reload')}</p>
      </section>
      <p class="desk-foot">
        <a class="primary" href={hashOf({ at: 'list' })}>{t('welcome_glossary')}</a>
        <a class="secondary" href={hashOf({ at: 'section', name: 'settings' })}>{t('settings_title')}</a>
      </p>
    </div>
  );
}

const Way = ({ title, children }: { readonly title: string; readonly children: ComponentChildren }) => (
  <li>
    <h2>{title}</h2>
    {children}
  </li>
);

/** As the reader's browser has it now; nothing where it has none. */
function KeyOf({ keys, command }: { readonly keys: ReadonlyMap<string, string> | undefined; readonly command: string }) {
  const key = keys?.get(command) ?? '';
  return key === '' ? null : <span class="by-key"><Keys text={key} /></span>;
}

/** The session finds its terms as it does on any page: nothing here is written as a mark. */
function LiveSample({ annotate }: { readonly annotate: Annotate }) {
  const words = useRef<HTMLQuoteElement>(null);
  useEffect(() => {
    const ending = new AbortController();
    if (words.current) annotate(words.current, ending.signal);
    return () => ending.abort();
  }, [annotate]);
  return <figure class="mark-sample live"><blockquote ref={words}><p>{t('welcome_sample')}</p></blockquote></figure>;
}

/** @param ask kept by identity; asked once */
function useKnown<Value>(ask: () => Promise<Value>): Value | undefined {
  const [known, setKnown] = useState<Value>();
  useEffect(() => {
    let isOver = false;
    void ask().then((answer) => isOver || setKnown(() => answer));
    return () => {
      isOver = true;
    };
  }, [ask]);
  return known;
}
