/**
 * The list as a printed glossary. Drawn only while the page is being printed:
 * the list on the screen has no more rows than are in view.
 */
import { render } from 'preact';
import { t, tCount } from '../../platform/i18n.ts';
import { languageOf } from '../card/heading.ts';
import type { Row } from './rows.ts';

/** Printing without being asked would be odd, so the rows are asked for when it begins. */
export function preparePrinting(rows: () => readonly Row[], describe: () => string, signal: AbortSignal): void {
  const sheet = document.createElement('div');
  sheet.className = 'printed';
  window.addEventListener('beforeprint', () => {
    document.body.append(sheet);
    render(<Printed rows={rows()} about={describe()} />, sheet);
  }, { signal });
  window.addEventListener('afterprint', () => {
    render(null, sheet);
    sheet.remove();
  }, { signal });
}

export function Printed({ rows, about }: { readonly rows: readonly Row[]; readonly about: string }) {
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
    </>
  );
}
