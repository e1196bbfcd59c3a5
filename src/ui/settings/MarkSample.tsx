/**
 * A sentence marked as pages will be, under the choices as they stand.
 */
import { useEffect, useState } from 'preact/hooks';
import { KINDS, type Kind } from '../../domain/entry.ts';
import { t } from '../../platform/i18n.ts';
import type { Choices } from '../../protocol/choices.ts';

/** In the message a term is written as `[kind:words]`. */
const TERM = /\[(\w+):([^\]]+)\]/g;

export function MarkSample({ choices: { markStyle, kindsOff } }: { readonly choices: Choices }) {
  const isHeld = useShift();
  const style = markStyle === 'on-key' ? (isHeld ? 'dotted' : 'none') : markStyle;
  return (
    <figure class="mark-sample">
      <blockquote data-style={style}>
        {partsOf(t('settings_sample')).map(({ text, kind }, at) => (kind && !kindsOff.includes(kind) ? <span key={at} class="mark" data-kind={kind}>{text}</span> : text))}
      </blockquote>
      {markStyle === 'on-key' && <figcaption class="hint">{t('settings_sampleKey')}</figcaption>}
    </figure>
  );
}

function partsOf(message: string): { text: string; kind?: Kind | undefined }[] {
  const parts: { text: string; kind?: Kind | undefined }[] = [];
  let end = 0;
  for (const found of message.matchAll(TERM)) {
    parts.push({ text: message.slice(end, found.index) }, { text: found[2] ?? '', kind: KINDS.find((kind) => kind === found[1]) });
    end = found.index + found[0].length;
  }
  return [...parts, { text: message.slice(end) }];
}

function useShift(): boolean {
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    const ending = new AbortController();
    const follow = (event: KeyboardEvent): void => setHeld(event.shiftKey);
    window.addEventListener('keydown', follow, { signal: ending.signal });
    window.addEventListener('keyup', follow, { signal: ending.signal });
    window.addEventListener('blur', () => setHeld(false), { signal: ending.signal });
    return () => ending.abort();
  }, []);
  return isHeld;
}
