import { afterEach, describe, expect, it } from 'vitest';
import { keepEarlyKeys } from './early-keys.ts';

const press = (key: string, more: KeyboardEventInit = {}): void => void document.dispatchEvent(new KeyboardEvent('keydown', { key, ...more }));
const type = (): void => void document.dispatchEvent(new Event('input'));
let take: (() => string | undefined) | undefined;
const hear = (): void => void (take = keepEarlyKeys(document));
afterEach(() => take?.());

describe('Enter before the screen is there', () => {
  it('is kept', () => {
    hear();
    type();
    press('Enter');
    expect(take?.()).toBe('here');
  });

  it('with Control is for the glossary', () => {
    hear();
    press('Enter', { ctrlKey: true });
    expect(take?.()).toBe('glossary');
  });

  it.each([
    ['nothing was pressed', () => press('a')],
    ['something was typed since', () => { press('Enter'); type(); }],
    ['a word was being composed', () => press('Enter', { isComposing: true })],
  ])('is nothing where %s', (_, act) => {
    hear();
    act();
    expect(take?.()).toBeUndefined();
  });

  it('is no longer heard once it was asked for', () => {
    hear();
    take?.();
    press('Enter');
    expect(take?.()).toBeUndefined();
  });
});

it('the box has the focus at once', () => {
  document.body.innerHTML = '<input autofocus>';
  hear();
  expect(document.activeElement).toBe(document.querySelector('input'));
});
