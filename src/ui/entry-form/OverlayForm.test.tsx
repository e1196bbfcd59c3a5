import { fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { beforeEach, expect, it, vi } from 'vitest';
import { vsnkh } from '../../../tests/fixtures/card-entries.ts';
import { createMemory, type Memory } from '../../../tests/fixtures/memory-services.ts';
import type { Overlay } from '../../domain/entry-view.ts';
import { t } from '../../platform/i18n.ts';
import { ServicesProvider } from '../services.ts';
import { OverlayForm } from './OverlayForm.tsx';

const saved = vi.fn();
let memory: Memory;
beforeEach(() => {
  localStorage.clear();
  saved.mockReset();
});

function show(overlay?: Overlay): void {
  const entry = { ...vsnkh, ...(overlay && { overlay }) };
  memory = createMemory([entry]);
  render(<ServicesProvider value={memory}><OverlayForm entry={entry} saved={saved} leave={vi.fn()} /></ServicesProvider>);
}
const write = (label: string, value: string): void => void fireEvent.input(screen.getByLabelText(label), { target: { value } });
const save = (): void => void fireEvent.click(screen.getByRole('button', { name: t('form_save') }));
const written = (): Overlay | undefined => memory.entries.get(vsnkh.id)?.overlay;

it('writes a note, a gloss and spellings that are not marked, beside the entry', async () => {
  show();
  write(t('note_note'), 'See the minutes.');
  write(t('note_gloss'), 'My words.');
  fireEvent.click(await screen.findByRole('checkbox', { name: 'Vesenkha' }));
  save();
  await waitFor(() => expect(saved).toHaveBeenCalledWith(expect.anything(), false));
  expect(written()).toEqual({ note: 'See the minutes.', gloss: 'My words.', hiddenForms: ['Vesenkha'] });
  expect(memory.entries.get(vsnkh.id)?.gloss).toBe(vsnkh.gloss);
});

it('shows what is written already, and has a spelling marked again', async () => {
  show({ note: 'Old.', hiddenForms: ['vesenkha', 'Glavsovet'] });
  const box = await screen.findByRole<HTMLInputElement>('checkbox', { name: 'Vesenkha' });
  expect(box.checked).toBe(false);
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Glavsovet' }).checked).toBe(false);
  fireEvent.click(box);
  save();
  await waitFor(() => expect(saved).toHaveBeenCalledOnce());
  expect(written()).toEqual({ note: 'Old.', hiddenForms: ['Glavsovet'] });
});

it('takes everything back, by the button or by leaving nothing', async () => {
  show({ note: 'Old.' });
  fireEvent.click(screen.getByRole('button', { name: t('note_takeBack') }));
  await waitFor(() => expect(saved).toHaveBeenCalledWith(expect.anything(), true));
  expect(written()).toBeUndefined();
});

it('takes everything back when nothing is left', async () => {
  show({ note: 'Old.' });
  write(t('note_note'), ' ');
  save();
  await waitFor(() => expect(saved).toHaveBeenCalledWith(expect.anything(), true));
  expect(written()).toBeUndefined();
});

it('saves nothing that is too long, and says so', () => {
  show();
  write(t('note_gloss'), 'x'.repeat(161));
  save();
  expect(screen.getByText(t('problem_tooLong', 160))).toBeDefined();
  expect(saved).not.toHaveBeenCalled();
});
