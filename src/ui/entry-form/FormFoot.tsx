/**
 * The foot of a form: what went wrong, and save, cancel, delete.
 */
import { t } from '../../platform/i18n.ts';

type Props = {
  readonly trouble: string | undefined;
  readonly isSaving: boolean;
  /** Something is written that isn't saved. */
  readonly isKept: boolean;
  readonly leave: () => void;
  readonly remove?: (() => void) | undefined;
  /** What the last button says, where it isn't deletion. */
  readonly removeLabel?: string | undefined;
};

export function FormFoot({ trouble, isSaving, isKept, leave, remove, removeLabel }: Props) {
  return (
    <footer class="form-foot">
      {trouble !== undefined && <p class="problem" role="alert">{trouble}</p>}
      <button type="submit" class="primary" aria-disabled={isSaving} aria-keyshortcuts="Control+Enter">{t('form_save')}</button>
      <button type="button" class="secondary" onClick={leave}>{isKept ? t('form_later') : t('form_cancel')}</button>
      {remove && <button type="button" class="quiet remove" onClick={remove}>{removeLabel ?? t('form_delete')}</button>}
    </footer>
  );
}
