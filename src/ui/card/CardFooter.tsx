/**
 * The foot of a card: whence the statements come, and what can be done.
 */
import { Fragment } from 'preact';
import type { EntryView } from '../../domain/entry-view.ts';
import { ActionList, type CardAction } from './ActionList.tsx';
import { citations, generalFields, type Works } from './citation.ts';
import type { CardLabels } from './labels.ts';

type Props = { readonly entry: EntryView; readonly works: Works; readonly labels: CardLabels; readonly actions: readonly CardAction[] };

export function CardFooter({ entry, works, labels, actions }: Props) {
  return (
    <footer>
      <Sources entry={entry} works={works} labels={labels} />
      <ActionList entry={entry} actions={actions} />
    </footer>
  );
}

function Sources({ entry, works, labels }: Omit<Props, 'actions'>) {
  const cited = citations(entry.sources, works, labels);
  const fields = generalFields(entry.sources);
  return (
    <p class="sources">
      <span class="unseen">{labels.sources}: </span>
      {cited.map(({ text, href }, index) => (
        <Fragment key={text}>
          {index > 0 && '; '}
          {href === undefined ? text : <a href={href} target="_blank" rel="noopener noreferrer">{text}</a>}
        </Fragment>
      ))}
      {fields && <>{cited.length > 0 && ' · '}{labels.inGeneral}{fields.length > 0 && `: ${fields.map((field) => labels[`of_${field}` as keyof CardLabels] ?? field).join(', ')}`}</>}
    </p>
  );
}
