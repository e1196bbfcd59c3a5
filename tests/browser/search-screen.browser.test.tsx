import axe from 'axe-core';
import { render } from 'preact';
import { beforeEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ok } from '../../src/domain/result.ts';
import { createCardData } from '../../src/ui/card/card-data.ts';
import { CardReader } from '../../src/ui/card/CardReader.tsx';
import cardCss from '../../src/ui/card/card.css?inline';
import type { PageState } from '../../src/ui/search/hits.ts';
import { SearchScreen } from '../../src/ui/search/SearchScreen.tsx';
import searchCss from '../../src/ui/search/search.css?inline';
import { adoptSheets } from '../../src/ui/theme/adopt-sheets.ts';
import controlsCss from '../../src/ui/theme/controls.css?inline';
import { tokensCss } from '../../src/ui/theme/tokens.ts';
import { byKind, vsnkh } from '../fixtures/card-entries.ts';
import { ENGLISH_LABELS, ENGLISH_SEARCH_LABELS as labels } from '../fixtures/messages.ts';
import { lookup } from './card-stage.ts';
import { until } from '../fixtures/until.ts';

const hits = byKind.map(({ id, kind, head, cyrillic, gloss }) => ({ id, kind, head, cyrillic, gloss }));
const everything: PageState = { status: 'on', host: 'archive.example', entries: hits.map((hit) => ({ ...hit, count: 7 })) };

const violations = async (): Promise<string[]> =>
  (await axe.run(document.body, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);

function show(theme: 'light' | 'dark' = 'light'): void {
  const data = createCardData({ lookup });
  const main = document.createElement('main');
  main.className = 'spravka';
  main.dataset['theme'] = theme;
  document.body.append(main);
  render(
    <SearchScreen
      labels={labels}
      search={(query) => Promise.resolve(ok(query === 'none' ? [] : hits))}
      page={everything}
      level="normal"
      setLevel={vi.fn()}
      hide={vi.fn()}
      add={vi.fn()}
      openInGlossary={vi.fn()}
      setSite={vi.fn()}
      showOnPage={vi.fn()}
      drawEntry={(id, leave) => <CardReader id={id} data={data} labels={ENGLISH_LABELS} actions={[]} home={{ name: labels.search, leave }} />}
    />,
    main,
  );
}

beforeEach(async () => {
  await page.viewport(420, 600);
  document.body.replaceChildren();
  document.adoptedStyleSheets = [];
  adoptSheets(document, tokensCss, cardCss, controlsCss, searchCss);
});

it('is ready to be typed into, and keeps the chosen row in view', async () => {
  show();
  await userEvent.keyboard('a');
  await until(() => expect(document.querySelectorAll('[role=option]').length).toBe(hits.length));
  await userEvent.keyboard('{ArrowUp}');
  await until(() => expect(document.querySelector('[role=option]:last-child')?.ariaSelected).toBe('true'));
  const panel = document.querySelector('.panel')?.getBoundingClientRect() as DOMRect;
  const row = document.querySelector('[aria-selected=true][role=option]')?.getBoundingClientRect() as DOMRect;
  expect(row.bottom).toBeLessThanOrEqual(panel.bottom);
  expect(row.top).toBeGreaterThanOrEqual(panel.top);
  expect(document.activeElement?.localName).toBe('input');
});

it('opens a row by a real click without losing the place to type', async () => {
  show();
  await userEvent.keyboard('a');
  await until(() => expect(document.querySelectorAll('[role=option]').length).toBe(hits.length));
  await userEvent.click(page.getByText(vsnkh.gloss));
  await until(() => expect(document.querySelector('h2')?.textContent).toBe('VSNKh'));
  expect(document.activeElement?.localName).toBe('input');
});

it.each(['light', 'dark'] as const)('has nothing that axe complains of, %s', async (theme) => {
  show(theme);
  expect(await violations()).toEqual([]);
  await userEvent.keyboard('a');
  await until(() => expect(document.querySelectorAll('[role=option]').length).toBe(hits.length));
  expect(await violations()).toEqual([]);
  await userEvent.keyboard('{Enter}');
  await until(() => expect(document.querySelector('h2')).not.toBeNull());
  expect(await violations()).toEqual([]);
  await userEvent.click(page.getByRole('tab', { name: /On this page/ }));
  expect(await violations()).toEqual([]);
});
