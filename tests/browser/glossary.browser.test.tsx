import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { entryId } from '../../src/domain/entry.ts';
import { fail } from '../../src/domain/result.ts';
import { t } from '../../src/platform/i18n.ts';
import { failureText } from '../../src/ui/failure-text.ts';
import { speak } from '../fixtures/messages.ts';
import { until } from '../fixtures/until.ts';
import { chosen, few, found, hasFocus, list, many, MANY, memory, own, PARTS, reads, root, rows, setStage, show, violations } from './glossary-stage.tsx';

setStage();

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
    await until(() => expect(page.getByRole('radio', { name: /Mine/ }).elements()).toEqual([]));
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
    await until(() => expect(found('.facets').textContent).toContain(t('glossary_part')));
    const names = [...root.querySelectorAll('.facets .name')].map(({ textContent }) => textContent);
    expect(names).toEqual(expect.arrayContaining(['intro. A beginning', 'ch. 2 Charters: a story', 'App. 1 Wages', t('card_inGeneral')]));
    expect(names).not.toContain('own');
    expect(names).not.toContain('general');
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
