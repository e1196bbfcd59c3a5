/**
 * How long the pointer rests before the card comes. Told while it is dragged,
 * set when it is let go.
 */
import { useEffect, useId, useState } from 'preact/hooks';
import { interfaceLanguage, t } from '../../platform/i18n.ts';

/** In ms. */
const MOST = 1000;
const STEP = 50;

export function DelayField({ delay, set }: { readonly delay: number; readonly set: (delay: number) => void }) {
  const id = useId();
  const [shown, setShown] = useState(delay);
  useEffect(() => setShown(delay), [delay]);
  const text = shown === 0 ? t('settings_atOnce') : seconds(shown);
  return (
    <div class="delay-field">
      <label for={id}>{t('settings_cardDelay')}</label>
      <div>
        <input id={id} type="range" min={0} max={Math.max(MOST, delay)} step={STEP} value={shown} aria-valuetext={text} onInput={(event) => setShown(event.currentTarget.valueAsNumber)} onChange={(event) => set(event.currentTarget.valueAsNumber)} />
        <output for={id}>{text}</output>
      </div>
    </div>
  );
}

const seconds = (ms: number): string => new Intl.NumberFormat(interfaceLanguage(), { style: 'unit', unit: 'second', unitDisplay: 'short', minimumFractionDigits: 2 }).format(ms / 1000);
