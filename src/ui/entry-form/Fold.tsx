/**
 * A part of the form that is offered, not asked for: folded, with what is in it
 * already beside its title.
 */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

type Props = { readonly title: string; readonly summary: string; readonly hasProblem: boolean; readonly children: ComponentChildren };

export function Fold({ title, summary, hasProblem, children }: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details class={hasProblem ? 'fold wrong' : 'fold'} open={isOpen || hasProblem} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary><span class="title">{title}</span><span class="summary">{summary}</span></summary>
      <div class="inside">{children}</div>
    </details>
  );
}
