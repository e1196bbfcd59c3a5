import axe from 'axe-core';
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { entryId } from '../../src/domain/entry.ts';
import type { EntryView } from '../../src/domain/entry-view.ts';
import { fail } from '../../src/domain/result.ts';
import { t } from '../../src/platform/i18n.ts';
import cardCss from '../../src/ui/card/card.css?inline';
import { failureText } from '../../src/ui/failure-text.ts';
import formCss from '../../src/ui/entry-form/form.css?inline';
import { Glossary } from '../../src/ui/glossary/Glossary.tsx';
import glossaryCss from '../../src/ui/glossary/glossary.css?inline';
import searchCss from '../../src/ui/search/search.css?inline';
import { ServicesProvider } from '../../src/ui/services.ts';
import { adoptSheets } from '../../src/ui/theme/adopt-sheets.ts';
import controlsCss from '../../src/ui/theme/controls.css?inline';
import { tokensCss } from '../../src/ui/theme/tokens.ts';
import { all, trust, vsnkh } from '../fixtures/card-entries.ts';
import { createMemory, type Memory } from '../fixtures/memory-services.ts';
import { speak } from '../fixtures/messages.ts';
import { until } from '../fixtures/until.ts';

const MANY = 20_000;
const own: EntryView = { ...trust, id: entryId('own-trust'), head: 'aaa trust', own: true, updatedAt: 5 };
const noted: EntryView = { ...vsnkh, overlay: { note: 'Mine.', gloss: 'My words.', hiddenForms: ['SCNE'] } };
const few: EntryView[] = [own, ...[...all.values()].map((entry) => (entry.id === vsnkh.id ? noted : entry))];
const many: EntryView[] = Array.from({ length: MANY }, (_, index) => ({ ...trust, id: entryId(`entry-${index}`), head: `entry ${String(index).padStart(5, '0')}` }));

let memory: Memory;
let root: HTMLElement;

const PARTS = { intro: { short: 'intro.', title: 'Introduction: A beginning' }, ch2: { short: 'ch. 2', title: 'Charters: a story' }, app1: { short: 'App. 1', title: 'Appendix 1. Wages' } };

function show(hash = '#/', entries: readonly EntryView[] = few): void {
  history.replaceState(null, '', hash);
  memory = createMemory(entries, { 'pirani-2008': { author: '', title: '', year: 2008, short: 'Pirani 2008', parts: PARTS } });
  root = document.createElement('div');
  root.id = 'root';
  document.body.append(root);
  render(<ServicesProvider value={memory}><Glossary /></ServicesProvider>, root);
}

const list = (): Promise<HTMLElement> => until(() => found('.list'));
const found = (selector: string): HTMLElement => {
  const element = root.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`there is no ${selector}`);
  return element;
};
const rows = (): HTMLElement[] => [...root.querySelectorAll<HTMLElement>('.entry-row')];
const chosen = (): string | undefined => root.querySelector('[aria-selected=true] b')?.textContent ?? undefined;
const headOf = (): string | undefined => root.querySelector('.reading h2')?.textContent ?? undefined;
/** Told in words: two elements that differ are printed with all their pages. */
const hasFocus = (selector: string): boolean => document.activeElement === found(selector);
const reads = (head: string): Promise<void> => until(() => expect(headOf()).toBe(head));
const violations = async (): Promise<string[]> =>
  (await axe.run(document.body, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], rules: { region: { enabled: false } } })).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`);

beforeEach(async () => {
  await page.viewport(1280, 800);
  speak('en');
  localStorage.clear();
  document.documentElement.className = 'spravka';
  document.adoptedStyleSheets = [];
  adoptSheets(document, tokensCss, 'body{margin:0;background:var(--paper)}', cardCss, searchCss, controlsCss, formCss, glossaryCss);
});
afterEach(() => {
  render(null, root);
  root.remove();
  document.documentElement.className = '';
  delete document.documentElement.dataset['theme'];
});

describe('a list of 20,000', () => {
  it('draws only what is in view, wherever that is', async () => {
    show('#/', many);
    const scroller = await list();
    expect(rows().length).toBeLessThan(60);
    expect(found('.list-head').textContent).toContain('20,000 entries');
    expect(scroller.scrollHeight).toBeGreaterThan(MANY * 40);
    scroller.scrollTop = scroller.scrollHeight;
    await until(() => expect(rows().at(-1)?.textContent).toContain('entry 19999'));
    expect(rows().length).toBeLessThan(60);
    expect(rows().at(-1)?.getAttribute('aria-posinset')).toBe(String(MANY));
  });

  it('is gone through by key, to the end and back, and reads where the choice rests', async () => {
    show('#/', many);
    (await list()).focus();
    await userEvent.keyboard('{End}');
    await until(() => expect(chosen()).toBe('entry 19999'));
    await reads('entry 19999');
    expect(location.hash).toBe('#/entry/entry-19999');
    await userEvent.keyboard('{ArrowUp}{ArrowUp}');
    await until(() => expect(chosen()).toBe('entry 19997'));
    await userEvent.keyboard('{Home}{ArrowDown}');
    await until(() => expect(chosen()).toBe('entry 00001'));
    const box = found('[aria-selected=true]').getBoundingClientRect();
    expect(box.top).toBeGreaterThanOrEqual(found('.list').getBoundingClientRect().top);
  });

  it('opens at the entry that is linked to, in view', async () => {
    show('#/entry/entry-12345', many);
    await list();
    await until(() => expect(chosen()).toBe('entry 12345'));
    await reads('entry 12345');
    expect(hasFocus('.list')).toBe(true);
    const [row, box] = [found('[aria-selected=true]').getBoundingClientRect(), found('.list').getBoundingClientRect()];
    expect(row.top).toBeGreaterThan(box.top);
    expect(row.bottom).toBeLessThan(box.bottom);
  });
});

describe('going through the glossary', () => {
  it('searches as one types, chooses the first, and reads it on Enter', async () => {
    show();
    await list();
    expect(hasFocus('.top input')).toBe(true);
    await userEvent.keyboard('glav');
    await until(() => expect(rows().map((row) => row.querySelector('b')?.textContent)).toEqual(['glavki']));
    await until(() => expect(chosen()).toBe('glavki'));
    await userEvent.keyboard('{Enter}');
    await until(() => expect(document.activeElement?.textContent).toBe('glavki'));
    await userEvent.keyboard('{Escape}');
    expect(hasFocus('.list')).toBe(true);
    await userEvent.keyboard('/');
    expect(hasFocus('.top input')).toBe(true);
  });

  it('chooses the first of what is sought in the end, though it is just going to what was sought before', async () => {
    show();
    await list();
    // The choice's rest ends when this test says so.
    let endRest: (() => void) | undefined;
    const { setTimeout } = window;
    const waiting = vi.spyOn(window, 'setTimeout').mockImplementation(((run: () => void, ms?: number) => {
      if (ms !== 110) return setTimeout(run, ms);
      endRest = run;
      return 0;
    }) as typeof setTimeout);
    await userEvent.keyboard('v');
    await until(() => expect(endRest).toBeDefined());
    expect(chosen()).not.toBe('glavki');
    // In the moment in which the next one is chosen, before the page has done all that follows.
    const watching = new MutationObserver(() => {
      if (chosen() !== 'glavki') return;
      watching.disconnect();
      waiting.mockRestore();
      endRest?.();
    });
    watching.observe(root, { subtree: true, childList: true, attributes: true });
    await userEvent.fill(found('.top input'), 'glav');
    await reads('glavki');
    await until(() => expect(chosen()).toBe('glavki'));
  });

  it('lists what comes to be found by what stands in the box', async () => {
    show();
    await list();
    await userEvent.fill(page.getByRole('searchbox'), 'Putilov');
    await until(() => expect(found('.nothing').textContent).toContain('Putilov'));
    memory.change({ ...own, id: entryId('putilov'), head: 'Putilov works' });
    await until(() => expect(rows().map((row) => row.querySelector('b')?.textContent)).toEqual(['Putilov works']));
  });

  it('says why where a search fails, and asks again when the glossary changes', async () => {
    show();
    await list();
    const { search } = memory;
    Object.assign(memory, { search: () => Promise.resolve(fail({ kind: 'disconnected' })) });
    await userEvent.fill(page.getByRole('searchbox'), 'glavki');
    await until(() => expect(found('.entries .note').textContent).toBe(failureText({ kind: 'disconnected' })));
    expect(rows()).toEqual([]);
    Object.assign(memory, { search });
    memory.change({ ...own, gloss: 'Another.' });
    await until(() => expect(rows().map((row) => row.querySelector('b')?.textContent)).toEqual(['glavki']));
  });

  it('is gone through by the keys it names: from the search box to the list, and from beside everything', async () => {
    show();
    await until(() => expect(hasFocus('.top input')).toBe(true));
    // Nothing has an x: nothing is chosen of what is found.
    await userEvent.keyboard('xn');
    expect(found('.top input')).toHaveProperty('value', 'xn');
    await userEvent.keyboard('{Escape}');
    expect(found('.top input')).toHaveProperty('value', '');
    await userEvent.keyboard('{Escape}');
    expect(hasFocus('.list')).toBe(true);
    (document.activeElement as HTMLElement).blur();
    expect(document.activeElement).toBe(document.body);
    await userEvent.keyboard('{ArrowDown}');
    expect(chosen()).toBe(own.head);
    expect(hasFocus('.list')).toBe(true);
    (document.activeElement as HTMLElement).blur();
    await userEvent.keyboard('/');
    expect(hasFocus('.top input')).toBe(true);
    (document.activeElement as HTMLElement).blur();
    await userEvent.keyboard('n');
    await until(() => expect(location.hash).toBe('#/new'));
  });

  it('follows links, and the browser goes back', async () => {
    show('#/entry/glavki');
    await reads('glavki');
    await userEvent.click(page.getByRole('link', { name: 'VSNKh' }));
    await reads('VSNKh');
    await until(() => expect(chosen()).toBe('VSNKh'));
    history.back();
    await reads('glavki');
  });

  it('takes a query from its address, for everything, and leaves nothing of it there', async () => {
    show('#/?query=glavki');
    await until(() => expect(rows().map((row) => row.querySelector('b')?.textContent)).toEqual(['glavki']));
    expect(found('.top input')).toHaveProperty('value', 'glavki');
    await until(() => expect(hasFocus('.top input')).toBe(true));
    expect(location.hash).toBe('#/');
    // The list stands, nothing in it is chosen: what was sought is not known to be its first.
    expect(chosen()).toBeUndefined();
    await userEvent.keyboard('{Enter}');
    await reads('glavki');
    location.hash = '#/settings';
    await userEvent.fill(found('.top input'), '');
    await userEvent.click(page.getByRole('radio', { name: 'Mine 1' }));
    location.hash = '#/?query=nothing+%26+nobody';
    await until(() => expect(root.textContent).toContain('No entry for “nothing & nobody”.'));
    expect(page.getByRole('button', { name: t('glossary_clear') }).elements()).toEqual([]);
    expect(page.getByRole('button', { name: 'Add an entry for “nothing & nobody”' }).elements()).toHaveLength(1);
    expect(hasFocus('.top input')).toBe(true);
  });

  it('is filtered by kind and by whose, and says when nothing is left', async () => {
    show();
    await list();
    await userEvent.click(page.getByRole('radio', { name: 'People 5' }));
    await until(() => expect(found('.list-head').textContent).toContain('5 found'));
    expect(page.getByRole('radio', { name: /Mine/ }).elements()).toEqual([]);
    await userEvent.click(page.getByRole('button', { name: t('glossary_clear') }));
    await userEvent.click(page.getByRole('radio', { name: 'Mine 1' }));
    await until(() => expect(rows().length).toBe(1));
    await userEvent.fill(page.getByRole('searchbox'), 'glavki');
    await until(() => expect(root.textContent).toContain('No entry for “glavki”.'));
    await userEvent.click(page.getByRole('button', { name: 'Add an entry for “glavki”' }));
    await until(() => expect(found('input.serif')).toHaveProperty('value', 'glavki'));
  });
});

describe('the parts of the book to filter by', () => {
  it('are named, general knowledge too, and what the reader cites is none of them', async () => {
    show('#/', [...few, { ...own, id: entryId('cited'), head: 'cited', sources: [{ work: 'own', title: 'A pamphlet' }, { work: 'general' }, ...Object.keys(PARTS).map((part) => ({ work: 'pirani-2008', part }))] }]);
    await list();
    expect(found('.facets').textContent).toContain(t('glossary_part'));
    const names = [...root.querySelectorAll('.facets .name')].map(({ textContent }) => textContent);
    expect(names).toEqual(expect.arrayContaining(['intro. A beginning', 'ch. 2 Charters: a story', 'App. 1 Wages', t('card_inGeneral')]));
    expect(names).not.toContain('own');
    expect(names).not.toContain('general');
  });
});

describe('writing', () => {
  const isDrawn = (selector: string): boolean => found(`.preview ${selector}`).checkVisibility();

  it('draws no empty strip in the card of what has neither gloss nor source', async () => {
    show('#/new?text=Rabkrin');
    await until(() => expect(found('.preview h2').textContent).toBe('Rabkrin'));
    expect([isDrawn('.text'), isDrawn('footer')]).toEqual([false, false]);
    await userEvent.fill(page.getByLabelText(t('form_gloss')), 'The inspectorate.');
    await until(() => expect([isDrawn('.text'), isDrawn('footer')]).toEqual([true, false]));
  });

  it('rings what is wrong', async () => {
    show('#/new?text=Rabkrin');
    await list();
    const gloss = page.getByLabelText(t('form_gloss'));
    const colour = (): string => getComputedStyle(gloss.element()).borderTopColor;
    const calm = colour();
    await userEvent.click(gloss);
    await userEvent.tab();
    await until(() => expect(gloss.element().getAttribute('aria-invalid')).toBe('true'));
    expect(colour()).not.toBe(calm);
  });

  it('edits what is chosen, deletes it and takes that back, all by key', async () => {
    show('#/entry/own-trust');
    await reads('aaa trust');
    await userEvent.keyboard('e');
    await until(() => expect(document.activeElement).toHaveProperty('value', 'aaa trust'));
    await userEvent.keyboard('{End}, new{Control>}{Enter}{/Control}');
    await reads('aaa trust, new');
    await until(() => expect(chosen()).toBe('aaa trust, new'));
    expect(found('.notice').textContent).toContain('“aaa trust, new” is saved.');

    await until(() => expect(hasFocus('.sheet h2')).toBe(true));
    await userEvent.keyboard('{Delete}');
    await until(() => expect(memory.entries.has(own.id)).toBe(false));
    await reads('Bauman district');
    await userEvent.keyboard('{Control>}z{/Control}');
    await until(() => expect(memory.entries.get(own.id)?.head).toBe('aaa trust, new'));
    await reads('aaa trust, new');
    await until(() => expect(document.activeElement).not.toBe(document.body));
  });

  it('gives the list the focus where a new entry is left for later', async () => {
    show('#/new');
    await list();
    await userEvent.fill(page.getByLabelText(t('form_head')), 'Rabkrin');
    await userEvent.click(page.getByRole('button', { name: t('form_later') }));
    await until(() => expect(hasFocus('.list')).toBe(true));
  });

  it('never deletes what is not one’s own', async () => {
    show('#/entry/glavki');
    await reads('glavki');
    await userEvent.keyboard('{Delete}');
    expect(memory.entries.has(entryId('glavki'))).toBe(true);
    expect(page.getByRole('button', { name: t('form_delete') }).elements()).toEqual([]);
  });

  it('writes a new entry that stands in the list at once', async () => {
    show('#/entry/glavki');
    await reads('glavki');
    await userEvent.keyboard('n');
    await userEvent.fill(page.getByLabelText(t('form_head')), 'Rabkrin');
    await userEvent.fill(page.getByLabelText(t('form_gloss')), 'The inspectorate.');
    await userEvent.click(page.getByRole('button', { name: t('form_save') }));
    await reads('Rabkrin');
    await until(() => expect(chosen()).toBe('Rabkrin'));
  });

  it('writes a note on another’s entry, and takes it back', async () => {
    show('#/entry/glavki');
    await reads('glavki');
    await userEvent.click(page.getByRole('button', { name: t('glossary_write') }));
    await userEvent.fill(page.getByLabelText(t('note_note'), { exact: true }), 'See the minutes.');
    await userEvent.click(page.getByRole('button', { name: t('form_save') }));
    await until(() => expect(found('.card .own').textContent).toBe(`${t('card_ownNote')}See the minutes.`));
    await userEvent.click(page.getByRole('button', { name: t('note_takeBack') }));
    await until(() => expect(root.querySelector('.card .own')).toBeNull());
    await until(() => expect(hasFocus('.sheet h2')).toBe(true));
    await userEvent.click(page.getByRole('button', { name: t('glossary_undo') }));
    await until(() => expect(found('.card .own').textContent).toContain('See the minutes.'));
  });

  it('keeps what is half written while the reader looks elsewhere', async () => {
    show('#/entry/own-trust/edit');
    await userEvent.fill(page.getByLabelText(t('form_gloss')), 'Half a sent');
    await userEvent.fill(page.getByRole('searchbox'), 'glavki');
    await until(() => expect(chosen()).toBe('glavki'));
    location.hash = '#/entry/own-trust/edit';
    await until(() => expect(page.getByLabelText(t('form_gloss')).element()).toHaveProperty('value', 'Half a sent'));
  });
});

describe('on paper', () => {
  it('is the whole list that is filtered, and nothing of the screen', async () => {
    show('#/', many);
    await list();
    await userEvent.fill(page.getByRole('searchbox'), 'entry 0000');
    await until(() => expect(found('.list-head').textContent).toContain('10 found'));
    window.dispatchEvent(new Event('beforeprint'));
    const printed = document.querySelector('.printed') as HTMLElement;
    expect(printed.querySelectorAll('dt').length).toBe(10);
    expect(printed.textContent).toContain('“entry 0000” · 10 entries');
    window.dispatchEvent(new Event('afterprint'));
    expect(document.querySelector('.printed')).toBeNull();
  });

  it('is the entry where one is read, and the list all the same by its button', async () => {
    show('#/entry/vsnkh');
    await reads('VSNKh');
    window.dispatchEvent(new Event('beforeprint'));
    expect(document.querySelector('.printed')).toBeNull();
    window.dispatchEvent(new Event('afterprint'));

    const { print } = window;
    let printed = 0;
    window.print = () => {
      window.dispatchEvent(new Event('beforeprint'));
      printed = document.querySelectorAll('.printed dt').length;
      window.dispatchEvent(new Event('afterprint'));
    };
    await userEvent.click(found('.list-head .print'));
    window.print = print;
    expect(printed).toBe(few.length);
    window.dispatchEvent(new Event('beforeprint'));
    expect(document.querySelector('.printed')).toBeNull();
  });
});

describe.each(['light', 'dark'] as const)('in %s', (theme) => {
  it.each(['#/', '#/entry/vsnkh', '#/entry/vsnkh/edit', '#/entry/own-trust/edit', '#/new', '#/entry/no-such'])('%s has nothing that axe complains of', async (hash) => {
    document.documentElement.dataset['theme'] = theme;
    show(hash);
    await list();
    if (hash.includes('entry')) await until(() => found('.reading :is(h1, h2, .state.missing)'));
    for (const summary of root.querySelectorAll<HTMLElement>('.reading summary')) summary.click();
    await until(() => expect(root.querySelectorAll('details:not([open])').length).toBe(0));
    expect(await violations()).toEqual([]);
  });
});

/** 360 px: Firefox for Android; 640 × 400: a window of 1280 × 800 at 200 %. */
describe.each([[360, 740], [640, 400]])('at %i × %i', (width, height) => {
  it.each(['#/', '#/entry/vsnkh', '#/entry/vsnkh/edit', '#/entry/own-trust/edit', '#/new'])('%s fits the width, and axe is content', async (hash) => {
    await page.viewport(width, height);
    speak('ru');
    show(hash);
    await until(() => found(hash === '#/' ? '.list' : '.reading :is(h1, h2)'));
    for (const summary of root.querySelectorAll<HTMLElement>('.reading summary')) summary.click();
    const wide = [...root.querySelectorAll<HTMLElement>('.glossary, .reading, .sheet, .entry-form, .fields, .top')].filter((element) => element.scrollWidth > element.clientWidth + 1);
    expect(wide.map(({ className }) => className)).toEqual([]);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
    expect(await violations()).toEqual([]);
  });
});
