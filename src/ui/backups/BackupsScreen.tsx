/**
 * Backups: the last ten, each to be had back; everything in one file, out and
 * in; and whether the browser promises to keep what is stored.
 */
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Result } from '../../domain/result.ts';
import { formatBytes, formatNumber, t, tCount } from '../../platform/i18n.ts';
import type { Backup } from '../../protocol/pack-requests.ts';
import type { Unanswered } from '../answered.ts';
import type { BackupState, ExchangeServices, ImportFailed, Restored } from '../exchange/exchange-services.ts';
import { FileButton } from '../exchange/FilePlace.tsx';
import { formatTime, importFailureText } from '../exchange/import-text.ts';
import { restoredText } from '../exchange/ImportScreen.tsx';
import { ProgressLine } from '../exchange/ProgressLine.tsx';
import { failureText } from '../failure-text.ts';
import { Confirm } from './Confirm.tsx';
import { useRestoring } from './use-restoring.ts';

type Props = { readonly services: ExchangeServices; readonly done: (text: string, change?: { readonly undo: string }) => void };

export function BackupsScreen({ services, done }: Props) {
  const [state, setState] = useState<BackupState>();
  const [failure, setFailure] = useState<string>();
  const read = useCallback(async (): Promise<void> => {
    const found = await services.backups();
    if (found.ok) setState(found.value);
    setFailure(found.ok ? undefined : failureText(found.failure));
  }, [services]);
  useEffect(() => {
    const ending = new AbortController();
    void read();
    services.watch(() => void read(), ending.signal);
    return () => ending.abort();
  }, [services, read]);
  const report = (outcome: Result<Restored, ImportFailed>): void => {
    if (outcome.ok) done(restoredText(outcome.value), outcome.value);
    else done(importFailureText(outcome.failure));
    void read();
  };
  const make = async (): Promise<void> => {
    const made = await services.makeBackup();
    done(made.ok ? t(made.value.id === 0 ? 'backups_nothing' : 'backups_made') : failureText(made.failure));
    await read();
  };
  const exportAll = async (): Promise<void> => {
    const made = await services.exportAll();
    const saved = made.ok ? await services.download(made.value) : made;
    done(made.ok && saved.ok ? t('backups_exported', made.value.name) : failureText(saved.ok ? DISCONNECTED : saved.failure));
    await read();
  };
  const quiet = async (): Promise<void> => {
    await services.quietReminder();
    await read();
  };
  if (!state) return failure === undefined ? null : <div class="desk"><h1>{t('backups_title')}</h1><p class="lead" role="alert">{failure}</p></div>;
  return (
    <div class="desk">
      <h1>{t('backups_title')}</h1>
      <p class="lead">{t('backups_lead')}</p>
      {state.broughtBack && <BroughtBack {...state.broughtBack} seen={() => services.seenBroughtBack().then(read)} />}
      {state.remind && (
        <div class="aside-box reminder">
          <p>{tCount('backups_remind', state.changesSinceExport)}</p>
          <button type="button" class="primary" onClick={() => void exportAll()}>{t('backups_exportNow')}</button>
          <button type="button" class="quiet" onClick={() => void quiet()}>{t('backups_notNow')}</button>
        </div>
      )}
      <section aria-labelledby="backups-here">
        <div class="heading-line"><h2 id="backups-here">{t('backups_here')}</h2><button type="button" class="secondary" onClick={() => void make()}>{t('backups_make')}</button></div>
        {state.backups.length === 0 ? <p class="hint">{t('backups_none')}</p> : <ul class="rows">{state.backups.map((backup) => <Row key={backup.id} backup={backup} restore={async () => report(await services.restore(backup.id))} />)}</ul>}
      </section>
      <Everything services={services} exportAll={exportAll} report={report} state={state} />
      <Kept services={services} state={state} />
    </div>
  );
}

const DISCONNECTED: Unanswered = { kind: 'disconnected' };
const REASONS = { import: 'backups_beforeImport', update: 'backups_beforeUpdate', removal: 'backups_beforeRemoval', restore: 'backups_beforeRestore', asked: 'backups_asked' } as const;

function Row({ backup: { at, before, entries, overlays, bytes }, restore }: { readonly backup: Backup; readonly restore: () => Promise<void> }) {
  const [isAsking, setAsking] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const hasAskedRef = useRef(false);
  useLayoutEffect(() => {
    if (hasAskedRef.current && !isAsking) button.current?.focus();
    hasAskedRef.current = isAsking;
  }, [isAsking]);
  const what = [tCount('glossary_count', entries), ...(overlays > 0 ? [tCount('backups_notes', overlays)] : []), formatBytes(bytes)].join(' · ');
  const time = formatTime(at);
  return (
    <li>
      <div class="what">
        <p class="when"><time dateTime={new Date(at).toISOString()}>{time}</time></p>
        <p class="hint">{t(REASONS[before])} · {what}</p>
      </div>
      {isAsking ? null : <div class="deeds"><button type="button" ref={button} class="quiet" aria-label={t('backups_restoreOf', time)} onClick={() => setAsking(true)}>{t('backups_restore')}</button></div>}
      {isAsking && <Confirm text={t('backups_confirm', time)} yes={t('backups_restoreNow')} go={() => restore().finally(() => setAsking(false))} leave={() => setAsking(false)} />}
    </li>
  );
}

type EverythingProps = { readonly services: ExchangeServices; readonly exportAll: () => Promise<void>; readonly report: (outcome: Result<Restored, ImportFailed>) => void; readonly state: BackupState };

function Everything({ services, exportAll, report, state }: EverythingProps) {
  const [file, setFile] = useState<File>();
  const restoring = useRestoring(services, report);
  return (
    <section aria-labelledby="backups-all">
      <h2 id="backups-all">{t('backups_all')}</h2>
      <p class="hint">{t('backups_allHint')} {!state.remind && state.changesSinceExport > 0 && tCount('backups_since', state.changesSinceExport)}</p>
      {restoring.file ? <ProgressLine progress={restoring.progress} phase="writing" name={restoring.file.name} stop={restoring.stop} /> : (
        <div class="desk-foot">
          <button type="button" class="secondary" onClick={() => void exportAll()}>{t('backups_export')}</button>
          <FileButton look="secondary" name={t('backups_restoreAll')} accept=".json" take={setFile} />
        </div>
      )}
      {file && !restoring.file && <Confirm text={t('backups_confirmAll', file.name, formatNumber(Math.ceil(file.size / 1000)))} yes={t('backups_restoreAllNow')} go={async () => { setFile(undefined); await restoring.begin(file); }} leave={() => setFile(undefined)} />}
    </section>
  );
}

/** The browser had lost the database. */
function BroughtBack({ at, rows, seen }: { readonly at: number; readonly rows: number; readonly seen: () => Promise<void> }) {
  return (
    <div class="aside-box reminder">
      <p><output>{tCount('backups_broughtBack', rows, formatTime(at))}</output></p>
      <button type="button" class="quiet" onClick={() => void seen()}>{t('backups_seen')}</button>
    </div>
  );
}

/** Whether the browser may throw the storage away when room gets short, and what there is beside it. */
function Kept({ services, state: { persisted, copiedAt } }: { readonly services: ExchangeServices; readonly state: BackupState }) {
  const [isKept, setKept] = useState(persisted);
  const [isRefused, setRefused] = useState(false);
  const askFor = async (): Promise<void> => {
    const answer = await services.persist();
    setKept(answer);
    setRefused(!answer);
  };
  return (
    <section aria-labelledby="backups-kept">
      <h2 id="backups-kept">{t('backups_kept')}</h2>
      <output class="hint">{t(isKept ? 'backups_isKept' : isRefused ? 'backups_keepRefused' : 'backups_notKept')}</output>
      {copiedAt !== null && <p class="hint">{t('backups_copied', formatTime(copiedAt))}</p>}
      {!isKept && <p class="desk-foot"><button type="button" class="secondary" onClick={() => void askFor()}>{t('backups_keep')}</button></p>}
    </section>
  );
}
