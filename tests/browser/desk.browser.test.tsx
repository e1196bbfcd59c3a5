/**
 * The sections beside the entries in a real browser: nothing axe complains of,
 * in every guise; nothing sticks out; the keyboard reaches everything.
 */
import axe from 'axe-core';
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { entryId } from '../../src/domain/entry.ts';
import formCss from '../../src/ui/entry-form/form.css?inline';
import { Glossary } from '../../src/ui/glossary/Glossary.tsx';
import glossaryCss from '../../src/ui/glossary/glossary.css?inline';
import { sections } from '../../src/ui/glossary/sections.tsx';
import { ServicesProvider } from '../../src/ui/services.ts';
import deskCss from '../../src/ui/settings/desk.css?inline';
import { adoptSheets } from '../../src/ui/theme/adopt-sheets.ts';
import controlsCss from '../../src/ui/theme/controls.css?inline';
import { tokensCss } from '../../src/ui/theme/tokens.ts';
import { all } from '../fixtures/card-entries.ts';
import { createMemoryExchange, createMemorySettings, packPreview, tablePreview, type MemorySettings } from '../fixtures/memory-exchange.ts';
import { createMemoryLog } from '../fixtures/memory-log.ts';
import { createMemoryWelcome } from '../fixtures/memory-welcome.ts';
import { createMemory } from '../fixtures/memory-services.ts';
import { speak } from '../fixtures/messages.ts';
import { until } from '../fixtures/until.ts';

let root: HTMLElement;
let settings: MemorySettings;

/** @param name a section; `preview` and `table`: Import with a file looked at */
async function show(name: string): Promise<void> {
  const isFile = name === 'preview' || name === 'table';
  history.replaceState(null, '', `#/${isFile ? 'import' : name}`);
  const exchange = createMemoryExchange();
  exchange.answers.preview = name === 'table' ? tablePreview : packPreview;
  settings = createMemorySettings({ sitesOff: ['news.example'], hidden: [entryId('vsnkh')] });
  root = document.createElement('div');
  document.body.append(root);
  render(<ServicesProvider value={createMemory([...all.values()])}><Glossary sections={sections(exchange, settings, createMemoryLog(), createMemoryWelcome())} /></ServicesProvider>, root);
  await until(() => expect(root.querySelector('.desk h1')).not.toBeNull());
  if (!isFile) return;
  const input = root.querySelector<HTMLInputElement>('.file-place input')!;
  const files = new DataTransfer();
  files.items.add(new File(['{}'], 'trams.json'));
  input.files = files.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
  await until(() => expect(root.querySelector('.import-classes')).not.toBeNull());
  for (const fold of root.querySelectorAll<HTMLDetailsElement>('details.import-class')) fold.open = true;
}

const violations = async (): Promise<string[]> =>
  (await axe.run(document.body, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], rules: { region: { enabled: false } } })).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`);

beforeEach(async () => {
  await page.viewport(1250, 900);
  speak('en');
  document.documentElement.className = 'spravka';
  document.adoptedStyleSheets = [];
  adoptSheets(document, tokensCss, 'body{margin:0;background:var(--paper)}', controlsCss, formCss, glossaryCss, deskCss);
});
afterEach(() => {
  render(null, root);
  root.remove();
  document.documentElement.className = '';
  delete document.documentElement.dataset['theme'];
});

const SCREENS = ['import', 'preview', 'table', 'export', 'backups', 'log', 'settings'];

describe.each(SCREENS)('%s', (name) => {
  it.each(['light', 'dark'])('has nothing that axe complains of, %s', async (theme) => {
    document.documentElement.dataset['theme'] = theme;
    await show(name);
    expect(await violations()).toEqual([]);
  });

  it.each([[360, 740, 'en'], [360, 740, 'ru'], [625, 450, 'ru']] as const)('keeps within a window of %i × %i, in %s', async (width, height, language) => {
    await page.viewport(width, height);
    speak(language);
    await show(name);
    const main = root.querySelector<HTMLElement>('main')!;
    expect(main.scrollWidth).toBeLessThanOrEqual(main.clientWidth);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
    const desk = root.querySelector<HTMLElement>('.desk')!.getBoundingClientRect();
    const outside = [...root.querySelectorAll<HTMLElement>('.desk :is(button, input, select, p, li, h1, h2)')].filter((each) => !each.closest('.table-frame') && !each.hidden && each.getBoundingClientRect().right > desk.right + 1);
    expect(outside.map((each) => each.outerHTML.slice(0, 120))).toEqual([]);
    expect(document.documentElement.scrollHeight, 'the section scrolls, not the window too').toBeLessThanOrEqual(height);
  });
});

it.each([[760, 'ru'], [1000, 'ru'], [1100, 'ru'], [1280, 'ru'], [1280, 'en']] as const)('shows every section in the head of a window of %i, in %s', async (width, language) => {
  await page.viewport(width, 800);
  speak(language);
  await show('backups');
  const nav = root.querySelector<HTMLElement>('.sections')!;
  expect(nav.scrollWidth).toBeLessThanOrEqual(nav.clientWidth);
  expect(root.querySelector<HTMLElement>('.top input')!.clientWidth).toBeGreaterThan(80);
});

it('asks before going back to a backup, and axe has nothing against the question', async () => {
  await show('backups');
  await userEvent.click(page.getByRole('button', { name: /Go back to it/ }).first());
  await until(() => expect(document.activeElement?.localName).toBe('fieldset'));
  expect(await violations()).toEqual([]);
  await userEvent.keyboard('{Escape}');
  await until(() => expect(root.querySelector('.confirm')).toBeNull());
  expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Go back to it/);
});

it('is worked by keyboard alone: a style chosen by arrow keys, the delay too', async () => {
  await show('settings');
  root.querySelector<HTMLInputElement>('.inline-list input:checked')!.focus();
  await userEvent.keyboard('{ArrowRight}');
  await until(() => expect(settings.now().markStyle).toBe('solid'));
  const range = root.querySelector<HTMLInputElement>('input[type=range]')!;
  range.focus();
  await userEvent.keyboard('{ArrowRight}');
  await until(() => expect(settings.now().cardDelay).toBe(300));
});

it('takes a file that is dropped', async () => {
  await show('import');
  const files = new DataTransfer();
  files.items.add(new File(['{}'], 'dropped.json'));
  const place = root.querySelector('.file-place')!;
  place.dispatchEvent(new DragEvent('dragover', { bubbles: true, cancelable: true, dataTransfer: files }));
  await until(() => expect(place.classList.contains('over')).toBe(true));
  place.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: files }));
  await until(() => expect(root.querySelector('h1')?.textContent).toBe('What is in dropped.json'));
  expect(document.activeElement?.localName).toBe('h1');
});
