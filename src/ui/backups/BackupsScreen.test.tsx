import { fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { beforeEach, expect, it, vi } from 'vitest';
import { createMemoryExchange, type MemoryExchange } from '../../../tests/fixtures/memory-exchange.ts';
import { BackupsScreen } from './BackupsScreen.tsx';

let services: MemoryExchange;
const done = vi.fn();
const asked = (name: string): unknown[] => services.asked.filter((each) => each.name === name).map((each) => each.with);

beforeEach(() => {
  services = createMemoryExchange();
  vi.clearAllMocks();
});

const show = async (): Promise<void> => {
  render(<BackupsScreen services={services} done={done} />);
  await screen.findByRole('heading', { level: 1 });
};

it('asks before it goes back, and can be told no by Escape', async () => {
  await show();
  const [first] = screen.getAllByRole('button', { name: /^Go back to it/ });
  fireEvent.click(first!);
  const question = await screen.findByRole('group', { name: /Put your entries and notes back/ });
  expect(document.activeElement).toBe(question);
  fireEvent.keyDown(question, { key: 'Escape' });
  await waitFor(() => expect(screen.queryByRole('group', { name: /Put your/ })).toBeNull());
  expect(asked('restore')).toEqual([]);

  fireEvent.click(screen.getAllByRole('button', { name: /^Go back to it/ })[0]!);
  fireEvent.click(await screen.findByRole('button', { name: 'Put them back' }));
  await waitFor(() => expect(done).toHaveBeenCalledWith('120 entries are as they were then. 3 notes taken over.', expect.objectContaining({ undo: 'u-restore' })));
  expect(asked('restore')).toEqual([1]);
});

it('reminds of exporting until that is done or put off', async () => {
  await show();
  expect(screen.getByText(/^64 changes since your last full export/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Not now' }));
  await waitFor(() => expect(screen.queryByText(/^64 changes since your last full export/)).toBeNull());
  expect(asked('quiet')).toHaveLength(1);
  fireEvent.click(screen.getByRole('button', { name: 'Export everything' }));
  await waitFor(() => expect(asked('download')).toEqual(['spravka.json']));
});

it('says what the browser had lost and what came back, until the reader has read it', async () => {
  services.answers.broughtBack = { at: Date.UTC(2026, 10, 20, 9, 41), rows: 12 };
  await show();
  expect(screen.getByText(/12 entries and notes of yours are back/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'I have read this' }));
  await waitFor(() => expect(screen.queryByText(/are back from the safety copy/)).toBeNull());
  expect(asked('seen')).toHaveLength(1);
});

it('makes one now, and lists it', async () => {
  await show();
  fireEvent.click(screen.getByRole('button', { name: 'Make one now' }));
  await waitFor(() => expect(screen.getAllByRole('button', { name: /^Go back to it/ })).toHaveLength(5));
  expect(done).toHaveBeenCalledWith('A backup is made.');
});

it('restores everything from a file only after a question', async () => {
  await show();
  fireEvent.change(document.querySelector('input[type=file]')!, { target: { files: [new File(['{}'], 'all.json')] } });
  const yes = await screen.findByRole('button', { name: 'Replace everything' });
  expect(asked('restoreAll')).toEqual([]);
  fireEvent.click(yes);
  await waitFor(() => expect(done).toHaveBeenCalledWith(expect.stringContaining('Packs: 2.'), expect.objectContaining({ undo: 'u-all' })));
});

it('tells whether the browser keeps what is stored', async () => {
  await show();
  fireEvent.click(screen.getByRole('button', { name: 'Ask for the promise' }));
  await screen.findByText(/The browser keeps what you wrote/);
});
