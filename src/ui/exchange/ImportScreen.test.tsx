import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createMemoryExchange, packPreview, tablePreview, trams, type MemoryExchange } from '../../../tests/fixtures/memory-exchange.ts';
import { ImportScreen } from './ImportScreen.tsx';

let services: MemoryExchange;
const done = vi.fn();
const undo = vi.fn(() => Promise.resolve(true));

beforeEach(() => {
  services = createMemoryExchange();
  vi.clearAllMocks();
});

const list = vi.fn<(whose: 'own' | 'all') => void>();
const show = () => render(<ImportScreen services={services} done={done} undo={undo} list={list} />);
async function choose(container: Element, name = 'trams.json'): Promise<void> {
  const input = container.querySelector<HTMLInputElement>('.file-place input[type=file]')!;
  fireEvent.change(input, { target: { files: [new File(['{}'], name)] } });
  await screen.findByRole('heading', { level: 1 });
}
async function preview(name?: string): Promise<Element> {
  const { container } = show();
  await choose(container, name);
  await screen.findByText('Nothing has been changed yet.');
  return container;
}
const askedFor = (name: string): unknown[] => services.asked.filter((each) => each.name === name).map((each) => each.with);

describe('a preview', () => {
  it('counts, tells reasons in words, and has written nothing', async () => {
    const container = await preview();
    expect([...container.querySelectorAll('.import-class')].map((each) => `${each.querySelector('b')?.textContent} ${each.querySelector('summary span')?.textContent}`)).toEqual(['2 left out', '2 in conflict', '3 newer than yours', '214 new', '40 the same']);
    expect(container.textContent).toContain('Other spellings, 2: a single letter would mark too much');
    expect(container.textContent).toContain('Headword: nothing is written here');
    expect(container.querySelector('.samples b')).toBeNull();
    expect(askedFor('apply')).toEqual([]);
  });

  it('names words of every day, those restrained and those the file wants everywhere, and nothing where there are none', async () => {
    const shown = (container: Element): unknown[] => [...container.querySelectorAll('.everyday')].map((each) => each.textContent);
    services.answers.preview = { ...packPreview, everyday: { restrained: { entries: 3, examples: ['labour', 'работа'] }, certain: { entries: 1, examples: ['delegate'] } } };
    expect(shown(await preview())).toEqual(['3 entries have words of every day among their spellings, to be marked only where they surely fit: labour, работа …', 'The file wants a word of every day marked on every page, in 1 entry: delegate']);
    cleanup();
    services.answers.preview = tablePreview;
    expect(shown(await preview('trams.csv'))).toEqual([]);
  });

  it('hands over what the reader chose for conflicts, then offers Undo', async () => {
    const container = await preview();
    const conflicts = within(container.querySelector<HTMLElement>('[data-class=conflicting]')!);
    fireEvent.click(conflicts.getByLabelText('Take the file’s'));
    fireEvent.click(screen.getByRole('button', { name: 'Import 219 entries' }));
    await screen.findByText(/214 entries added\. 3 changed\. 4 notes taken over\. 2 left as they were\./);
    expect(askedFor('apply')).toEqual([{ preview: 'p1', choices: { into: 'personal', changed: 'take', conflicting: 'take' } }]);
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await screen.findByText('It is as it was before.');
    expect(undo).toHaveBeenCalledWith('u-import');
  });

  it('keeps the reader’s own in a conflict unless told otherwise', async () => {
    await preview();
    fireEvent.click(screen.getByRole('button', { name: 'Import 217 entries' }));
    await screen.findByText(/214 entries added/);
    expect(askedFor('apply')).toMatchObject([{ choices: { conflicting: 'keep' } }]);
    fireEvent.click(screen.getByRole('link', { name: 'See the entries' }));
    expect(list).toHaveBeenLastCalledWith('own');
  });

  it('becomes a pack with a name, counted anew', async () => {
    await preview();
    fireEvent.click(screen.getByLabelText(/As a pack/));
    await waitFor(() => expect(askedFor('preview').at(-1)).toMatchObject({ into: 'pack' }));
    const name = await screen.findByLabelText('Name of the pack');
    fireEvent.input(name, { target: { value: '' } });
    expect(screen.getByRole('button', { name: /^Import/ }).getAttribute('aria-disabled')).toBe('true');
    fireEvent.input(name, { target: { value: ' My trams ' } });
    fireEvent.click(screen.getByRole('button', { name: /^Import/ }));
    await screen.findByText(/214 entries added/);
    expect(askedFor('apply')).toMatchObject([{ choices: { into: 'pack', pack: { id: 'trams', title: 'My trams' } } }]);
    fireEvent.click(screen.getByRole('link', { name: 'See the entries' }));
    expect(list).toHaveBeenLastCalledWith('all');
  });

  it('says so where there is nothing to import', async () => {
    services.answers.preview = { ...packPreview, counts: { new: 0, changed: 0, same: 40, conflicting: 0, faulty: 0 }, overlays: 0 };
    await preview();
    const button = screen.getByRole('button', { name: 'Nothing to import' });
    fireEvent.click(button);
    expect(askedFor('apply')).toEqual([]);
  });
});

describe('a table', () => {
  it('is mapped before it is written: a field goes to one column, and the file is previewed anew', async () => {
    services.answers.preview = tablePreview;
    await preview('trams.csv');
    const remark = screen.getByLabelText<HTMLSelectElement>('What “Remark” is');
    expect(remark.value).toBe('');
    fireEvent.change(remark, { target: { value: 'gloss' } });
    await waitFor(() => expect(askedFor('preview').at(-1)).toMatchObject({ mapping: ['head', null, 'cyrillic', 'gloss'] }));
    await waitFor(() => expect(screen.getByLabelText<HTMLSelectElement>('What “Meaning” is').value).toBe(''));
    fireEvent.change(screen.getByLabelText('What “Term” is'), { target: { value: '' } });
    await screen.findByText('One column must be the headword.');
    expect(screen.getByRole('button', { name: /^Import/ }).getAttribute('aria-disabled')).toBe('true');
  });
});

describe('what can’t be taken', () => {
  it('is refused with its name, the reason and its limit', async () => {
    services.answers.failure = { kind: 'refused', why: 'too-large', limit: 100_000_000 };
    const { container } = show();
    await choose(container, 'huge.json');
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('huge.json');
    expect(alert.textContent).toContain('100 MB');
  });

  it.each([['not-a-pack', true], ['newer-version', false]] as const)('and is %s: the parser’s own words are shown where they tell more (%s)', async (why, isShown) => {
    services.answers.failure = { kind: 'refused', why, detail: 'entries.3: Expected string' };
    const { container } = show();
    await choose(container, 'trams.json');
    expect((await screen.findByRole('alert')).textContent.includes('Expected string')).toBe(isShown);
  });
});

describe('a long import', () => {
  it('tells how far it is and can be stopped', async () => {
    let go = (): void => undefined;
    services.answers.hold = new Promise<void>((resolve) => (go = resolve));
    await preview();
    fireEvent.click(screen.getByRole('button', { name: /^Import/ }));
    await screen.findByText('Writing what is in trams.json');
    services.tell({ job: 'other', phase: 'writing', done: 9, total: 10 });
    services.tell({ job: 'p1', phase: 'writing', done: 50_000, total: 100_000 });
    await screen.findByText('50,000 of 100,000');
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(askedFor('cancel')).toEqual(['p1']);
    go();
    await screen.findByText(/entries added/);
  });

  it('that ends after the reader has left is told with its Undo', async () => {
    let go = (): void => undefined;
    services.answers.hold = new Promise<void>((resolve) => (go = resolve));
    const { container, unmount } = show();
    await choose(container);
    await screen.findByText('Nothing has been changed yet.');
    fireEvent.click(screen.getByRole('button', { name: /^Import/ }));
    await screen.findByText('Writing what is in trams.json');
    unmount();
    go();
    await waitFor(() => expect(done).toHaveBeenCalledWith('The import is done.', expect.objectContaining({ undo: 'u-import' })));
  });
});

describe('packs', () => {
  it('are switched off, and removed with Undo', async () => {
    show();
    fireEvent.click(await screen.findByLabelText('Mark “Trams of Moscow” on pages'));
    await waitFor(() => expect(askedFor('switchPack')).toEqual([{ id: trams.id, on: false }]));
    fireEvent.click(await screen.findByRole('button', { name: 'Remove “Trams of Moscow”' }));
    await waitFor(() => expect(done).toHaveBeenCalledWith('“Trams of Moscow” is removed.', { undo: 'u-pack' }));
    expect(screen.queryByText('Trams of Moscow')).toBeNull();
  });

  it('are updated from a file as a whole', async () => {
    const { container } = show();
    await screen.findByText('Trams of Moscow');
    fireEvent.change(container.querySelector('.packs input[type=file]')!, { target: { files: [new File(['{}'], 'newer.json')] } });
    await screen.findByRole('heading', { level: 1, name: 'Update of “Trams of Moscow”' });
    fireEvent.click(screen.getByRole('button', { name: 'Update the pack' }));
    await screen.findByText(/254 changed/);
    expect(askedFor('updatePack')).toEqual([{ id: trams.id, preview: 'p1' }]);
  });
});
