/**
 * A question before something large is done, in the place where it was asked
 * for. Takes the focus, so that Escape and Enter answer it.
 */
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../platform/i18n.ts';

type Props = { readonly text: string; readonly yes: string; readonly go: () => Promise<void>; readonly leave: () => void };

export function Confirm({ text, yes, go, leave }: Props) {
  const box = useRef<HTMLFieldSetElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leaves the question wherever in it the focus is
    <fieldset class="confirm" tabIndex={-1} ref={box} onKeyDown={(event) => event.key === 'Escape' && leave()}>
      <legend>{text}</legend>
      <button type="button" class="primary" onClick={() => void go()}>{yes}</button>
      <button type="button" class="secondary" onClick={leave}>{t('form_cancel')}</button>
    </fieldset>
  );
}
