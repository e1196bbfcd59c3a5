import { beforeEach, expect, it, vi } from 'vitest';
import { keepUnder } from './kept-draft.ts';

const isText = (value: unknown): value is string => typeof value === 'string';
const keep = keepUnder('new:', isText);
beforeEach(() => localStorage.clear());

it('gives back what was written, under its own name', () => {
  expect(keep.read()).toBeUndefined();
  expect(keep.write('half a sent')).toBe(true);
  expect(keep.read()).toBe('half a sent');
  expect(keepUnder('edit:vsnkh', isText).read()).toBeUndefined();
  keep.forget();
  expect(keep.read()).toBeUndefined();
});

it('gives back nothing that is broken or of another shape', () => {
  for (const stored of ['{"half', '7', 'null']) {
    localStorage.setItem('draft:new:', stored);
    expect(keep.read()).toBeUndefined();
  }
});

it('tells when there is no room', () => {
  const full = { ...localStorage, setItem: vi.fn(() => { throw new DOMException('full', 'QuotaExceededError'); }) } as unknown as Storage;
  expect(keepUnder('new:', isText, full).write('x')).toBe(false);
});
