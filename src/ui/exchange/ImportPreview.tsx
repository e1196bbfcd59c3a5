/**
 * What a file would do, before it does it: how many entries are new, changed,
 * the same, in conflict or faulty, with examples, and what to do with them.
 */
import { useState } from 'preact/hooks';
import { formatNumber, t, tCount, type MessageKey } from '../../platform/i18n.ts';
import type { ImportChoices, ImportClass, ImportSample, Pack, Preview } from '../../protocol/pack-requests.ts';
import { languageOf } from '../card/heading.ts';
import { ChoiceList, type Option } from '../settings/ChoiceList.tsx';
import { importFailureText, reasonText } from './import-text.ts';
import { TableMapping } from './TableMapping.tsx';
import type { ImportModel, Looking } from './use-import.ts';

type Props = { readonly looking: Looking; readonly updating: Pack | undefined; readonly model: Pick<ImportModel, 'lookAgain' | 'write' | 'restore' | 'leave'> };
type Fate = NonNullable<ImportChoices['conflicting']>;
type Into = NonNullable<ImportChoices['into']>;

export function ImportPreview({ looking, updating, model }: Props) {
  const { preview, file, isBusy, failure } = looking;
  const [into, setInto] = useState<Into>(updating || replacesPack(preview) ? 'pack' : 'personal');
  const [title, setTitle] = useState(preview.pack?.title ?? nameOf(file));
  const [changed, setChanged] = useState<Fate>('take');
  const [conflicting, setConflicting] = useState<Fate>(into === 'pack' ? 'both' : 'keep');
  const { counts } = preview;
  const isPack = into === 'pack';
  const ofConflicting = conflicting === 'keep' ? 0 : counts.conflicting;
  const moving = isPack ? counts.new + counts.changed + counts.same + ofConflicting : counts.new + (changed === 'keep' ? 0 : counts.changed) + ofConflicting;
  const notes = isPack ? 0 : preview.overlays;
  const canWrite = !isBusy && moving + notes > 0 && (preview.table === null || preview.table.mapping.includes('head')) && (!isPack || title.trim() !== '');
  const write = (): void => {
    if (!canWrite) return;
    void model.write({ into, changed, conflicting, ...(isPack && preview.pack && { pack: { id: preview.pack.id, title: title.trim() } }) });
  };
  const chooseInto = (next: Into): void => {
    setInto(next);
    // A pack stands beside what one has; among one's own, one's own stays.
    setConflicting(next === 'pack' ? 'both' : 'keep');
    void model.lookAgain({ into: next });
  };
  return (
    <div class="desk" aria-busy={isBusy}>
      <h1 tabIndex={-1}>{updating ? t('import_updateTitle', updating.title) : t('import_previewTitle', file.name)}</h1>
      <p class="lead">{t('import_nothingYet')}</p>
      {preview.pack && (preview.format === 'pack' || preview.format === 'yomitan') && <PackHead pack={preview.pack} />}
      {preview.format === 'everything' && <WholeRestore restore={() => void model.restore()} />}
      {preview.table && <TableMapping table={preview.table} change={(mapping) => void model.lookAgain({ mapping, into })} />}
      {!updating && preview.format !== 'everything' && (
        <div class="into">
          <ChoiceList title={t('import_into')} options={INTO.map((value) => ({ value, name: t(value === 'personal' ? 'import_intoOwn' : 'import_intoPack'), hint: t(value === 'personal' ? 'import_intoOwnHint' : 'import_intoPackHint') }))} chosen={into} choose={chooseInto} />
          {isPack && !replacesPack(preview) && (
            <div class="field pack-title"><label class="label-line" for="pack-title">{t('import_packTitle')}</label><input id="pack-title" type="text" maxLength={200} value={title} onInput={(event) => setTitle(event.currentTarget.value)} /></div>
          )}
        </div>
      )}
      <Classes preview={preview} isPack={isPack} changed={changed} setChanged={setChanged} conflicting={conflicting} setConflicting={setConflicting} />
      <div class="desk-foot import-foot">
        {failure && <p class="problem" role="alert">{importFailureText(failure)}</p>}
        <button type="button" class="primary" aria-disabled={!canWrite} onClick={write}>{writeLabel(moving, notes, updating !== undefined)}</button>
        <button type="button" class="secondary" onClick={model.leave}>{t('form_cancel')}</button>
      </div>
    </div>
  );
}

const INTO: readonly Into[] = ['personal', 'pack'];
const replacesPack = ({ format, pack }: Preview): boolean => format === 'pack' && pack?.replaces !== undefined;
const nameOf = ({ name }: File): string => name.replace(/\.[^.]+$/, '');
function writeLabel(entries: number, notes: number, isUpdate: boolean): string {
  if (isUpdate) return t('packs_updateNow');
  if (entries > 0) return tCount('import_take', entries);
  return notes > 0 ? tCount('import_takeNotes', notes) : t('import_nothingToTake');
}

function PackHead({ pack: { title, version, author, licence, description, replaces } }: { readonly pack: NonNullable<Preview['pack']> }) {
  const facts = [author, version !== '' && (replaces === undefined || replaces === version ? t('packs_edition', version) : t('import_replaces', replaces, version)), licence].filter(Boolean);
  return (
    <div class="pack-head">
      <p class="term">{title}</p>
      {facts.length > 0 && <p class="hint">{facts.join(' · ')}</p>}
      {description !== undefined && <p>{description}</p>}
    </div>
  );
}

/** A file of everything can also be put in place of what is there. */
function WholeRestore({ restore }: { readonly restore: () => void }) {
  return (
    <div class="aside-box">
      <p>{t('import_everything')}</p>
      <button type="button" class="secondary" onClick={restore}>{t('backups_restoreAllNow')}</button>
    </div>
  );
}

const CLASSES = {
  new: { name: 'import_new', hint: 'import_newHint' },
  changed: { name: 'import_changed', hint: 'import_changedHint' },
  same: { name: 'import_same', hint: 'import_sameHint' },
  conflicting: { name: 'import_conflicting', hint: 'import_conflictingHint' },
  faulty: { name: 'import_faulty', hint: 'import_faultyHint' },
} as const satisfies Record<ImportClass, { readonly name: MessageKey; readonly hint: MessageKey }>;

type ClassesProps = { readonly preview: Preview; readonly isPack: boolean; readonly changed: Fate; readonly setChanged: (fate: Fate) => void; readonly conflicting: Fate; readonly setConflicting: (fate: Fate) => void };

function Classes({ preview, isPack, changed, setChanged, conflicting, setConflicting }: ClassesProps) {
  const { counts, samples, overlays, tamed, everyday } = preview;
  const total = counts.new + counts.changed + counts.same + counts.conflicting + counts.faulty;
  const fold = (name: ImportClass, fate?: { readonly chosen: Fate; readonly choose: (fate: Fate) => void }) =>
    counts[name] > 0 && (
      <details class="import-class" data-class={name} open={name === 'conflicting' || name === 'faulty'}>
        <summary><b>{formatNumber(counts[name])}</b> <span>{tCount(CLASSES[name].name, counts[name])}</span><small>{t(CLASSES[name].hint)}</small></summary>
        {fate && <ChoiceList title={t('import_fate')} inline options={fates(isPack)} chosen={fate.chosen} choose={fate.choose} />}
        <ul class="samples">{samples[name].map((sample) => <Sample key={sample.place} sample={sample} isFaulty={name === 'faulty'} />)}</ul>
        {counts[name] > samples[name].length && <p class="hint">{tCount('import_more', counts[name] - samples[name].length)}</p>}
      </details>
    );
  return (
    <section class="import-classes" aria-label={t('import_found')}>
      {total === 0 && <p class="hint">{t('import_noEntries')}</p>}
      {fold('faulty')}
      {fold('conflicting', { chosen: conflicting, choose: setConflicting })}
      {fold('changed', isPack ? undefined : { chosen: changed, choose: setChanged })}
      {fold('new')}
      {fold('same')}
      {overlays > 0 && <p class="hint">{tCount('import_overlays', overlays)}</p>}
      <EverydayWords text="import_everyday" words={everyday.restrained} />
      <EverydayWords text="import_everydayCertain" words={everyday.certain} />
      {tamed > 0 && <p class="hint">{tCount('import_tamed', tamed)}</p>}
    </section>
  );
}

/** How many entries are spelt like words of every day, and the first of these; more may follow. */
function EverydayWords({ text, words: { entries, examples } }: { readonly text: MessageKey; readonly words: Preview['everyday']['certain'] }) {
  if (entries === 0) return null;
  return (
    <p class="hint everyday">
      {tCount(text, entries)} {examples.map((word, at) => <span key={word}>{at > 0 && ', '}<bdi lang={languageOf(word)}>{word}</bdi></span>)}{entries > examples.length && ' …'}
    </p>
  );
}

const fates = (isPack: boolean): readonly Option<Fate>[] => [{ value: 'keep', name: t('import_keep') }, ...(isPack ? [] : [{ value: 'take' as const, name: t('import_takeTheirs') }]), { value: 'both', name: t('import_both') }];

/** All that comes from the file is text. */
function Sample({ sample: { place, head, gloss, held, reasons }, isFaulty }: { readonly sample: ImportSample; readonly isFaulty: boolean }) {
  const isOther = held !== undefined && held.gloss !== gloss;
  return (
    <li>
      {isFaulty && <span class="place">{t('import_place', formatNumber(place))}</span>}
      <div>
        <bdi class="term">{head || t('import_nameless')}</bdi>
        {isOther ? (
          <dl>
            <div><dt>{t(held.owner === 'own' ? 'import_mine' : 'import_held')}</dt><dd><bdi>{held.gloss}</bdi></dd></div>
            <div><dt>{t('import_theirs')}</dt><dd><bdi>{gloss}</bdi></dd></div>
          </dl>
        ) : gloss !== '' && <p><bdi>{gloss}</bdi></p>}
        {reasons.map((reason) => <p key={reason.field + reason.reason} class="reason">{reasonText(reason)}</p>)}
      </div>
    </li>
  );
}
