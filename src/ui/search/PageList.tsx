/**
 * The entries marked on the page: what a reader who doesn't see the marks has
 * instead of them. Each opens its card, its number leads to the places, and it
 * can be sent away for good. Above them, how much is marked.
 */
import { useState } from 'preact/hooks';
import { KINDS, type EntryId, type Kind } from '../../domain/entry.ts';
import { LEVELS, type Level } from '../../domain/level.ts';
import { fill } from '../card/labels.ts';
import { HitLines } from './HitList.tsx';
import type { PageHit, PageState } from './hits.ts';
import type { SearchLabels } from './labels.ts';

type Props = {
  /** Without what has been sent away. */
  readonly page: PageState;
  /** What was sent away last, and can be had back. */
  readonly gone: PageHit | undefined;
  readonly labels: SearchLabels;
  readonly level: Level | undefined;
  readonly setLevel: (level: Level) => void;
  readonly setSite: (on: boolean) => void;
  /** Opens the reader page, with what the tab shows if that can be read there. */
  readonly readHere?: (() => void) | undefined;
  /** Opens the panel beside the page, where the browser has one. */
  readonly openPanel?: (() => void) | undefined;
  /** Has the browser ask whether pages may be read. */
  readonly allowPages?: (() => void) | undefined;
  readonly open: (id: EntryId) => void;
  readonly showOnPage: (id: EntryId) => void;
  readonly hide: (hit: PageHit, hidden: boolean) => void;
};

export function PageList(props: Props) {
  const { page, gone, labels, level, setLevel, setSite, hide } = props;
  const [isGrouped, setGrouped] = useGrouping();
  if (page.status === 'unreadable' && page.isKeptOff === true) {
    return (
      <div class="note">
        <p>{labels.keptOff}</p>
        {props.allowPages && <button type="button" class="offer" onClick={props.allowPages}>{labels.allowPages}</button>}
      </div>
    );
  }
  if (page.status === 'unreadable') {
    return (
      <div class="note">
        <p>{page.isPdf ? labels.pdfHere : labels.pageUnreadable}</p>
        {props.readHere && <button type="button" class="offer" onClick={props.readHere}>{page.isPdf ? labels.readPdf : labels.readHere}</button>}
      </div>
    );
  }
  if (page.status === 'off') {
    return (
      <div class="note">
        <p>{fill(labels.pageOff, page.host)}</p>
        <button type="button" class="offer" onClick={() => setSite(true)}>{fill(labels.switchOn, page.host)}</button>
      </div>
    );
  }
  const { entries } = page;
  return (
    <>
      <div class="page-head">
        <Levels labels={labels} level={level} setLevel={setLevel} />
        {entries.length > 1 && <button type="button" class="group" aria-pressed={isGrouped} onClick={() => setGrouped(!isGrouped)}>{labels.byKind}</button>}
        {props.openPanel && <button type="button" class="group beside" aria-label={labels.beside} title={labels.beside} onClick={props.openPanel}><svg aria-hidden="true" width="15" height="15" viewBox="0 0 15 15" fill="none" stroke="currentColor" stroke-width="1.4"><rect x="1.5" y="2.5" width="12" height="10" rx="1.5" /><path d="M9 2.5v10" /></svg></button>}
      </div>
      {gone && (
        <output class="gone">
          {fill(labels.gone, gone.head)} <button type="button" class="undo" onClick={() => hide(gone, false)}>{labels.undo}</button>
        </output>
      )}
      {entries.length === 0 && <p class="note">{labels.nothingOnPage}</p>}
      {groupsOf(entries, isGrouped).map(([kind, hits]) => (
        <section key={kind} data-kind={kind}>
          {kind !== undefined && <h2>{labels[kind]}</h2>}
          <ul class="rows page">{hits.map((hit) => <Row key={hit.id} {...props} hit={hit} />)}</ul>
        </section>
      ))}
    </>
  );
}

function Row({ hit, labels, open, showOnPage, hide }: Props & { readonly hit: PageHit }) {
  return (
    <li data-kind={hit.kind}>
      <button type="button" class="row" onClick={() => open(hit.id)} onKeyDown={moveFocus}><HitLines {...hit} /></button>
      <button type="button" class="away" aria-label={`${labels.hide}: ${hit.head}`} title={labels.hide} onClick={() => hide(hit, true)} onKeyDown={moveFocus}>
        <svg aria-hidden="true" width="14" height="14" viewBox="0 0 14 14" fill="none" stroke="currentColor" stroke-width="1.4"><circle cx="7" cy="7" r="5.3" /><path d="m3.3 10.7 7.4-7.4" /></svg>
      </button>
      <button type="button" class="count" aria-label={`${labels.showOnPage}: ${hit.head}, ${hit.count}`} title={labels.showOnPage} onClick={() => showOnPage(hit.id)} onKeyDown={moveFocus}>
        {hit.count} ↓
      </button>
    </li>
  );
}

function Levels({ labels, level, setLevel }: Pick<Props, 'labels' | 'level' | 'setLevel'>) {
  return (
    <fieldset class="levels">
      <legend class="unseen">{labels.level}</legend>
      {LEVELS.map((each) => (
        <label key={each} title={labels[`${each}Hint`]}>
          <input type="radio" name="level" checked={each === level} onChange={() => setLevel(each)} />
          <span>{labels[each]}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** By kind, or all in one group that has none. */
export const groupsOf = <Listed extends PageHit>(hits: readonly Listed[], isGrouped: boolean): readonly (readonly [Kind | undefined, readonly Listed[]])[] =>
  isGrouped ? KINDS.map((kind) => [kind, hits.filter((hit) => hit.kind === kind)] as const).filter(([, group]) => group.length > 0) : [[undefined, hits]];

const GROUPING = 'popup:by-kind';

/** Remembered for the next time, in the place it is kept under. */
export function useGrouping(place = GROUPING): readonly [boolean, (isGrouped: boolean) => void] {
  const [isGrouped, setGrouped] = useState(() => localStorage.getItem(place) === 'yes');
  return [isGrouped, (next) => {
    setGrouped(next);
    localStorage.setItem(place, next ? 'yes' : 'no');
  }];
}

/** The arrows move from row to row, in the column they are in. */
export function moveFocus(event: KeyboardEvent): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const from = event.currentTarget as Element;
  const column = [...(from.closest('.panel') ?? document).querySelectorAll<HTMLElement>(`.page .${from.className}`)];
  const to = by === 0 ? undefined : column[column.indexOf(from as HTMLElement) + by];
  if (!to) return;
  event.preventDefault();
  to.focus();
}
