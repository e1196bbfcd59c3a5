/**
 * A choice of one among few, each said in a line where the name says too little.
 */
import { useId } from 'preact/hooks';

export type Option<Value extends string> = { readonly value: Value; readonly name: string; readonly hint?: string | undefined; readonly disabled?: boolean | undefined };
type Props<Value extends string> = {
  readonly title: string;
  readonly options: readonly Option<Value>[];
  readonly chosen: Value | undefined;
  readonly choose: (value: Value) => void;
  /** Beside each other, for short names without hints. */
  readonly inline?: boolean;
  /** The title stands elsewhere for the eye. */
  readonly titleUnseen?: boolean;
};

export function ChoiceList<Value extends string>({ title, options, chosen, choose, inline = false, titleUnseen = false }: Props<Value>) {
  const name = useId();
  return (
    <fieldset class={inline ? 'choice-list inline-list' : 'choice-list'}>
      <legend class={titleUnseen ? 'unseen' : undefined}>{title}</legend>
      {options.map(({ value, name: label, hint, disabled = false }) => (
        <label key={value} class="choice">
          <input type="radio" name={name} checked={value === chosen} disabled={disabled} onChange={() => choose(value)} />
          <span><span class="choice-name">{label}</span>{hint !== undefined && <small>{hint}</small>}</span>
        </label>
      ))}
    </fieldset>
  );
}
