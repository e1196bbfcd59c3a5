import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { byKind, demidov, glavki, vsnkh } from '../../../tests/fixtures/card-entries.ts';
import type { Entry } from '../../domain/entry.ts';
import type { LookupFailure } from '../../domain/failure.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { Hit, PageState } from './hits.ts';
import { ENGLISH_SEARCH_LABELS as labels } from '../../../tests/fixtures/messages.ts';
import { LATE } from './use-late.ts';
import { SearchScreen, type SearchScreenProps } from './SearchScreen.tsx';
import { until } from '../../../tests/fixtures/until.ts';

const hit = ({ id, kind, head, cyrillic, gloss }: Entry): Hit => ({ id, kind, head, cyrillic, gloss });
const hits = byKind.map(hit);
const onPage: PageState = { status: 'on', host: 'archive.example', entries: [{ ...hit(demidov), count: 3 }, { ...hit(vsnkh), count: 12 }] };

const search = vi.fn((query: string): Promise<Result<readonly Hit[], LookupFailure>> => Promise.resolve(ok(hits.filter(({ head }) => head.toLowerCase().includes(query)))));
const setSite = vi.fn();
const showOnPage = vi.fn();
const hide = vi.fn();
const add = vi.fn();
const openInGlossary = vi.fn();
const setLevel = vi.fn();
const shared = { labels, search, setSite, showOnPage, hide, add, openInGlossary, level: 'normal' as const, setLevel };

function show(page: PageState | undefined = onPage, more: Partial<SearchScreenProps> = {}): HTMLInputElement {
  render(
    <SearchScreen
      {...shared}
      page={page}
      {...more}
      drawEntry={(id, leave) => <div data-testid="card">card of {id} <button type="button" onClick={leave}>leave</button></div>}
    />,
  );
  return screen.getByRole('combobox');
}
async function type(value: string): Promise<void> {
  await act(async () => {
    fireEvent.input(screen.getByRole('combobox'), { target: { value } });
    await Promise.resolve();
  });
}
const heads = (): (string | null | undefined)[] => screen.queryAllByRole('option').map((row) => row.querySelector('b')?.textContent);
const chosen = (): string | null | undefined => screen.queryAllByRole('option', { selected: true }).map((row) => row.querySelector('b')?.textContent)[0];

const openTab = (): HTMLElement => {
  fireEvent.click(screen.getByRole('tab', { name: /On this page/ }));
  return screen.getByRole('tabpanel');
};

beforeEach(() => {
  vi.clearAllMocks();
  localStorage.clear();
  Element.prototype.scrollIntoView = vi.fn();
});

describe('the search', () => {
  it('begins with a hint and asks nothing for nothing', async () => {
    show();
    expect(screen.getByRole('tabpanel').textContent).toBe(labels.hint);
    await type('   ');
    expect(search).not.toHaveBeenCalled();
  });

  it('lists what a copy finds in the turn of the key, asks once that is drawn, and keeps what the answer says', async () => {
    let answer = (_found: Result<readonly Hit[], LookupFailure>): void => undefined;
    search.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
    const drawnWhenAsked = vi.fn<() => number>(() => screen.queryAllByRole('option').length);
    const box = show(onPage, {
      searchAtOnce: { isReady: () => true, find: () => hits.slice(0, 2) },
      search: (query) => {
        drawnWhenAsked();
        return search(query);
      },
    });
    fireEvent(box, new InputEvent('beforeinput', { data: 'g', inputType: 'insertText', bubbles: true }));
    expect(search).not.toHaveBeenCalled();
    void act(() => void fireEvent.input(box, { target: { value: 'g' } }));
    expect(heads()).toEqual(hits.slice(0, 2).map(({ head }) => head));
    expect(screen.getByRole('status').textContent).toBe('2 found');
    expect(search.mock.calls).toEqual([['g']]);
    expect(drawnWhenAsked.mock.results.map(({ value }) => value as number)).toEqual([2]);
    await act(async () => {
      answer(ok(hits.slice(2, 3)));
      await Promise.resolve();
    });
    expect(heads()).toEqual([hits[2]!.head]);
  });

  it('asks for what is being typed before the letter is in the box, once, and never lists what is not in it', async () => {
    const box = show();
    await type('g');
    const asked = (): string[] => search.mock.calls.map(([query]) => query);
    const announce = (data: string | null, inputType = 'insertText'): boolean => fireEvent(box, new InputEvent('beforeinput', { data, inputType, bubbles: true }));
    box.setSelectionRange(1, 1);
    announce('l');
    expect(asked()).toEqual(['g', 'gl']);
    expect(screen.getByRole('status').textContent).not.toBe('1 found');
    await type('gl');
    expect(asked()).toEqual(['g', 'gl']);
    expect(heads()).toEqual([glavki.head]);
    // A letter goes where the caret is, in place of what is selected; what deletes or is composed is not foreseen.
    box.setSelectionRange(0, 1);
    announce('x');
    announce(null, 'deleteContentBackward');
    expect(asked()).toEqual(['g', 'gl', 'xl']);
    // The letter did not come after all.
    await type('gla');
    expect(asked()).toEqual(['g', 'gl', 'xl', 'gla']);
    expect(heads()).toEqual([glavki.head]);
  });

  it('says that it is being prepared when the answer does not come soon, and lists by itself what was typed meanwhile', async () => {
    vi.useFakeTimers();
    try {
      let answer = (): void => undefined;
      search.mockImplementation((query) => new Promise((resolve) => (answer = () => resolve(ok(hits.filter(({ head }) => head.toLowerCase().includes(query)))))));
      const box = show();
      const said = (): (string | null)[] => [screen.getByRole('status').textContent, screen.getByRole('tabpanel').textContent];
      await type('g');
      await act(() => void vi.advanceTimersByTime(LATE - 1));
      expect(said()).toEqual(['', labels.hint]);
      // Typing on is no new beginning of the waiting.
      await type('gl');
      await act(() => void vi.advanceTimersByTime(1));
      expect(said()).toEqual([labels.preparing, labels.preparingNote]);
      expect(box.value).toBe('gl');
      await act(async () => {
        answer();
        await Promise.resolve();
      });
      expect(heads()).toEqual([glavki.head]);
      expect(screen.getByRole('status').textContent).toBe('1 found');
      // Rows stay while those of another query are made.
      await type('gla');
      await act(() => void vi.advanceTimersByTime(LATE));
      expect([screen.getByRole('status').textContent, ...heads()]).toEqual([labels.preparing, glavki.head]);
    } finally {
      vi.useRealTimers();
      search.mockImplementation((query) => Promise.resolve(ok(hits.filter(({ head }) => head.toLowerCase().includes(query)))));
    }
  });

  it('lists what is found, best first, with gloss and Cyrillic, the first chosen', async () => {
    const box = show();
    await type('g');
    expect(heads()).toEqual(hits.filter(({ head }) => head.toLowerCase().includes('g')).map(({ head }) => head));
    const row = screen.getAllByRole('option')[1] as HTMLElement;
    expect(row.textContent).toBe(`${glavki.head}${glavki.cyrillic ?? ''}${glavki.gloss}`);
    expect(row.querySelector('[lang=ru]')?.textContent).toBe(glavki.cyrillic);
    expect(screen.getByRole('status').textContent).toBe(`${heads().length} found`);
    expect(chosen()).toBe(heads()[0]);
    expect(box.getAttribute('aria-activedescendant')).toBe(screen.getAllByRole('option')[0]?.id);
    expect(box.getAttribute('aria-expanded')).toBe('true');
  });

  it('moves the choice by the arrows, round the ends, and by the pointer', async () => {
    const box = show();
    await type('g');
    fireEvent.keyDown(box, { key: 'ArrowDown' });
    expect(chosen()).toBe(heads()[1]);
    fireEvent.keyDown(box, { key: 'ArrowUp' });
    fireEvent.keyDown(box, { key: 'ArrowUp' });
    expect(chosen()).toBe(heads().at(-1));
    fireEvent.pointerMove(screen.getAllByRole('option')[0] as Element);
    expect(chosen()).toBe(heads()[0]);
  });

  it('chooses the first again for another query', async () => {
    const box = show();
    await type('g');
    fireEvent.keyDown(box, { key: 'ArrowDown' });
    await type('gl');
    expect(chosen()).toBe(glavki.head);
  });

  it('opens the chosen entry on Enter, another by click, and goes back to the list', async () => {
    const box = show();
    await type('g');
    fireEvent.keyDown(box, { key: 'ArrowDown' });
    fireEvent.keyDown(box, { key: 'Enter' });
    expect(screen.getByTestId('card').textContent).toContain('card of glavki');
    expect(screen.queryByRole('listbox')).toBeNull();
    fireEvent.click(screen.getByText('leave'));
    expect(chosen()).toBe(glavki.head);
    fireEvent.click(screen.getAllByRole('option')[0] as Element);
    expect(screen.getByTestId('card').textContent).toContain('workers-group-1923');
    await type('gl');
    expect(screen.queryByTestId('card')).toBeNull();
  });

  it('does nothing on Enter while there is nothing to open', () => {
    fireEvent.keyDown(show(), { key: 'Enter' });
    expect(screen.queryByTestId('card')).toBeNull();
  });

  it('leaves the keys of an input method alone', async () => {
    const box = show();
    await type('g');
    fireEvent.keyDown(box, { key: 'Enter', isComposing: true });
    expect(screen.queryByTestId('card')).toBeNull();
  });

  it('drops an answer that another query has overtaken', async () => {
    let resolve: (found: Result<readonly Hit[], LookupFailure>) => void = vi.fn();
    const promise = new Promise<Result<readonly Hit[], LookupFailure>>((settle) => (resolve = settle));
    show();
    search.mockReturnValueOnce(promise);
    await type('late');
    await type('glavki');
    await act(async () => {
      resolve(ok([hit(demidov)]));
      await promise;
    });
    expect(heads()).toEqual([glavki.head]);
  });

  it('on Enter waits for the answer to what stands in the box, and never opens an entry of an earlier one', async () => {
    let resolve: (found: Result<readonly Hit[], LookupFailure>) => void = vi.fn();
    const promise = new Promise<Result<readonly Hit[], LookupFailure>>((settle) => (resolve = settle));
    const box = show();
    await type('g');
    search.mockReturnValueOnce(promise);
    await type('demi');
    fireEvent.keyDown(box, { key: 'Enter' });
    expect(screen.queryByTestId('card')).toBeNull();
    await act(async () => {
      resolve(ok([hit(demidov)]));
      await promise;
    });
    expect(screen.getByTestId('card').textContent).toContain(`card of ${demidov.id}`);
  });

  it('forgets an Enter once another letter is typed', async () => {
    const box = show();
    search.mockReturnValueOnce(new Promise(() => {}));
    await type('demi');
    fireEvent.keyDown(box, { key: 'Enter' });
    await type('glavki');
    expect(heads()).toEqual([glavki.head]);
    expect(screen.queryByTestId('card')).toBeNull();
  });

  it('begins with what was typed before it was there, whatever is selected', async () => {
    expect(show(onPage, { typedBefore: 'glavki', selected: 'spets' }).value).toBe('glavki');
    await until(() => expect(heads()).toEqual([glavki.head]));
  });

  it('says when nothing is found, and why nothing could be', async () => {
    show();
    await type('xyzzy');
    expect(screen.getByRole('tabpanel').textContent).toBe('No entry for “xyzzy”.Add an entry for “xyzzy”');
    fireEvent.click(screen.getByRole('button', { name: 'Add an entry for “xyzzy”' }));
    expect(add).toHaveBeenCalledWith('xyzzy');
    expect(screen.getByRole('status').textContent).toBe('0 found');
    for (const [kind, line] of [['seeding', labels.seeding], ['disconnected', labels.disconnected]] as const) {
      search.mockResolvedValueOnce(fail({ kind }));
      await type(kind);
      expect(screen.getByRole('tabpanel').textContent).toBe(line);
    }
  });
});

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
    [{ status: 'off', host: 'archive.example' }, 'Spravka is off for archive.example.Switch Spravka on for archive.example'],
    [{ status: 'on', host: 'archive.example', entries: [] }, labels.nothingOnPage],
    [undefined, ''],
  ] as const)('of %o it says so', (page, line) => {
    render(<SearchScreen {...shared} page={page} drawEntry={() => null} />);
    expect(openTab().textContent).toBe(line === labels.nothingOnPage ? `${labels.level}${labels.calm}${labels.normal}${labels.everything}${line}` : line);
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

describe('what the reader has selected', () => {
  it('is the first query, and goes when they type', async () => {
    const box = show(onPage, { selected: 'vsnkh' });
    await screen.findAllByRole('option');
    expect([box.value, box.selectionStart, box.selectionEnd]).toEqual(['vsnkh', 0, 5]);
    expect(heads()).toEqual(['VSNKh']);
    await type('gl');
    expect(box.value).toBe('gl');
    await type('');
    expect(box.value).toBe('');
  });

  it('never takes the place of what they have typed before it was known', async () => {
    const { rerender } = render(<SearchScreen {...shared} page={undefined} drawEntry={() => null} />);
    await type('gl');
    rerender(<SearchScreen {...shared} page={onPage} selected="vsnkh" drawEntry={() => null} />);
    expect(screen.getByRole<HTMLInputElement>('combobox').value).toBe('gl');
  });
});

describe('the glossary', () => {
  it.each([{ ctrlKey: true }, { metaKey: true }])('opens at the chosen entry by Enter with %o', async (key) => {
    const box = show();
    fireEvent.keyDown(box, { key: 'Enter', ...key });
    expect(openInGlossary).toHaveBeenLastCalledWith(undefined);
    await type('g');
    fireEvent.keyDown(box, { key: 'ArrowDown' });
    fireEvent.keyDown(box, { key: 'Enter', ...key });
    expect(openInGlossary).toHaveBeenLastCalledWith('glavki');
    expect(screen.queryByTestId('card')).toBeNull();
  });

  it('takes a new entry from what stands in the box', async () => {
    show();
    await type(' Gosplan ');
    fireEvent.click(screen.getByRole('button', { name: labels.add }));
    expect(add).toHaveBeenCalledWith('Gosplan');
  });
});

it('says what could not be done', () => {
  show(onPage, { trouble: 'The browser gives no more room.' });
  expect(screen.getByRole('alert').textContent).toBe('The browser gives no more room.');
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
