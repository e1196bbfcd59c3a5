import { fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createMemoryLog, type MemoryLog } from '../../../tests/fixtures/memory-log.ts';
import { createMemorySettings, type MemorySettings } from '../../../tests/fixtures/memory-exchange.ts';
import { fail } from '../../domain/result.ts';
import type { Notice } from '../glossary/notice.tsx';
import { ReadingLogScreen } from './ReadingLogScreen.tsx';

let log: MemoryLog;
let settings: MemorySettings;
const say = vi.fn<(notice: Notice | undefined) => void>();
const heads = (): (string | null)[] => [...document.querySelectorAll('.log-list .term')].map((head) => head.textContent);

async function show(): Promise<void> {
  render(<ReadingLogScreen services={log} settings={settings} say={say} />);
  await screen.findByRole('switch');
}
beforeEach(() => {
  vi.clearAllMocks();
  log = createMemoryLog();
  settings = createMemorySettings();
});

describe('the reading log', () => {
  it('is off until it is switched on', async () => {
    log = createMemoryLog([]);
    await show();
    expect(await screen.findByText(/off/)).toBeTruthy();
    fireEvent.click(screen.getByRole('switch'));
    await waitFor(() => expect(settings.now().readingLog).toBe(true));
    expect(screen.queryByRole('searchbox')).toBeNull();
  });

  it('lists the newest first, by days, with sentence and place', async () => {
    await show();
    await waitFor(() => expect(heads()).toEqual(['VSNKh', 'glavki', 'trust']));
    expect(screen.getAllByRole('heading', { level: 2 })).toHaveLength(2);
    expect(screen.getByText(/Минутка, p. 12/)).toBeTruthy();
    expect(document.querySelector('.sentence b')?.textContent).toBe('VSNKh');
    expect(screen.getByRole('link', { name: 'Moscow, 1921' }).getAttribute('href')).toBe('https://archive.example/moscow');
  });

  it('is searched and narrowed to a site', async () => {
    await show();
    await waitFor(() => expect(heads()).toHaveLength(3));
    fireEvent.input(screen.getByRole('searchbox'), { target: { value: 'accounts' } });
    await waitFor(() => expect(heads()).toEqual(['trust']));
    fireEvent.input(screen.getByRole('searchbox'), { target: { value: 'xyzzy' } });
    await waitFor(() => expect(screen.getByText(/Nothing in the log/)).toBeTruthy());
    fireEvent.input(screen.getByRole('searchbox'), { target: { value: '' } });
    fireEvent.change(screen.getByRole('combobox'), { target: { value: '=' } });
    await waitFor(() => expect(heads()).toEqual(['glavki']));
  });

  it('forgets one, a site, all; and takes each back', async () => {
    await show();
    await waitFor(() => expect(heads()).toHaveLength(3));
    fireEvent.click(screen.getByRole('button', { name: 'Delete: glavki' }));
    await waitFor(() => expect(heads()).toEqual(['VSNKh', 'trust']));
    say.mock.lastCall?.[0]?.undo?.();
    await waitFor(() => expect(heads()).toEqual(['VSNKh', 'glavki', 'trust']));

    fireEvent.change(screen.getByRole('combobox'), { target: { value: '=library.example' } });
    fireEvent.click(await screen.findByRole('button', { name: 'Delete all of library.example' }));
    await waitFor(() => expect(log.looks()).toHaveLength(2));
    fireEvent.change(screen.getByRole('combobox'), { target: { value: '' } });
    fireEvent.click(await screen.findByRole('button', { name: 'Delete the whole log' }));
    await waitFor(() => expect(log.looks()).toHaveLength(0));
    expect(say.mock.lastCall?.[0]?.text).toBe('2 looks deleted');
    say.mock.lastCall?.[0]?.undo?.();
    await waitFor(() => expect(heads()).toEqual(['VSNKh', 'glavki']));
  });

  it('is saved as a table and as a text with citations', async () => {
    await show();
    await waitFor(() => expect(heads()).toHaveLength(3));
    fireEvent.click(screen.getByRole('button', { name: /CSV/ }));
    fireEvent.click(screen.getByRole('button', { name: /Markdown/ }));
    await waitFor(() => expect(log.saved.map(({ name }) => name)).toEqual(['reading-log.csv', 'reading-log.md']));
    for (const { text } of log.saved) expect(text).toContain('“Moscow, 1921”, https://archive.example/moscow, read 2026-11-22');
  });

  it('says why it can’t be read', async () => {
    log = { ...log, list: () => Promise.resolve(fail({ kind: 'storage-unavailable', message: 'no' })) };
    await show();
    expect(await screen.findByRole('alert')).toBeTruthy();
  });
});
