/**
 * What stands where the document will be: how to open one, a question first, or
 * why it could not be opened.
 */
import { formatNumber, t } from '../../platform/i18n.ts';
import { failureWords } from './failures.ts';
import type { Progress } from './remote-file.ts';
import type { Phase } from './use-reading.ts';

interface StandProps {
  readonly phase: Exclude<Phase, { readonly at: 'open' }>;
  readonly pick: () => void;
  readonly allow: (address: URL) => void;
}

const MEGABYTE = 1_000_000;
const inMegabytes = (bytes: number): string => formatNumber(Math.ceil(bytes / MEGABYTE));
const progressWords = ({ read, total }: Progress): string => (total === undefined ? t('reader_fetchingSome', inMegabytes(read)) : t('reader_fetching', inMegabytes(read), inMegabytes(total)));

export function Stand({ phase, pick, allow }: StandProps) {
  if (phase.at === 'opening') return <div class="stand"><output class="lead">{t('reader_opening', phase.name)}</output>{phase.progress && <p class="hint">{progressWords(phase.progress)}</p>}</div>;
  const address = phase.at === 'asking' ? phase.address : phase.at === 'failed' ? phase.address : undefined;
  return (
    <div class="stand">
      {phase.at === 'welcome' && <><h1>{t('reader_welcome')}</h1><p class="lead">{t('reader_welcomeLead')}</p></>}
      {phase.at === 'asking' && <><h1>{t('reader_askTitle')}</h1><p class="lead">{t('reader_askLead', phase.address.host)}</p><p class="address">{phase.address.href}</p></>}
      {phase.at === 'failed' && <div role="alert"><h1>{t('reader_failed')}</h1><p class="lead">{failureWords(phase.failure)}</p><p class="address">{phase.name}</p></div>}
      <p class="ways">
        {address && <button type="button" class="primary" onClick={() => allow(address)}>{t(phase.at === 'asking' ? 'reader_allow' : 'reader_tryAgain')}</button>}
        <button type="button" class={address ? 'secondary' : 'primary'} onClick={pick}>{t('reader_open')}</button>
      </p>
      <p class="hint">{t('reader_welcomeHint')}</p>
    </div>
  );
}
