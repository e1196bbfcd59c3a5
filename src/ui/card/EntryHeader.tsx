/**
 * The head of a card: kind and dates, headword, other spellings, expansion.
 */
import type { EntryView } from '../../domain/entry-view.ts';
import { dates, languageOf, otherSpellings } from './heading.ts';
import { fill, type CardLabels } from './labels.ts';

type Props = { readonly entry: EntryView; readonly labels: CardLabels; readonly namedWith?: string | undefined };

export function EntryHeader({ entry, labels, namedWith }: Props) {
  const when = dates(entry, labels);
  const spellings = otherSpellings(entry);
  return (
    <header>
      <p class="kind">
        {labels[entry.kind]}
        {when !== undefined && ` · ${when}`}
        {entry.own === true && <span class="reason"> · {labels.own}</span>}
        {entry.pack && <span class="reason"> · {fill(labels.fromPack, entry.pack.title)}</span>}
        {namedWith !== undefined && <span class="reason"> · {fill(labels.namedWith, namedWith)}</span>}
      </p>
      <h2 tabIndex={-1}>{entry.head}</h2>
      {spellings.length > 0 && (
        <p class="spellings">
          {spellings.map((text, index) => (
            <span key={text}>{index > 0 && ' · '}<span lang={languageOf(text)}>{text}</span></span>
          ))}
        </p>
      )}
      {entry.expansion && <Expansion {...entry.expansion} />}
    </header>
  );
}

/** English, then the Russian in Latin letters, or in Cyrillic where only that is given. */
function Expansion({ english, latin, cyrillic }: NonNullable<EntryView['expansion']>) {
  const russian = latin ?? cyrillic;
  return (
    <p class="expansion">
      {english}
      {russian !== undefined && <i lang={latin === undefined ? 'ru' : 'ru-Latn'}>{english !== undefined && ' · '}{russian}</i>}
    </p>
  );
}
