import { fireEvent, render, screen } from '@testing-library/preact';
import { expect, it, vi } from 'vitest';
import { all, glavki, vsnkh, works } from '../../../tests/fixtures/card-entries.ts';
import { entryId, type Work } from '../../domain/entry.ts';
import { fail, ok } from '../../domain/result.ts';
import { createCardData } from './card-data.ts';
import { CardReader } from './CardReader.tsx';
import { ENGLISH_LABELS as labels } from '../../../tests/fixtures/messages.ts';

const lookup = vi.fn((ids: readonly string[]) => Promise.resolve(ok(ids.flatMap((id) => all.get(entryId(id)) ?? []))));
const data = () => createCardData({ lookup, works: () => Promise.resolve(ok(works as Record<string, Work>)) });

it('reads an entry with its links and works, follows one, and goes all the way back', async () => {
  const leave = vi.fn();
  render(<CardReader id={vsnkh.id} data={data()} labels={labels} actions={[]} home={{ name: 'Search', leave }} />);
  fireEvent.click(await screen.findByRole('link', { name: 'glavki' }));
  expect((await screen.findByRole('heading', { name: glavki.head })).textContent).toBe('glavki');
  expect(screen.getByText(/Pirani 2008/).textContent).toContain('ch. 2 n. 12');
  fireEvent.click(screen.getByRole('button', { name: 'Back to VSNKh' }));
  await screen.findByRole('heading', { name: 'VSNKh' });
  fireEvent.click(screen.getByRole('button', { name: 'Back to Search' }));
  expect(leave).toHaveBeenCalledOnce();
});

it('reads another entry when it is given one', async () => {
  const one = data();
  const { rerender } = render(<CardReader id={vsnkh.id} data={one} labels={labels} actions={[]} />);
  await screen.findByRole('heading', { name: 'VSNKh' });
  rerender(<CardReader id={glavki.id} data={one} labels={labels} actions={[]} />);
  await screen.findByRole('heading', { name: 'glavki' });
  expect(screen.queryByRole('navigation', { name: labels.path })).toBeNull();
});

it('shows a failure as the card does', async () => {
  lookup.mockResolvedValueOnce(fail({ kind: 'disconnected' }) as never);
  render(<CardReader id={vsnkh.id} data={data()} labels={labels} actions={[]} />);
  await screen.findByText(labels.disconnected);
});
