import { describe, expect, it, vi } from 'vitest';
import { ok } from '../../domain/result.ts';
import type { Search } from './hits.ts';
import { beginning } from './use-search.ts';

describe('a search begun ahead', () => {
  const asking = (): { readonly search: ReturnType<typeof vi.fn<Search>>; readonly ahead: ReturnType<typeof beginning> } => {
    const search = vi.fn<Search>(() => Promise.resolve(ok([])));
    return { search, ahead: beginning(search) };
  };

  it('is asked once, and taken by who asks the same', () => {
    const { search, ahead } = asking();
    ahead.begin(' nep ');
    expect(search.mock.calls).toEqual([['nep']]);
    expect(ahead.search('nep')).toBe(search.mock.results[0]!.value);
    expect(search).toHaveBeenCalledOnce();
  });

  it('is asked anew for another question, and for the same asked again later', () => {
    const { search, ahead } = asking();
    ahead.begin('ne');
    void ahead.search('nep');
    void ahead.search('nep');
    expect(search.mock.calls.map(([query]) => query)).toEqual(['ne', 'nep', 'nep']);
  });

  it('is not begun for an empty box, nor for a blank after what is asked already', () => {
    const { search, ahead } = asking();
    ahead.begin('  ');
    void ahead.search('nep');
    ahead.begin('nep ');
    expect(search).toHaveBeenCalledOnce();
  });
});
