/**
 * The reader's own hand on an entry of the glossary: a note, a gloss in their
 * words, spellings that shall not be marked. The entry itself stays as it is;
 * all of it can be taken back.
 */
import { useState } from 'preact/hooks';
import * as v from 'valibot';
import { GLOSS_LIMIT } from '../../domain/entry.ts';
import { NOTE_LIMIT, type EntryView, type Overlay } from '../../domain/entry-view.ts';
import { t } from '../../platform/i18n.ts';
import { languageOf } from '../card/heading.ts';
import { failureText } from '../failure-text.ts';
import { useServices, type Undoable } from '../services.ts';
import { draftOf } from './draft-fields.ts';
import { FormFoot } from './FormFoot.tsx';
import { TextField } from './TextField.tsx';
import { useCheck } from './use-check.ts';
import { useWritten } from './use-written.ts';

type Props = {
  readonly entry: EntryView;
  /** `saved` with nothing left to say is a taking back. */
  readonly saved: (undoable: Undoable, taken: boolean) => void;
  readonly leave: () => void;
};

/** As it stands in the form, where blanks are allowed. */
const WrittenSchema = v.strictObject({ note: v.string(), gloss: v.string(), hiddenForms: v.array(v.string()) });
type WrittenOverlay = v.InferOutput<typeof WrittenSchema>;
const isWritten = (value: unknown): value is WrittenOverlay => v.is(WrittenSchema, value);
const isSame = (one: WrittenOverlay, other: WrittenOverlay): boolean => JSON.stringify(one) === JSON.stringify(other);

export function OverlayForm({ entry, saved, leave }: Props) {
  const services = useServices();
  const { note = '', gloss = '', hiddenForms = [] } = entry.overlay ?? {};
  const written = useWritten({ start: { note, gloss, hiddenForms }, name: `note:${entry.id}`, isWhole: isWritten, isSame });
  const [trouble, setTrouble] = useState<string>();
  const [isSaving, setSaving] = useState(false);
  const { value } = written;
  const set = (change: Partial<WrittenOverlay>): void => written.set({ ...value, ...change });
  const overlay = overlayOf(value);
  const tooLong = value.note.length > NOTE_LIMIT || value.gloss.length > GLOSS_LIMIT;

  const run = async (takeBack: boolean): Promise<void> => {
    if (isSaving || (tooLong && !takeBack)) return;
    setSaving(true);
    const taken = takeBack || Object.keys(overlay).length === 0;
    const outcome = taken ? await services.removeOverlay(entry.id) : await services.saveOverlay(entry.id, overlay);
    setSaving(false);
    if (!outcome.ok) {
      setTrouble(failureText(outcome.failure));
      return;
    }
    written.settle();
    saved(outcome.value, taken);
  };

  const isTooLong = (text: string, limit: number): string | undefined => (text.length > limit ? t('problem_tooLong', limit) : undefined);
  return (
    <form class="entry-form overlay-form" data-kind={entry.kind} aria-label={t('note_title')} noValidate onSubmit={(event) => { event.preventDefault(); void run(false); }}>
      <div class="fields">
        <h1>{t('note_titleOf', entry.head)}</h1>
        <p class="hint lead">{t('note_lead')}</p>
        {written.isRestored && <p class="restored">{t('form_restored')} <button type="button" class="inline" onClick={written.reset}>{t('form_discard')}</button></p>}
        <TextField label={t('note_note')} serif lines={5} takeFocus value={value.note} change={(text) => set({ note: text })} limit={NOTE_LIMIT} insist problem={isTooLong(value.note, NOTE_LIMIT)} />
        <TextField label={t('note_gloss')} serif lines={3} value={value.gloss} change={(text) => set({ gloss: text })} limit={GLOSS_LIMIT} insist problem={isTooLong(value.gloss, GLOSS_LIMIT)} placeholder={entry.gloss} hint={t('note_glossHint')} />
        <HiddenForms entry={entry} hidden={value.hiddenForms} change={(forms) => set({ hiddenForms: forms })} />
      </div>
      <FormFoot trouble={trouble} isSaving={isSaving} isKept={written.isChanged} leave={leave} remove={entry.overlay && (() => void run(true))} removeLabel={t('note_takeBack')} />
    </form>
  );
}

const overlayOf = ({ note, gloss, hiddenForms }: WrittenOverlay): Overlay => ({
  ...(note.trim() !== '' && { note }),
  ...(gloss.trim() !== '' && { gloss }),
  ...(hiddenForms.length > 0 && { hiddenForms }),
});

/** The spellings under which the entry is found, each to be marked or not. */
function HiddenForms({ entry, hidden, change }: { readonly entry: EntryView; readonly hidden: readonly string[]; readonly change: (hidden: string[]) => void }) {
  const check = useCheck(draftOf(entry), entry.id);
  const isHidden = (text: string): boolean => hidden.some((each) => each.toLowerCase() === text.toLowerCase());
  const known = check?.spellings ?? [entry.head];
  const all = [...known, ...hidden.filter((text) => !known.some((each) => each.toLowerCase() === text.toLowerCase()))];
  const toggle = (text: string): void => change(isHidden(text) ? hidden.filter((each) => each.toLowerCase() !== text.toLowerCase()) : [...hidden, text]);
  return (
    <fieldset class="field">
      <legend>{t('note_forms')}</legend>
      <div class="checks">
        {all.map((text) => (
          <label key={text}><input type="checkbox" checked={!isHidden(text)} onChange={() => toggle(text)} /> <span lang={languageOf(text)}>{text}</span></label>
        ))}
      </div>
      <p class="hint">{t('note_formsHint')}</p>
    </fieldset>
  );
}
