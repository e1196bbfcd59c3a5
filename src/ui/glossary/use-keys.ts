/**
 * The keys of the glossary page. Letters are commands only in the list and the
 * article, where nothing is typed (WCAG 2.1.4), and where nothing has the focus.
 */
import { useCallback, useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { nextIndex } from './list-keys.ts';
import { neighbourOf, type GlossaryModel } from './use-glossary.ts';

export type Keys = {
  readonly inBox: (event: KeyboardEvent) => void;
  readonly inList: (event: KeyboardEvent, rowsInView: number) => void;
  /** Of list and article. */
  readonly commands: (event: KeyboardEvent) => void;
  /** Gives the list the focus. */
  readonly toList: () => void;
  /** The focus has come to the article or the form. */
  readonly focusInReading: () => void;
  /** Whether the article that comes next takes the focus: it was asked for, or what had the focus at the side is gone. Asking settles it. */
  readonly takesFocus: () => boolean;
};

/** @param page what list and search box are found in */
export function useKeys(model: GlossaryModel, page: () => HTMLElement | null): Keys {
  const { rows, at, chosen, choose, read, go, acts, found } = model;
  const wantsFocusRef = useRef(false);
  const wasInReadingRef = useRef(false);
  const focus = (selector: string): void => page()?.querySelector<HTMLElement>(selector)?.focus();

  const move = (event: KeyboardEvent, rowsInView: number): boolean => {
    const to = nextIndex(event, at, rows.length, rowsInView);
    if (to === undefined) return false;
    event.preventDefault();
    choose(rows[to]?.id);
    return true;
  };
  const enter = (): void => {
    const id = at >= 0 ? chosen : rows[0]?.id;
    if (id === undefined) return;
    read(id);
    const shown = page()?.querySelector<HTMLElement>(`.sheet[data-entry="${id}"] h2`);
    // What is shown already takes the focus at once, what is still to come when it is there.
    wantsFocusRef.current = !shown;
    shown?.focus();
  };

  const takesFocus = useCallback((): boolean => {
    const wanted = wantsFocusRef.current;
    wantsFocusRef.current = false;
    // A form that was saved, an entry that was deleted, a note that was taken back.
    return wanted || (wasInReadingRef.current && document.activeElement === document.body);
  }, []);

  const commands = (event: KeyboardEvent): void => {
    if (event.altKey || event.isComposing || isWritable(event.target)) return;
    const command = commandOf(event);
    if (command === undefined) return;
    event.preventDefault();
    const row = chosen === undefined || !found?.ok ? undefined : found.value.byId.get(chosen);
    if (command === 'search') focus('.top input');
    else if (command === 'list') focus('.list');
    else if (command === 'new') go({ at: 'new' });
    else if (command === 'undo') void acts.undoLast();
    else if (command === 'edit' && row) go({ at: 'edit', id: row.id });
    else if (command === 'remove' && row?.own === true) void acts.remove(row, neighbourOf(model));
  };
  // Who has clicked beside everything goes on in the list.
  const heardRef = useRef<(event: KeyboardEvent) => void>(undefined);
  useLayoutEffect(() => {
    heardRef.current = (event) => {
      if (event.target !== document.body || (model.place.at !== 'list' && model.place.at !== 'entry')) return;
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        focus('.list');
        move(event, 1);
      } else commands(event);
    };
  });
  useEffect(() => {
    const ending = new AbortController();
    document.addEventListener('keydown', (event) => heardRef.current?.(event), { signal: ending.signal });
    return () => ending.abort();
  }, []);

  return {
    inBox: (event) => {
      if (event.isComposing) return;
      // Home and End are the text's own here.
      if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && move(event, 1)) return;
      if (event.key === 'Enter') enter();
      else if (event.key === 'Escape') {
        event.preventDefault();
        // First what is typed goes, as Chromium has it and Firefox has not.
        if (model.query !== '') model.setQuery('');
        else focus('.list');
      }
    },
    inList: (event, rowsInView) => {
      if (!move(event, rowsInView) && event.key === 'Enter') enter();
    },
    commands,
    focusInReading: () => {
      wasInReadingRef.current = true;
    },
    toList: () => focus('.list'),
    takesFocus,
  };
}

type Command = 'search' | 'list' | 'new' | 'edit' | 'remove' | 'undo';
const COMMANDS: Readonly<Record<string, Command>> = { '/': 'search', Escape: 'list', n: 'new', e: 'edit', Delete: 'remove' };
/** The same keys in the Russian layout. */
const BY_CODE: Readonly<Record<string, Command>> = { KeyN: 'new', KeyE: 'edit' };

function commandOf({ key, code, ctrlKey, metaKey, shiftKey }: KeyboardEvent): Command | undefined {
  if (ctrlKey || metaKey) return code === 'KeyZ' && !shiftKey ? 'undo' : undefined;
  return COMMANDS[key.length === 1 ? key.toLowerCase() : key] ?? BY_CODE[code];
}

const isWritable = (target: EventTarget | null): boolean => target instanceof HTMLElement && target.closest('input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]') !== null;
