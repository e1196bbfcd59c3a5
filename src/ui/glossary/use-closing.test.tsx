import { act, fireEvent, renderHook } from '@testing-library/preact';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { UNTOUCHED, useClosing } from './use-closing.ts';

describe('a window that closes itself', () => {
  const close = vi.fn();
  beforeEach(() => {
    vi.useFakeTimers();
    close.mockReset();
    vi.spyOn(window, 'close').mockImplementation(close);
  });
  const pass = (ms: number): void => void act(() => void vi.advanceTimersByTime(ms));

  it('does so once its work is done, and not before', () => {
    const { rerender } = renderHook(({ isDone }) => useClosing(isDone), { initialProps: { isDone: false } });
    pass(10 * UNTOUCHED);
    expect(close).not.toHaveBeenCalled();
    rerender({ isDone: true });
    pass(UNTOUCHED - 1);
    expect(close).not.toHaveBeenCalled();
    pass(1);
    expect(close).toHaveBeenCalledOnce();
  });

  it.each([
    ['the pointer moves in it', () => fireEvent.pointerMove(document.body)],
    ['a key is pressed', () => fireEvent.keyDown(document.body, { key: 'Tab' })],
    ['something in it is gone to', () => fireEvent.focusIn(document.body)],
  ])('waits anew where %s', (_what, touch) => {
    renderHook(() => useClosing(true));
    pass(UNTOUCHED - 1);
    touch();
    pass(UNTOUCHED - 1);
    expect(close).not.toHaveBeenCalled();
    pass(1);
    expect(close).toHaveBeenCalledOnce();
  });

  it('closes at once by Escape', () => {
    renderHook(() => useClosing(true));
    fireEvent.keyDown(document.body, { key: 'Escape' });
    expect(close).toHaveBeenCalledOnce();
  });

  it('is left alone once the screen is gone', () => {
    const { unmount } = renderHook(() => useClosing(true));
    void act(unmount);
    fireEvent.keyDown(document.body, { key: 'Escape' });
    pass(10 * UNTOUCHED);
    expect(close).not.toHaveBeenCalled();
  });
});
