import { act, fireEvent, screen } from '@testing-library/preact';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { demidov, glavki } from '../../../tests/fixtures/card-entries.ts';
import { ENGLISH_SEARCH_LABELS as labels } from '../../../tests/fixtures/messages.ts';
import { heads, hit, hits, onPage, prepareStage, search, show, type } from '../../../tests/fixtures/search-stage.tsx';
import { until } from '../../../tests/fixtures/until.ts';
import type { LookupFailure } from '../../domain/failure.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { Hit } from './hits.ts';
import { LATE } from './use-late.ts';

beforeEach(prepareStage);

describe('answers that come before the letter is in the box', () => {
  it('lists what a copy finds in the turn of the key, asks once that is drawn, and keeps what the answer says', async () => {
    let answer = (_found: Result<readonly Hit[], LookupFailure>): void => undefined;
    search.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
    const drawnWhenAsked = vi.fn<() => number>(() => screen.queryAllByRole('option').length);
    const box = show(onPage, {
      searchAtOnce: { isReady: () => true, find: () => hits.slice(0, 2) },
      search: (query) => {
        drawnWhenAsked();
        return search(query);
      },
    });
    fireEvent(box, new InputEvent('beforeinput', { data: 'g', inputType: 'insertText', bubbles: true }));
    expect(search).not.toHaveBeenCalled();
    void act(() => void fireEvent.input(box, { target: { value: 'g' } }));
    expect(heads()).toEqual(hits.slice(0, 2).map(({ head }) => head));
    expect(screen.getByRole('status').textContent).toBe('2 found');
    expect(search.mock.calls).toEqual([['g']]);
    expect(drawnWhenAsked.mock.results.map(({ value }) => value as number)).toEqual([2]);
    await act(async () => {
      answer(ok(hits.slice(2, 3)));
      await Promise.resolve();
    });
    expect(heads()).toEqual([hits[2]!.head]);
  });

  it('asks for what is being typed before the letter is in the box, once, and never lists what is not in it', async () => {
    const box = show();
    await type('g');
    const asked = (): string[] => search.mock.calls.map(([query]) => query);
    const announce = (data: string | null, inputType = 'insertText'): boolean => fireEvent(box, new InputEvent('beforeinput', { data, inputType, bubbles: true }));
    box.setSelectionRange(1, 1);
    announce('l');
    expect(asked()).toEqual(['g', 'gl']);
    expect(screen.getByRole('status').textContent).not.toBe('1 found');
    await type('gl');
    expect(asked()).toEqual(['g', 'gl']);
    expect(heads()).toEqual([glavki.head]);
    // A letter goes where the caret is, in place of what is selected; what deletes or is composed is not foreseen.
    box.setSelectionRange(0, 1);
    announce('x');
    announce(null, 'deleteContentBackward');
    expect(asked()).toEqual(['g', 'gl', 'xl']);
    // The letter did not come after all.
    await type('gla');
    expect(asked()).toEqual(['g', 'gl', 'xl', 'gla']);
    expect(heads()).toEqual([glavki.head]);
  });
});

describe('answers that are waited for', () => {
  it('says that it is being prepared when the answer does not come soon, and lists by itself what was typed meanwhile', async () => {
    vi.useFakeTimers();
    try {
      let answer = (): void => undefined;
      search.mockImplementation((query) => new Promise((resolve) => (answer = () => resolve(ok(hits.filter(({ head }) => head.toLowerCase().includes(query)))))));
      const box = show();
      const said = (): (string | null)[] => [screen.getByRole('status').textContent, screen.getByRole('tabpanel').textContent];
      await type('g');
      await act(() => void vi.advanceTimersByTime(LATE - 1));
      expect(said()).toEqual(['', labels.hint]);
      // Typing on is no new beginning of the waiting.
      await type('gl');
      await act(() => void vi.advanceTimersByTime(1));
      expect(said()).toEqual([labels.preparing, labels.preparingNote]);
      expect(box.value).toBe('gl');
      await act(async () => {
        answer();
        await Promise.resolve();
      });
      expect(heads()).toEqual([glavki.head]);
      expect(screen.getByRole('status').textContent).toBe('1 found');
      // Rows stay while those of another query are made.
      await type('gla');
      await act(() => void vi.advanceTimersByTime(LATE));
      expect([screen.getByRole('status').textContent, ...heads()]).toEqual([labels.preparing, glavki.head]);
    } finally {
      vi.useRealTimers();
      search.mockImplementation((query) => Promise.resolve(ok(hits.filter(({ head }) => head.toLowerCase().includes(query)))));
    }
  });

  it('drops an answer that another query has overtaken', async () => {
    let resolve: (found: Result<readonly Hit[], LookupFailure>) => void = vi.fn();
    const promise = new Promise<Result<readonly Hit[], LookupFailure>>((settle) => (resolve = settle));
    show();
    search.mockReturnValueOnce(promise);
    await type('late');
    await type('glavki');
    await act(async () => {
      resolve(ok([hit(demidov)]));
      await promise;
    });
    expect(heads()).toEqual([glavki.head]);
  });

  it('on Enter waits for the answer to what stands in the box, and never opens an entry of an earlier one', async () => {
    let resolve: (found: Result<readonly Hit[], LookupFailure>) => void = vi.fn();
    const promise = new Promise<Result<readonly Hit[], LookupFailure>>((settle) => (resolve = settle));
    const box = show();
    await type('g');
    search.mockReturnValueOnce(promise);
    await type('demi');
    fireEvent.keyDown(box, { key: 'Enter' });
    expect(screen.queryByTestId('card')).toBeNull();
    await act(async () => {
      resolve(ok([hit(demidov)]));
      await promise;
    });
    expect(screen.getByTestId('card').textContent).toContain(`card of ${demidov.id}`);
  });

  it('forgets an Enter once another letter is typed', async () => {
    const box = show();
    search.mockReturnValueOnce(new Promise(() => {}));
    await type('demi');
    fireEvent.keyDown(box, { key: 'Enter' });
    await type('glavki');
    expect(heads()).toEqual([glavki.head]);
    expect(screen.queryByTestId('card')).toBeNull();
  });

  it('begins with what was typed before it was there, whatever is selected', async () => {
    expect(show(onPage, { typedBefore: 'glavki', selected: 'spets' }).value).toBe('glavki');
    await until(() => expect(heads()).toEqual([glavki.head]));
  });
});
