import { fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { beforeEach, expect, it, vi } from 'vitest';
import { createMemoryExchange, type MemoryExchange } from '../../../tests/fixtures/memory-exchange.ts';
import { entryId } from '../../domain/entry.ts';
import { ExportScreen } from './ExportScreen.tsx';

const row = (id: string, own = false) => ({ id: entryId(id), own, noted: false });
const all = [row('own-one', true), row('nep'), row('vsnkh')];
let services: MemoryExchange;
const done = vi.fn();
const asked = (name: string): unknown => services.asked.find((each) => each.name === name)?.with;

beforeEach(() => {
  services = createMemoryExchange();
  vi.clearAllMocks();
});

it('saves the reader’s own as a pack with a title', async () => {
  render(<ExportScreen services={services} all={all} found={undefined} done={done} />);
  fireEvent.input(screen.getByLabelText('Title'), { target: { value: 'My trams' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save the file' }));
  await waitFor(() => expect(done).toHaveBeenCalledWith('spravka.json is saved: 12 entries.'));
  expect(asked('make')).toEqual({ what: { of: 'own' }, format: 'pack', title: 'My trams' });
  expect(asked('download')).toBe('spravka.json');
});

it('begins with what the list shows, where it is filtered', async () => {
  render(<ExportScreen services={services} all={all} found={[row('nep')]} done={done} />);
  fireEvent.click(screen.getByLabelText(/Cards for Anki/));
  fireEvent.click(screen.getByRole('button', { name: 'Save the file' }));
  await waitFor(() => expect(asked('make')).toEqual({ what: { of: 'entries', ids: ['nep'] }, format: 'anki', title: '' }));
});

it('does not offer what there is none of', () => {
  render(<ExportScreen services={services} all={[row('nep')]} found={undefined} done={done} />);
  expect(screen.getByLabelText<HTMLInputElement>(/^Mine/).disabled).toBe(true);
  expect(screen.getByLabelText<HTMLInputElement>(/^The whole glossary/).checked).toBe(true);
});

it.each([['Sources only (BibTeX)', 'spravka.bib', '@'], ['Sources only (CSL-JSON)', 'spravka.csl.json', '"issued"']])('saves %s', async (name, file, holds) => {
  render(<ExportScreen services={services} all={all} found={undefined} done={done} />);
  fireEvent.click(screen.getByLabelText(new RegExp(name.replace(/[()]/g, '\\$&'))));
  fireEvent.click(screen.getByRole('button', { name: 'Save the file' }));
  await waitFor(() => expect(done).toHaveBeenCalledWith('Saved; sources: 2.'));
  expect(asked('saveText')).toMatchObject({ name: file, text: expect.stringContaining(holds) });
});
