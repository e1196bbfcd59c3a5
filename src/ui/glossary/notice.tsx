/**
 * A line at the foot of the page that says what has been done, with its Undo.
 * Goes by itself, but not while the reader is on it.
 */
import { useEffect, useState } from 'preact/hooks';
import { t } from '../../platform/i18n.ts';

export type Notice = { readonly text: string; readonly undo?: (() => void) | undefined };

/** In ms; the change can be undone by key for much longer. */
const STAYS = 10_000;

export function NoticeLine({ notice, dismiss }: { readonly notice: Notice | undefined; readonly dismiss: () => void }) {
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (!notice || isHeld) return undefined;
    const timer = setTimeout(dismiss, STAYS);
    return () => clearTimeout(timer);
  }, [notice, isHeld, dismiss]);
  const hold = { onPointerEnter: () => setHeld(true), onPointerLeave: () => setHeld(false), onFocusIn: () => setHeld(true), onFocusOut: () => setHeld(false) };
  return (
    <output class="notice-place">
      {notice && (
        <div class="notice" {...hold}>
          <span>{notice.text}</span>
          {notice.undo && <button type="button" class="inline" onClick={notice.undo}>{t('glossary_undo')}</button>}
          <button type="button" class="quiet" aria-label={t('glossary_dismiss')} onClick={dismiss}>×</button>
        </div>
      )}
    </output>
  );
}
