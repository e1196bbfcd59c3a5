import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { glavki } from '../../../tests/fixtures/card-entries.ts';
import { ENGLISH_SEARCH_LABELS as labels } from '../../../tests/fixtures/messages.ts';
import { heads, hide, openTab, prepareStage, setLevel, setSite, shared, show, showOnPage, type } from '../../../tests/fixtures/search-stage.tsx';
import { until } from '../../../tests/fixtures/until.ts';
import { SearchScreen } from './SearchScreen.tsx';

beforeEach(prepareStage);

describe('on this page', () => {
  it('says nothing of what a search has found', async () => {
    show();
    await type('xyzzy');
    await until(() => expect(screen.getByRole('status').textContent).toBe('0 found'));
    openTab();
    expect(screen.getByRole('status').textContent).toBe('');
  });

  it('counts and lists the entries marked, opens them and leads to their places', () => {
    show();
    expect(screen.getByRole('tab', { name: 'On this page · 2' })).toBeDefined();
    const panel = openTab();
    expect(within(panel).getAllByRole('listitem').length).toBe(2);
    fireEvent.click(within(panel).getByRole('button', { name: `${labels.showOnPage}: VSNKh, 12` }));
    expect(showOnPage).toHaveBeenCalledWith('vsnkh');
    fireEvent.click(panel.querySelector('.row') as Element);
    expect(screen.getByTestId('card').textContent).toContain('demidov-vladimir');
  });

  it('moves from row to row by the arrows, in either column', () => {
    show();
    const list = openTab();
    const column = (name: string): HTMLElement[] => [...list.querySelectorAll<HTMLElement>(`.page .${name}`)];
    for (const [from, to] of [column('row'), column('away'), column('count')] as [HTMLElement, HTMLElement][]) {
      from.focus();
      fireEvent.keyDown(from, { key: 'ArrowDown' });
      expect(document.activeElement).toBe(to);
      fireEvent.keyDown(to, { key: 'ArrowDown' });
      expect(document.activeElement).toBe(to);
      fireEvent.keyDown(to, { key: 'ArrowUp' });
      expect(document.activeElement).toBe(from);
    }
  });

  it.each([
    [{ status: 'unreadable' }, labels.pageUnreadable],
    [{ status: 'unreadable', isKeptOff: true }, labels.keptOff],
    [{ status: 'off', host: 'archive.example' }, 'Spravka is off for archive.example.Switch Spravka on for archive.example'],
    [{ status: 'on', host: 'archive.example', entries: [] }, labels.nothingOnPage],
    [undefined, ''],
  ] as const)('of %o it says so', (page, line) => {
    render(<SearchScreen {...shared} page={page} drawEntry={() => null} />);
    expect(openTab().textContent).toBe(line === labels.nothingOnPage ? `${labels.level}${labels.calm}${labels.normal}${labels.everything}${line}` : line);
  });

  it('has the browser ask where it was told to keep Spravka off pages', () => {
    const allowPages = vi.fn();
    show({ status: 'unreadable', isKeptOff: true }, { allowPages });
    fireEvent.click(within(openTab()).getByRole('button', { name: labels.allowPages }));
    expect(allowPages).toHaveBeenCalledTimes(1);
  });

  it('is left by typing', async () => {
    show();
    openTab();
    await type('gl');
    expect(heads()).toEqual([glavki.head]);
    expect(screen.getByRole('tab', { selected: true }).textContent).toBe('Search');
  });

  it('is reached by the arrows between the tabs', () => {
    show();
    const tab = screen.getByRole('tab', { selected: true });
    fireEvent.keyDown(tab, { key: 'ArrowRight' });
    expect(screen.getByRole('tab', { selected: true }).textContent).toBe('On this page · 2');
    expect(document.activeElement).toBe(screen.getByRole('tab', { selected: true }));
  });
});

describe('how much is marked', () => {
  it('is chosen among three levels', () => {
    show();
    openTab();
    expect(screen.getByRole<HTMLInputElement>('radio', { name: labels.normal }).checked).toBe(true);
    fireEvent.click(screen.getByRole('radio', { name: labels.calm }));
    expect(setLevel).toHaveBeenCalledWith('calm');
  });

  it('is less by one term at a time, which can be taken back', () => {
    show();
    const panel = openTab();
    fireEvent.click(within(panel).getByRole('button', { name: `${labels.hide}: VSNKh` }));
    expect(hide).toHaveBeenLastCalledWith(expect.objectContaining({ id: 'vsnkh' }), true);
    expect(within(panel).getAllByRole('listitem').length).toBe(1);
    expect(within(panel).getByRole('status').textContent).toContain('“VSNKh” will no longer be marked.');
    fireEvent.click(within(panel).getByRole('button', { name: labels.undo }));
    expect(hide).toHaveBeenLastCalledWith(expect.objectContaining({ id: 'vsnkh' }), false);
    expect(within(panel).getAllByRole('listitem').length).toBe(2);
  });

  it('stays less, counted so, whatever else is looked at and sent away, and comes back one by one', () => {
    show();
    const sendAway = (head: string): void => void fireEvent.click(within(openTab()).getByRole('button', { name: `${labels.hide}: ${head}` }));
    sendAway('VSNKh');
    expect(screen.getByRole('tab', { name: /On this page · 1$/ })).toBeTruthy();
    fireEvent.click(screen.getByRole('tab', { name: labels.search }));
    sendAway('Demidov, Vladimir Potapovich');
    const panel = openTab();
    expect(within(panel).queryAllByRole('listitem')).toEqual([]);
    fireEvent.click(within(panel).getByRole('button', { name: labels.undo }));
    expect(within(panel).getAllByRole('listitem').length).toBe(1);
    expect(within(panel).getByRole('status').textContent).toContain('“VSNKh” will no longer be marked.');
    fireEvent.click(within(panel).getByRole('button', { name: labels.undo }));
    expect(within(panel).getAllByRole('listitem').length).toBe(2);
  });

  it('is listed by kind if the reader wants, the next time too', () => {
    show();
    const headings = (): (string | null)[] => within(openTab()).queryAllByRole('heading').map(({ textContent }) => textContent);
    expect(headings()).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: labels.byKind }));
    expect(headings()).toEqual([labels.person, labels.body]);
    cleanup();
    show();
    expect(headings()).toEqual([labels.person, labels.body]);
  });
});

describe('the switch for the site', () => {
  it('switches off what is on and on what is off', () => {
    show();
    fireEvent.click(screen.getByRole('button', { name: labels.siteOn }));
    expect(setSite).toHaveBeenLastCalledWith(false);
  });

  it('switches on what is off', () => {
    show({ status: 'off', host: 'archive.example' });
    fireEvent.click(within(openTab()).getByRole('button', { name: 'Switch Spravka on for archive.example' }));
    expect(setSite).toHaveBeenLastCalledWith(true);
    const button = screen.getByRole('button', { name: labels.siteOff });
    expect(button.title).toBe('Switch Spravka on for archive.example');
    fireEvent.click(button);
    expect(setSite).toHaveBeenLastCalledWith(true);
  });

  it('is not there for a page that cannot be read', () => {
    show({ status: 'unreadable' });
    expect(screen.queryByRole('button', { name: /site/ })).toBeNull();
  });
});
