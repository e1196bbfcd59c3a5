import { fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createMemorySettings, type MemorySettings } from '../../../tests/fixtures/memory-exchange.ts';
import { entryId } from '../../domain/entry.ts';
import { fail } from '../../domain/result.ts';
import { DEFAULT_CHOICES } from '../../protocol/choices.ts';
import type { Notice } from '../glossary/notice.tsx';
import { SettingsScreen } from './SettingsScreen.tsx';

let services: MemorySettings;
const say = vi.fn<(notice: Notice | undefined) => void>();

async function show(initial = {}): Promise<Element> {
  services = createMemorySettings(initial);
  const { container } = render(<SettingsScreen services={services} say={say} headOf={(id) => (id === 'nep' ? 'NEP' : undefined)} />);
  await screen.findByRole('heading', { level: 1 });
  return container;
}
beforeEach(() => vi.clearAllMocks());

describe('each choice', () => {
  it('applies at once', async () => {
    await show();
    fireEvent.click(screen.getByLabelText('Solid line'));
    fireEvent.click(screen.getByLabelText(/^Calm/));
    fireEvent.click(screen.getByLabelText('People'));
    fireEvent.click(screen.getByLabelText('Large'));
    fireEvent.click(screen.getByLabelText('Dark'));
    fireEvent.click(screen.getByLabelText('Русский'));
    fireEvent.change(screen.getByLabelText('Opens when the pointer has rested for'), { target: { value: '600' } });
    expect(services.now()).toEqual({ ...DEFAULT_CHOICES, markStyle: 'solid', level: 'calm', kindsOff: ['person'], cardSize: 'large', theme: 'dark', language: 'ru', cardDelay: 600 });
  });

  it('is taken back where it could not be saved, and that is said', async () => {
    const container = await show();
    vi.spyOn(services, 'change').mockResolvedValue(fail({ kind: 'disconnected' }));
    fireEvent.click(screen.getByLabelText('Tint'));
    await waitFor(() => expect(say).toHaveBeenCalled());
    await waitFor(() => expect(container.querySelector('[data-style]')?.getAttribute('data-style')).toBe('dotted'));
  });

  it('made in another window shows here', async () => {
    const container = await show();
    await services.change({ markStyle: 'tint' });
    await waitFor(() => expect(container.querySelector('[data-style]')?.getAttribute('data-style')).toBe('tint'));
  });
});

describe('the sample', () => {
  it('is marked as pages will be', async () => {
    const container = await show({ kindsOff: ['person'], markStyle: 'on-key' });
    const marks = (): (string | null)[] => [...container.querySelectorAll('.mark')].map((mark) => mark.getAttribute('data-kind'));
    expect(marks()).toContain('body');
    expect(marks()).not.toContain('person');
    expect(container.textContent).toContain('In 1921 Miasnikov wrote from Motovilikha');
    const style = (): string | null | undefined => container.querySelector('[data-style]')?.getAttribute('data-style');
    expect(style()).toBe('none');
    await waitFor(() => {
      fireEvent.keyDown(document.body, { key: 'Shift', shiftKey: true });
      expect(style()).toBe('dotted');
    });
    fireEvent.keyUp(document.body, { key: 'Shift', shiftKey: false });
    await waitFor(() => expect(style()).toBe('none'));
  });
});

describe('what is switched off', () => {
  it('is listed and can be had again', async () => {
    await show({ sitesOff: ['a.example', 'b.example'], hidden: [entryId('nep'), entryId('gone-entry')] });
    fireEvent.click(screen.getByRole('button', { name: 'Switch on for a.example' }));
    expect(services.now().sitesOff).toEqual(['b.example']);
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Switch on for b.example');
    fireEvent.click(screen.getByRole('button', { name: 'Mark again: “NEP”' }));
    expect(services.now().hidden).toEqual(['gone-entry']);
  });
});

it('goes back to defaults without losing lists, and that can be undone', async () => {
  await show({ markStyle: 'tint', cardDelay: 800, sitesOff: ['a.example'], hidden: [entryId('nep')] });
  fireEvent.click(screen.getByRole('button', { name: 'Back to defaults' }));
  await waitFor(() => expect(say).toHaveBeenCalled());
  expect(services.now()).toEqual({ ...DEFAULT_CHOICES, sitesOff: ['a.example'], hidden: ['nep'] });
  say.mock.calls[0]?.[0]?.undo?.();
  await waitFor(() => expect(services.now()).toMatchObject({ markStyle: 'tint', cardDelay: 800 }));
});
