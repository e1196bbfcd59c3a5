/**
 * The page's glossary to take along: copied as text, or saved as a file.
 */
import type { EntryId } from '../../domain/entry.ts';
import type { Result } from '../../domain/result.ts';
import { t, tCount, type MessageKey } from '../../platform/i18n.ts';
import { failureText, type Failure } from '../failure-text.ts';

/** The formats that people read or learn from. */
const FORMATS = { markdown: 'export_markdown', csv: 'export_csv', anki: 'export_anki' } as const satisfies Record<string, MessageKey>;
export type TakenFormat = keyof typeof FORMATS;

export type TakeAlong = {
  /** Onto the clipboard, as Markdown with its sources. @returns whether the browser allowed it */
  readonly copy: (ids: readonly EntryId[], title: string) => Promise<Result<boolean, Failure>>;
  /** @returns the file's name */
  readonly save: (ids: readonly EntryId[], title: string, format: TakenFormat) => Promise<Result<string, Failure>>;
};

type Props = { readonly ids: readonly EntryId[]; readonly title: string; readonly takeAlong: TakeAlong; readonly say: (text: string) => void };

export function GlossaryTools({ ids, title, takeAlong, say }: Props) {
  const name = t('panel_glossaryOf', title === '' ? t('extName') : title).slice(0, 200);
  const copy = async (): Promise<void> => {
    const copied = await takeAlong.copy(ids, name);
    say(!copied.ok ? failureText(copied.failure) : copied.value ? tCount('panel_copied', ids.length) : t('panel_notCopied'));
  };
  const save = async (format: TakenFormat): Promise<void> => {
    const saved = await takeAlong.save(ids, name, format);
    say(saved.ok ? tCount('export_saved', ids.length, saved.value) : failureText(saved.failure));
  };
  return (
    <div class="tools">
      <button type="button" class="quiet" onClick={() => void copy()}>{t('panel_copy')}</button>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape folds it wherever in it the focus is */}
      <details onFocusOut={foldOnLeaving} onKeyDown={(event) => event.key === 'Escape' && fold(event.currentTarget)}>
        <summary class="quiet">{t('panel_save')}</summary>
        <div class="choices">
          {(Object.keys(FORMATS) as TakenFormat[]).map((format) => (
            <button key={format} type="button" class="quiet" onClick={(event) => { fold(event.currentTarget.closest('details')); void save(format); }}>{t(FORMATS[format])}</button>
          ))}
        </div>
      </details>
    </div>
  );
}

const fold = (details: Element | null): void => details?.removeAttribute('open');

function foldOnLeaving(event: FocusEvent): void {
  const details = event.currentTarget as Element;
  if (!details.contains(event.relatedTarget as Node | null)) fold(details);
}
