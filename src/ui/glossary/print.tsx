/**
 * The list as a printed glossary. Drawn only while the page is being printed:
 * the list on the screen has no more rows than are in view. An entry that is
 * read, and any other section, is printed as it stands.
 */
import { render } from 'preact';
import type { Work } from '../../domain/entry.ts';
import { t, tCount } from '../../platform/i18n.ts';
import { languageOf } from '../card/heading.ts';
import type { Row } from './rows.ts';

export type Printing = {
  /** Whether the list is wanted, and not what is read beside it. */
  readonly isOfList: () => boolean;
  readonly rows: () => readonly Row[];
  /** What is listed, in words. */
  readonly describe: () => string;
  /** The works that the entries are made from. */
  readonly works: () => readonly Work[];
};

/** What is printed is asked for when it begins. */
export function preparePrinting({ isOfList, rows, describe, works }: Printing, signal: AbortSignal): void {
  const sheet = document.createElement('div');
  sheet.className = 'printed';
  window.addEventListener('beforeprint', () => {
    if (!isOfList()) return;
    document.body.append(sheet);
    render(<Printed rows={rows()} about={describe()} works={works()} />, sheet);
  }, { signal });
  window.addEventListener('afterprint', () => {
    render(null, sheet);
    sheet.remove();
  }, { signal });
}

export function Printed({ rows, about, works }: { readonly rows: readonly Row[]; readonly about: string; readonly works: readonly Work[] }) {
  return (
    <>
      <h1>{t('glossary_printTitle')}</h1>
      <p class="about">{[about, tCount('glossary_count', rows.length)].filter((part) => part !== '').join(' · ')}</p>
      <dl>
        {rows.map(({ id, head, cyrillic, gloss }) => (
          <div key={id}>
            <dt>{head}{cyrillic !== undefined && <span lang={languageOf(cyrillic)}> {cyrillic}</span>}</dt>
            <dd>{gloss}</dd>
          </div>
        ))}
      </dl>
      {works.length > 0 && <p class="works">{t('glossary_printSources')} {works.map(({ author, title, year }, index) => <span key={title}>{index > 0 && '; '}{author}, <cite>{title}</cite> ({year})</span>)}.</p>}
    </>
  );
}
