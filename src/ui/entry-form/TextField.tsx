/**
 * A labelled text: its hint, what is wrong with it, and how much room is left.
 */
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { formatNumber, t } from '../../platform/i18n.ts';

type Props = {
  readonly label: string;
  readonly value: string | undefined;
  readonly change: (value: string) => void;
  readonly hint?: ComponentChildren;
  /** What is wrong, in words; shown once the reader has been in the field. */
  readonly problem?: string | undefined;
  /** Shows the problem at once. */
  readonly insist?: boolean | undefined;
  /** In characters; counted, not enforced: what is too long is said so. */
  readonly limit?: number | undefined;
  /** More than one makes it a text area that grows with its text. */
  readonly lines?: number | undefined;
  readonly placeholder?: string | undefined;
  readonly lang?: string | undefined;
  readonly serif?: boolean | undefined;
  readonly takeFocus?: boolean | undefined;
};

/** A short limit is told from the first letter, a long one only when it comes near. */
const SHORT = 200;
const NEAR = 0.6;
const tellsRoom = (length: number, limit: number): boolean => length > 0 && (limit <= SHORT || length >= limit * NEAR);

export function TextField({ label, value = '', change, hint, problem, insist = false, limit, lines = 1, placeholder, lang, serif, takeFocus }: Props) {
  const id = useId();
  const input = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const [isVisited, setVisited] = useState(false);
  useLayoutEffect(() => {
    if (takeFocus) input.current?.focus();
  }, [takeFocus]);
  const shownProblem = insist || isVisited ? problem : undefined;
  const room = limit !== undefined && tellsRoom(value.length, limit) ? limit - value.length : undefined;
  const shared = {
    id,
    ref: input,
    value,
    placeholder,
    lang,
    class: serif ? 'serif' : undefined,
    'aria-invalid': shownProblem !== undefined,
    'aria-describedby': `${id}-more`,
    onInput: (event: Event) => change((event.currentTarget as HTMLInputElement).value),
    onBlur: () => setVisited(true),
  };
  return (
    <div class="field">
      <span class="label-line">
        <label for={id}>{label}</label>
        {room !== undefined && <span class={room < 0 ? 'room over' : 'room'}>{room < 0 ? t('form_over', formatNumber(-room)) : t('form_left', formatNumber(room))}</span>}
      </span>
      {lines > 1 ? <textarea {...shared} rows={lines} /> : <input type="text" autocomplete="off" {...shared} />}
      <div id={`${id}-more`} class="more">
        {shownProblem !== undefined && <p class="problem">{shownProblem}</p>}
        {hint !== undefined && <p class="hint">{hint}</p>}
      </div>
    </div>
  );
}
