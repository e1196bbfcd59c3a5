/**
 * How far reading or writing has come, with the way to stop it.
 */
import { formatNumber, t } from '../../platform/i18n.ts';
import type { Progress } from '../../protocol/screen-client.ts';

const PHASES = { reading: 'import_phaseReading', comparing: 'import_phaseComparing', writing: 'import_phaseWriting', undoing: 'import_phaseUndoing' } as const;

type Props = { readonly progress: Progress | undefined; readonly phase: Progress['phase']; readonly name: string; readonly stop: () => void };

export function ProgressLine({ progress, phase, name, stop }: Props) {
  const text = t(PHASES[progress?.phase ?? phase], name);
  const isKnown = progress !== undefined && progress.total > 0;
  return (
    <div class="progress-line">
      <p>{text}</p>
      <progress aria-label={text} {...(isKnown && { max: progress.total, value: progress.done })} />
      <div>
        <span class="hint">{progress !== undefined && progress.phase === 'writing' && isKnown ? t('import_progress', formatNumber(progress.done), formatNumber(progress.total)) : ' '}</span>
        <button type="button" class="secondary" onClick={stop}>{t('form_cancel')}</button>
      </div>
    </div>
  );
}
