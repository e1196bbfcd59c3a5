/**
 * The form of the reader's own entry. Asks for two lines and offers the rest
 * folded; checks as one types; keeps what is written until it is saved. What
 * another window has saved meanwhile is never written over unasked.
 */
import { useState } from 'preact/hooks';
import * as v from 'valibot';
import { DraftSchema, type Draft, type Problem } from '../../domain/draft.ts';
import { GLOSS_LIMIT, type EntryId } from '../../domain/entry.ts';
import type { EntryView } from '../../domain/entry-view.ts';
import { t } from '../../platform/i18n.ts';
import { failureText, type Failure } from '../failure-text.ts';
import { useServices, type Saved } from '../services.ts';
import { Conflict } from './Conflict.tsx';
import { saysTheSame, withoutBlanks } from './draft-fields.ts';
import { KindAndDates, LinksAndSources, LongerText, Spellings, type PartProps } from './form-parts.tsx';
import { FormFoot } from './FormFoot.tsx';
import { Preview } from './Preview.tsx';
import { problemText } from './problem-text.ts';
import { TextField } from './TextField.tsx';
import { useCheck, useTrial } from './use-check.ts';
import { useWritten } from './use-written.ts';

type Props = {
  readonly start: Draft;
  /** The entry edited, and when it was last saved; a new one has neither. */
  readonly editing?: { readonly id: EntryId; readonly basis: number } | undefined;
  /** Under which what is written is kept. */
  readonly name: string;
  readonly tabId: number | undefined;
  readonly saved: (saved: Saved, head: string) => void;
  readonly leave: () => void;
  readonly remove?: (() => void) | undefined;
};

type Trouble = { readonly kind: 'failure'; readonly failure: Failure } | { readonly kind: 'conflict'; readonly theirs: EntryView | undefined };
const isDraft = (value: unknown): value is Draft => v.is(DraftSchema, value);

export function EntryForm({ start, editing, name, tabId, saved, leave, remove }: Props) {
  const services = useServices();
  const written = useWritten({ start, name, isWhole: isDraft, isSame: saysTheSame });
  const draft = written.value;
  const check = useCheck(draft, editing?.id);
  const trial = useTrial(draft, tabId);
  const [trouble, setTrouble] = useState<Trouble>();
  const [refused, setRefused] = useState<readonly Problem[]>([]);
  const [isSaving, setSaving] = useState(false);

  const problems = [...refused, ...(check?.problems ?? [])];
  const problemOf = (field: string): string | undefined => {
    const found = problems.find((problem) => problem.field === field);
    return found && problemText(found);
  };
  const hasProblem = (...fields: readonly string[]): boolean => refused.some(({ field }) => fields.some((each) => field === each || field.startsWith(`${each}.`)));
  const set = (change: Partial<Draft>): void => {
    setRefused([]);
    written.set({ ...draft, ...change });
  };

  const save = async (basis: number | undefined): Promise<void> => {
    setSaving(true);
    setTrouble(undefined);
    const outcome = await services.save(withoutBlanks(draft), basis);
    setSaving(false);
    if (outcome.ok) {
      written.settle();
      saved(outcome.value, draft.head.trim());
      return;
    }
    const { failure } = outcome;
    if (failure.kind === 'invalid') setRefused(failure.problems);
    if (failure.kind === 'changed-elsewhere') setTrouble({ kind: 'conflict', theirs: failure.current });
    else if (failure.kind === 'removed-elsewhere') setTrouble({ kind: 'conflict', theirs: undefined });
    else setTrouble({ kind: 'failure', failure });
  };
  const submit = (): void => void (isSaving || save(editing?.basis));
  const restrain = (text: string): void => set({ forms: restrained(draft.forms, text) });

  if (trouble?.kind === 'conflict') {
    const { theirs } = trouble;
    return (
      <Conflict
        mine={draft}
        theirs={theirs}
        keepMine={() => void save(theirs?.updatedAt)}
        takeTheirs={() => { written.settle(); leave(); }}
        goBack={() => setTrouble(undefined)}
      />
    );
  }
  // Seen before the spellings are unfolded: with it the entry is found in Russian texts and under every romanisation.
  const guess = (draft.cyrillic ?? '').trim() === '' ? (check?.cyrillicGuess ?? null) : null;
  const part: PartProps = { draft, set, problemOf, hasProblem };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- one key saves, wherever in the form the focus is
    <form
      class="entry-form"
      data-kind={draft.kind}
      aria-label={editing ? t('form_editTitle') : t('form_newTitle')}
      noValidate
      onSubmit={(event) => { event.preventDefault(); submit(); }}
      onKeyDown={(event) => { if (savesByKey(event)) { event.preventDefault(); submit(); } }}
    >
      <div class="entry-form-body">
      <div class="fields">
        <h1>{editing ? t('form_editTitle') : t('form_newTitle')}</h1>
        {written.isRestored && <p class="restored">{t('form_restored')} <button type="button" class="inline" onClick={written.reset}>{t('form_discard')}</button></p>}
        <TextField label={t('form_head')} serif takeFocus value={draft.head} change={(head) => set({ head })} problem={problemOf('head')} insist={refused.length > 0} hint={guess === null ? undefined : <>{t('form_guessHint')} <button type="button" class="inline" onClick={() => set({ cyrillic: guess })}>{t('form_takeGuess', guess)}</button></>} />
        <TextField label={t('form_gloss')} serif lines={3} value={draft.gloss} change={(gloss) => set({ gloss })} limit={GLOSS_LIMIT} problem={problemOf('gloss')} insist={refused.length > 0} hint={t('form_glossHint')} />
        <KindAndDates {...part} />
        <Spellings {...part} check={check} />
        <LongerText {...part} />
        <LinksAndSources {...part} editing={editing?.id} />
      </div>
      <Preview draft={draft} check={check} trial={trial} restrain={restrain} />
      </div>
      <FormFoot trouble={trouble && failureText(trouble.failure)} isSaving={isSaving} isKept={written.isChanged} leave={leave} remove={remove} />
    </form>
  );
}

const savesByKey = (event: KeyboardEvent): boolean => (event.ctrlKey || event.metaKey) && !event.altKey && (event.key === 'Enter' || event.key.toLowerCase() === 's');

/** A stated confidence rules the same spelling wherever it comes from, the headword's too. */
function restrained(forms: Draft['forms'], text: string): Draft['forms'] {
  const same = (form: Draft['forms'][number]): boolean => form.text.toLowerCase() === text.toLowerCase();
  return forms.some(same) ? forms.map((form) => (same(form) ? { ...form, confidence: 'context' } : form)) : [...forms, { text, confidence: 'context' }];
}
