/**
 * A page of popups, one for each state, to be looked at: see shoot.ts. Each is
 * brought into its state as a reader would bring it there.
 */
import { fireEvent, within } from '@testing-library/preact';
import { render } from 'preact';
import { fail, ok } from '../../src/domain/result.ts';
import { createCardData } from '../../src/ui/card/card-data.ts';
import { CardReader } from '../../src/ui/card/CardReader.tsx';
import cardCss from '../../src/ui/card/card.css?inline';
import type { Hit, PageState, Search } from '../../src/ui/search/hits.ts';
import { SearchScreen } from '../../src/ui/search/SearchScreen.tsx';
import searchCss from '../../src/ui/search/search.css?inline';
import { adoptSheets } from '../../src/ui/theme/adopt-sheets.ts';
import controlsCss from '../../src/ui/theme/controls.css?inline';
import { tokensCss } from '../../src/ui/theme/tokens.ts';
import { all, byKind, heads } from '../fixtures/card-entries.ts';
import { ENGLISH_LABELS, ENGLISH_SEARCH_LABELS as labels } from '../fixtures/messages.ts';

const nothing = (): void => undefined;
const hits: readonly Hit[] = byKind.map(({ id, kind, head, cyrillic, gloss }) => ({ id, kind, head, cyrillic, gloss }));
const search: Search = (query) => {
  if (query === 'seeding') return Promise.resolve(fail({ kind: 'seeding' }));
  return Promise.resolve(ok(query === 'vesenha' ? hits.slice(1, 4) : query === 'все' ? hits : []));
};
const data = createCardData({ lookup: (ids) => Promise.resolve(ok(ids.flatMap((id) => all.get(id) ?? []))), heads: () => Promise.resolve(heads) });
const on: PageState = { status: 'on', host: 'archive.example', entries: hits.map((hit, index) => ({ ...hit, count: 14 - index })) };

const cases: readonly { readonly type?: string; readonly key?: string; readonly tab?: string; readonly page?: PageState }[] = [
  { type: 'vesenha' },
  { type: 'все' },
  { tab: 'On this page' },
  { type: 'vesenha', key: 'Enter' },
  {},
  { type: 'xyzzy', page: { status: 'off', host: 'archive.example' } },
  { type: 'seeding' },
  { tab: 'On this page', page: { status: 'off', host: 'archive.example' } },
  { tab: 'On this page', page: { status: 'unreadable' } },
];

adoptSheets(document, tokensCss, cardCss, controlsCss, searchCss);
const main = document.querySelector('main') as HTMLElement;
for (const { type, key, tab, page = on } of cases) {
  const box = document.createElement('div');
  main.append(box);
  render(
    <SearchScreen
      labels={labels}
      search={search}
      page={page}
      level="normal"
      setLevel={nothing}
      hide={nothing}
      add={nothing}
      openInGlossary={nothing}
      setSite={nothing}
      showOnPage={nothing}
      drawEntry={(id, leave) => <CardReader id={id} data={data} labels={ENGLISH_LABELS} actions={[{ label: 'Open', run: nothing }]} home={{ name: labels.search, leave }} />}
    />,
    box,
  );
  const input = within(box).getByRole('combobox');
  if (type !== undefined) fireEvent.input(input, { target: { value: type } });
  if (key !== undefined) void within(box).findAllByRole('option').then(() => fireEvent.keyDown(input, { key }));
  if (tab !== undefined) fireEvent.click(within(box).getByRole('tab', { name: new RegExp(tab) }));
}
