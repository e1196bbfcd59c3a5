/**
 * The way back from a nested entry: one step with the arrow, further by the
 * headwords passed on the way.
 */
import { Fragment } from 'preact';
import { fill, type CardLabels } from './labels.ts';

/** How many headwords stand in the path; what lies before them is an ellipsis. */
const SHOWN = 2;

type Props = {
  /** Headwords from the first entry to the one before this. */
  readonly path: readonly string[];
  readonly labels: CardLabels;
  /** Goes back by so many entries. */
  readonly back: (steps: number) => void;
};

export function CardPath({ path, labels, back }: Props) {
  const previous = path.at(-1);
  if (previous === undefined) return null;
  const hidden = Math.max(0, path.length - SHOWN);
  return (
    <nav class="path" aria-label={labels.path}>
      <button type="button" class="back" aria-label={fill(labels.back, previous)} onClick={() => back(1)}>←</button>
      {hidden > 0 && <i aria-hidden="true">… ›</i>}
      {path.slice(hidden).map((head, index) => (
        <Fragment key={index}>
          {index > 0 && <i aria-hidden="true">›</i>}
          <button type="button" onClick={() => back(path.length - hidden - index)}>{head}</button>
        </Fragment>
      ))}
    </nav>
  );
}
