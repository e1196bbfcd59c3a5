/**
 * Where the browser has been told to keep Spravka off pages: says so, and has it
 * ask its reader.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../platform/i18n.ts';
import type { WelcomeServices } from './welcome-services.ts';

type Props = { readonly services: Pick<WelcomeServices, 'mayReadPages' | 'askToReadPages' | 'watchAccess'> };

export function PageAccess({ services }: Props) {
  const [isAllowed, setAllowed] = useState<boolean>();
  const [isRefused, setRefused] = useState(false);
  const thanks = useRef<HTMLParagraphElement>(null);
  const [isNew, setNew] = useState(false);
  useEffect(() => {
    const ending = new AbortController();
    const look = (): void => void services.mayReadPages().then((may) => ending.signal.aborted || setAllowed(may));
    look();
    services.watchAccess(look, ending.signal);
    return () => ending.abort();
  }, [services]);
  // The button that was pressed is gone: what has come of it takes the focus.
  useEffect(() => {
    if (isAllowed === true && isNew) thanks.current?.focus();
  }, [isAllowed, isNew]);
  if (isAllowed === true && isNew) return <p class="aside-box" ref={thanks} tabIndex={-1}>{t('welcome_allowed')}</p>;
  if (isAllowed !== false) return null;
  const allow = (): void => {
    // At once: a browser shows its question only while the click lasts.
    void services.askToReadPages().then((may) => {
      setNew(may);
      setRefused(!may);
      setAllowed(may);
    });
  };
  return (
    <div class="aside-box">
      <p>{t('welcome_notAllowed')}</p>
      <button type="button" class="primary" onClick={allow}>{t('welcome_allow')}</button>
      {isRefused && <p class="hint" role="alert">{t('welcome_refused')}</p>}
    </div>
  );
}
