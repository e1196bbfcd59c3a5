/**
 * Import: a file of entries is chosen, looked at, taken; below, the packs that
 * are held.
 */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { formatNumber, t, tCount } from '../../platform/i18n.ts';
import { hashOf } from '../../protocol/screen-addresses.ts';
import type { Applied, ExchangeServices, Restored } from './exchange-services.ts';
import { FilePlace } from './FilePlace.tsx';
import { ImportPreview } from './ImportPreview.tsx';
import { importFailureText } from './import-text.ts';
import { PackList } from './PackList.tsx';
import { ProgressLine } from './ProgressLine.tsx';
import { useImport, type ImportModel } from './use-import.ts';

type Props = {
  readonly services: ExchangeServices;
  /** Says that something has been done, with its Undo. */
  readonly done: (text: string, change?: { readonly undo: string }) => void;
  readonly undo: (token: string) => Promise<boolean>;
  /** Has the list show the reader’s own entries, or everything, whatever was sought in it before. */
  readonly list: (whose: 'own' | 'all') => void;
};

export function ImportScreen({ services, done, undo, list }: Props) {
  const model = useImport(services, (outcome) => done(t('import_doneElsewhere'), outcome));
  const stage = useRef<HTMLDivElement>(null);
  const { at } = model.state;
  const drawnRef = useRef(at);
  // What had the focus has gone with the stage before.
  useLayoutEffect(() => {
    if (at === drawnRef.current) return;
    drawnRef.current = at;
    stage.current?.querySelector('h1')?.focus();
  }, [at]);
  return <div ref={stage}><Stage model={model} services={services} done={done} undo={undo} list={list} /></div>;
}

function Stage({ model, services, done, undo, list }: Props & { readonly model: ImportModel }) {
  const { state, progress, updating } = model;
  switch (state.at) {
    case 'reading': return <div class="desk"><h1 tabIndex={-1}>{t('import_title')}</h1><ProgressLine progress={progress} phase="reading" name={state.file.name} stop={state.stop} /></div>;
    case 'writing': return <div class="desk"><h1 tabIndex={-1}>{t('import_title')}</h1><ProgressLine progress={progress} phase="writing" name={state.file.name} stop={state.stop} /></div>;
    case 'looking': return <ImportPreview key={state.upload} looking={state} updating={updating} model={model} />;
    case 'written': return <Outcome text={writtenText(state.outcome)} token={state.outcome.undo} undo={undo} list={() => list(state.into === 'personal' && state.outcome.added + state.outcome.changed > 0 ? 'own' : 'all')} leave={model.leave} />;
    case 'restored': return <Outcome text={restoredText(state.outcome)} token={state.outcome.undo} undo={undo} list={() => list('all')} leave={model.leave} />;
    case 'choosing': return (
      <div class="desk">
        <h1 tabIndex={-1}>{t('import_title')}</h1>
        <p class="lead">{t('import_lead')}</p>
        {state.failure && (
          <div class="refusal" role="alert">
            {state.name !== undefined && <p class="term"><bdi>{state.name}</bdi></p>}
            <p>{importFailureText(state.failure)}</p>
            {state.failure.kind === 'refused' && TELLING.has(state.failure.why) && state.failure.detail !== undefined && <p class="hint" lang="en"><bdi>{state.failure.detail}</bdi></p>}
          </div>
        )}
        <FilePlace take={(file) => void model.begin(file)} lead={t('import_drop')} kinds={t('import_kinds')} />
        <PackList services={services} done={done} update={(pack, file) => void model.begin(file, pack)} />
      </div>
    );
  }
}

/** Of these the detail says more than the sentence; it is said in the words of the parser. */
const TELLING: ReadonlySet<string> = new Set(['not-json', 'not-a-pack']);

const writtenText = ({ added, changed, left, overlays }: Applied): string =>
  [tCount('import_added', added), changed > 0 && tCount('import_changedDone', changed), overlays > 0 && tCount('import_overlaysDone', overlays), left > 0 && tCount('import_left', left)].filter(Boolean).join(' ');

export const restoredText = ({ entries, overlays, packs, faulty }: Restored): string =>
  [tCount('backups_restored', entries), overlays > 0 && tCount('import_overlaysDone', overlays), packs > 0 && t('backups_packsDone', formatNumber(packs)), faulty > 0 && tCount('backups_faulty', faulty)].filter(Boolean).join(' ');

type OutcomeProps = { readonly text: string; readonly token: string; readonly undo: (token: string) => Promise<boolean>; readonly list: () => void; readonly leave: () => void };

function Outcome({ text, token, undo, list, leave }: OutcomeProps) {
  const [isUndone, setUndone] = useState(false);
  return (
    <div class="desk">
      <h1 tabIndex={-1}>{t('import_doneTitle')}</h1>
      <output class="lead">{isUndone ? t('glossary_undone') : text}</output>
      <div class="desk-foot">
        <a class="primary" href={hashOf({ at: 'list' })} onClick={list}>{t('import_toEntries')}</a>
        {!isUndone && <button type="button" class="secondary" onClick={() => void undo(token).then(setUndone)}>{t('glossary_undo')}</button>}
        <button type="button" class="quiet" onClick={leave}>{t('import_another')}</button>
      </div>
    </div>
  );
}
