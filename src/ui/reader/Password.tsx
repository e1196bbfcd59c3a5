/** Asks for the password of a PDF; it is handed to the PDF and kept nowhere. */
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../platform/i18n.ts';
import type { PasswordQuestion } from './use-reading.ts';

export function Password({ question: { again, answer } }: { readonly question: PasswordQuestion }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="password" aria-labelledby="password-title" onCancel={() => answer(undefined)}>
      <form class="field" onSubmit={(event) => {
        event.preventDefault();
        answer(field.current?.value ?? '');
      }}>
        <h1 id="password-title">{t('reader_passwordTitle')}</h1>
        <label for="password">{t('reader_password')}</label>
        <input ref={field} id="password" type="password" autocomplete="off" aria-invalid={again} aria-describedby={again ? 'password-wrong' : undefined} />
        {again && <p class="problem" id="password-wrong" role="alert">{t('reader_passwordWrong')}</p>}
        <p class="ways">
          <button type="submit" class="primary">{t('reader_passwordOpen')}</button>
          <button type="button" class="secondary" onClick={() => answer(undefined)}>{t('reader_cancel')}</button>
        </p>
      </form>
    </dialog>
  );
}
