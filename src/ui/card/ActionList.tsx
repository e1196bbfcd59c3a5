/**
 * What the reader can do with the entry shown: whatever actions are passed in,
 * in their order, and no others.
 */
import type { EntryView } from '../../domain/entry-view.ts';

type Run = (entry: EntryView) => void;
/** A button; a toggle where `pressed` is given; a small menu where there are `choices`. */
export type CardAction =
  | { readonly label: string; readonly run: Run; readonly pressed?: boolean; /** The entries it is for; without it, all. */ readonly fits?: (entry: EntryView) => boolean }
  | { readonly label: string; readonly choices: readonly { readonly label: string; readonly run: Run }[] };

export function ActionList({ entry, actions }: { readonly entry: EntryView; readonly actions: readonly CardAction[] }) {
  const fitting = actions.filter((action) => ('fits' in action && action.fits ? action.fits(entry) : true));
  if (fitting.length === 0) return null;
  return (
    <div class="actions">
      {fitting.map((action) =>
        'choices' in action
          ? <Choices key={action.label} entry={entry} {...action} />
          : <button key={action.label} type="button" aria-pressed={action.pressed} onClick={() => action.run(entry)}>{action.label}</button>,
      )}
    </div>
  );
}

/** Opens upwards inside the card; folds again when focus leaves it. */
function Choices({ entry, label, choices }: { readonly entry: EntryView } & Extract<CardAction, { choices: unknown }>) {
  return (
    <details onFocusOut={foldOnLeaving}>
      <summary>{label}</summary>
      <div class="choices">
        {choices.map((choice) => (
          <button key={choice.label} type="button" onClick={(event) => { fold(event); choice.run(entry); }}>{choice.label}</button>
        ))}
      </div>
    </details>
  );
}

const fold = (event: Event): void => (event.currentTarget as Element).closest('details')?.removeAttribute('open');

function foldOnLeaving(event: FocusEvent): void {
  if (!(event.currentTarget as Element).contains(event.relatedTarget as Node | null)) fold(event);
}
