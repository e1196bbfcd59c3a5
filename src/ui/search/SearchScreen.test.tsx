import { fireEvent, render, screen } from '@testing-library/preact';
import { beforeEach, describe, expect, it } from 'vitest';
import { glavki } from '../../../tests/fixtures/card-entries.ts';
import { ENGLISH_SEARCH_LABELS as labels } from '../../../tests/fixtures/messages.ts';
import { add, chosen, heads, hits, onPage, openInGlossary, prepareStage, search, shared, show, type } from '../../../tests/fixtures/search-stage.tsx';
import { fail } from '../../domain/result.ts';
import { SearchScreen } from './SearchScreen.tsx';

beforeEach(prepareStage);

describe('the search', () => {
  it('begins with a hint and asks nothing for nothing', async () => {
    show();
    expect(screen.getByRole('tabpanel').textContent).toBe(labels.hint);
    await type('   ');
    expect(search).not.toHaveBeenCalled();
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
    expect(openInGlossary).toHaveBeenLastCalledWith(undefined, '');
    await type('g');
    fireEvent.keyDown(box, { key: 'ArrowDown' });
    fireEvent.keyDown(box, { key: 'Enter', ...key });
    expect(openInGlossary).toHaveBeenLastCalledWith('glavki', 'g');
    expect(screen.queryByTestId('card')).toBeNull();
    await type('nothing at all ');
    fireEvent.keyDown(box, { key: 'Enter', ...key });
    expect(openInGlossary).toHaveBeenLastCalledWith(undefined, 'nothing at all');
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
