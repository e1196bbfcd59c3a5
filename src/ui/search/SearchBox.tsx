/**
 * The box at the top of the popup: a combobox whose list is the results below.
 */
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { SearchLabels } from './labels.ts';

type Props = {
  readonly labels: SearchLabels;
  readonly value: string;
  readonly change: (value: string) => void;
  /** Told what the box is about to hold, before the browser has put the letter in; `change` may still tell otherwise. */
  readonly foresee: (value: string) => void;
  /** The value was put there for the reader: typing replaces it. */
  readonly isGiven: boolean;
  /** `undefined` while nothing is asked. */
  readonly found: string | undefined;
  readonly listId: string;
  /** The id of the chosen row. */
  readonly activeId: string | undefined;
  /** Up and down the list. */
  readonly move: (by: 1 | -1) => void;
  readonly accept: () => void;
  readonly acceptInGlossary: () => void;
};

export function SearchBox({ labels, value, change, foresee, isGiven, found, listId, activeId, move, accept, acceptInGlossary }: Props) {
  const input = useRef<HTMLInputElement>(null);
  // The popup is opened to type; before the first painting, lest the first letters be lost.
  useLayoutEffect(() => input.current?.focus(), []);
  useLayoutEffect(() => {
    if (isGiven) input.current?.select();
  }, [isGiven]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) acceptInGlossary();
    else if (event.key === 'Enter') accept();
    else return;
    event.preventDefault();
  };
  return (
    <div class="box">
      <svg aria-hidden="true" width="17" height="17" viewBox="0 0 17 17" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round">
        <circle cx="7" cy="7" r="4.8" />
        <path d="m10.7 10.7 4 4" />
      </svg>
      <input
        type="text"
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={activeId !== undefined}
        aria-controls={listId}
        aria-activedescendant={activeId}
        aria-label={labels.query}
        placeholder={labels.query}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        ref={input}
        value={value}
        onBeforeInput={(event) => {
          const next = afterInput(event.currentTarget, event);
          if (next !== undefined) foresee(next);
        }}
        onInput={(event) => change(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <output class="found">{found}</output>
    </div>
  );
}

/** What the box will hold when a letter is typed into it; undefined for other input. */
function afterInput({ value, selectionStart, selectionEnd }: HTMLInputElement, { inputType, data, isComposing }: InputEvent): string | undefined {
  if (inputType !== 'insertText' || data === null || isComposing || selectionStart === null || selectionEnd === null) return undefined;
  return value.slice(0, selectionStart) + data + value.slice(selectionEnd);
}
