/**
 * Where a file is dropped, or chosen by a button.
 */
import { useRef, useState } from 'preact/hooks';
import { t } from '../../platform/i18n.ts';

type Props = { readonly take: (file: File) => void; readonly lead: string; readonly kinds: string };

const ACCEPTED = '.json,.csv,.tsv,.txt,.zip';

export function FilePlace({ take, lead, kinds }: Props) {
  const [isOver, setOver] = useState(false);
  const over = (event: DragEvent): void => {
    event.preventDefault();
    setOver(true);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer?.files[0];
    if (file) take(file);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- dropping is a short cut of the button within
    <div class={isOver ? 'file-place over' : 'file-place'} onDragOver={over} onDragLeave={() => setOver(false)} onDrop={drop}>
      <p>{lead}</p>
      <FileButton take={take} name={t('import_choose')} look="primary" />
      <p class="hint">{kinds}</p>
    </div>
  );
}

type ButtonProps = { readonly take: (file: File) => void; readonly name: string; readonly label?: string | undefined; readonly look: 'primary' | 'secondary' | 'quiet'; readonly accept?: string };

/** A button, since a file input's own is in the browser's language and look. */
export function FileButton({ take, name, label, look, accept = ACCEPTED }: ButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  const chosen = (field: HTMLInputElement): void => {
    const file = field.files?.[0];
    if (file) take(file);
    // The same file may be chosen again, once it has been mended.
    field.value = '';
  };
  return (
    <>
      <button type="button" class={look} aria-label={label} onClick={() => input.current?.click()}>{name}</button>
      <input ref={input} type="file" accept={accept} hidden onChange={(event) => chosen(event.currentTarget)} />
    </>
  );
}
