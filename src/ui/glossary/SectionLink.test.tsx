import { act, render, screen } from '@testing-library/preact';
import { expect, it, vi } from 'vitest';
import { until } from '../../../tests/fixtures/until.ts';
import { SectionLink, type SectionCall } from './SectionLink.tsx';

it('says that something there is due until it no longer is, and not where it is read already', async () => {
  let isDue = true;
  let changed = (): void => undefined;
  let isWatched = false;
  const call: SectionCall = {
    says: vi.fn(async () => (isDue ? ('backups_due' as const) : null)),
    watch: (told, signal) => {
      [changed, isWatched] = [told, true];
      signal.addEventListener('abort', () => (isWatched = false));
    },
  };
  const link = (isShown: boolean) => <SectionLink name="backups" title="backups_title" isShown={isShown} call={call} />;
  const { rerender, unmount } = render(link(false));
  await screen.findByRole('link', { name: 'Backups (an export is due)' });

  isDue = false;
  await act(() => changed());
  await screen.findByRole('link', { name: 'Backups' });
  isDue = true;
  rerender(link(true));
  expect(isWatched).toBe(false);
  expect(screen.getByRole('link', { name: 'Backups' }).getAttribute('aria-current')).toBe('page');
  rerender(link(false));
  await screen.findByRole('link', { name: 'Backups (an export is due)' });
  unmount();
  await until(() => expect(isWatched).toBe(false));
});
