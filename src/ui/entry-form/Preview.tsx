/**
 * Beside the form: the card as it will be, what will be found, what the draft
 * would mark on the page, and what its writer may regret.
 */
import { useEffect, useState } from 'preact/hooks';
import type { Draft, Warning } from '../../domain/draft.ts';
import type { EntryId } from '../../domain/entry.ts';
import { t, tCount } from '../../platform/i18n.ts';
import type { DraftCheck } from '../../protocol/personal-requests.ts';
import { hashOf } from '../../protocol/screen-addresses.ts';
import { languageOf } from '../card/heading.ts';
import { useServices, type Trial } from '../services.ts';
import { previewOf } from './draft-fields.ts';
import { DrawnCard } from './DrawnCard.tsx';
import { warningText } from './problem-text.ts';

type Props = {
  readonly draft: Draft;
  readonly check: DraftCheck | undefined;
  readonly trial: Trial | undefined;
  /** Has a spelling marked only where the page is surely about it. */
  readonly restrain: (text: string) => void;
};

/** One spelling may be that of ten entries. */
const MOST_LINKS = 3;

export function Preview({ draft, check, trial, restrain }: Props) {
  const heads = useHeads([...draft.see, ...(check?.warnings.flatMap(({ ids }) => ids ?? []) ?? [])] as EntryId[]);
  return (
    <aside class="preview" aria-label={t('form_preview')}>
      <div class="preview-inner">
      <div class="preview-card"><DrawnCard entry={previewOf(draft)} /></div>
      <div aria-live="polite">
        {check && check.warnings.length > 0 && <Warnings warnings={check.warnings} heads={heads} restrain={restrain} />}
        {check && check.spellings.length > 0 && (
          <p class="found-as">
            <span class="caption">{t('form_foundAs')}</span>{' '}
            {check.spellings.map((text, at) => <span key={text}>{at > 0 && ', '}<span lang={languageOf(text)}>{text}</span></span>)}
          </p>
        )}
        {trial && <TrialLines trial={trial} />}
      </div>
      </div>
    </aside>
  );
}

function Warnings({ warnings, heads, restrain }: { readonly warnings: readonly Warning[]; readonly heads: ReadonlyMap<EntryId, string>; readonly restrain: (text: string) => void }) {
  return (
    <ul class="warnings">
      {warnings.map((warning, at) => (
        <li key={at}>
          {warningText(warning, (warning.ids ?? []).map((id) => heads.get(id) ?? id))}
          {warning.warning === 'common-word' && warning.text !== undefined && (
            <> <button type="button" class="inline" onClick={() => restrain(warning.text ?? '')}>{t('form_restrain')}</button></>
          )}
          {warning.warning === 'clashes' && warning.ids?.slice(0, MOST_LINKS).map((id) => <span key={id}> <a class="inline" href={hashOf({ at: 'edit', id })}>{t('warning_writeThere', heads.get(id) ?? id)}</a></span>)}
        </li>
      ))}
    </ul>
  );
}

function TrialLines({ trial: { count, samples } }: { readonly trial: Trial }) {
  return (
    <section class="trial">
      <p class="caption">{count === 0 ? t('form_trialNone') : tCount('form_trial', count)}</p>
      {samples.length > 0 && <ul>{samples.map(({ before, text, after }, at) => <li key={at}>{fromWord(before)}<mark>{text}</mark>{toWord(after)}</li>)}</ul>}
    </section>
  );
}

/** A sample is cut by characters; a word that was cut through is left out. */
const LONG = 24;
const fromWord = (before: string): string => (before.length < LONG ? before : `…${before.replace(/^\S*\s+/, ' ')}`);
const toWord = (after: string): string => (after.length < LONG ? after : `${after.replace(/\s+\S*$/, '')} …`);

/** The headwords known; drawn again when more are learnt. */
function useHeads(ids: readonly EntryId[]): ReadonlyMap<EntryId, string> {
  const { cards } = useServices();
  const [, learnt] = useState(0);
  const wanted = ids.join(' ');
  useEffect(() => void cards.learnHeads(wanted.split(' ').filter((id) => id !== '') as EntryId[]).then((news) => news && learnt((times) => times + 1)), [cards, wanted]);
  return cards.heads;
}
