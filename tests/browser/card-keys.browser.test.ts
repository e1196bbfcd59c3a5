import { beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { glavki, longArticle, vsnkh } from '../fixtures/card-entries.ts';
import { headOf, setStage } from './card-stage.ts';
import { until } from '../fixtures/until.ts';

beforeEach(async () => {
  await page.viewport(1000, 700);
  document.body.innerHTML = '<button id="page">of the page</button>';
  document.body.style.cssText = 'margin: 0; height: 3000px';
  window.scrollTo(0, 0);
});

const pageButton = (): HTMLButtonElement => document.querySelector('#page') as HTMLButtonElement;
const actions = [{ label: 'Hide', choices: [{ label: 'Never this term', run: vi.fn() }] }, { label: 'Open', run: vi.fn() }];

async function follow(frame: HTMLElement, link: string, head: string): Promise<void> {
  const term = await until(() => {
    const found = [...frame.querySelectorAll<HTMLElement>('[role=link]')].find(({ textContent }) => textContent === link);
    expect(found).toBeDefined();
    return found as HTMLElement;
  });
  term.focus();
  await userEvent.keyboard('{Enter}');
  await until(() => expect(headOf(frame)).toBe(head));
}

describe('a card opened by key', () => {
  it('takes the focus as a dialog named after its entry, and gives it back on Esc', async () => {
    const { host, open } = setStage();
    pageButton().focus();
    const frame = await open('key');
    await until(() => expect(host.root.activeElement).toBe(frame));
    expect(frame.role ?? frame.getAttribute('role')).toBe('dialog');
    expect(frame.getAttribute('aria-label')).toBe('VSNKh');
    await userEvent.keyboard('{Escape}');
    expect(host.isOpen).toBe(false);
    expect(document.activeElement).toBe(pageButton());
  });

  it('keeps Tab going round inside, both ways', async () => {
    const { host, open } = setStage(undefined, { actions });
    pageButton().focus();
    const frame = await open('key', longArticle);
    await until(() => expect(frame.querySelectorAll('.see [role=link]').length).toBe(3));
    const stops: (Element | null)[] = [];
    do {
      await userEvent.keyboard('{Tab}');
      stops.push(host.root.activeElement);
    } while (stops.length < 30 && (stops.length < 2 || stops.at(-1) !== stops[0]));
    const labels = stops.map((stop) => stop?.ariaLabel ?? stop?.textContent?.slice(0, 12));
    expect(labels).toEqual(['Close', 'Event · Marc', 'VSNKh', 'trust', 'glavki', 'Pin', 'Hide', 'Open', 'Close']);
    await userEvent.keyboard('{Shift>}{Tab}{/Shift}');
    expect(host.root.activeElement?.textContent).toBe('Open');
  });

  it('follows a link, goes back by Alt+Left, Backspace and the arrow, and keeps the focus', async () => {
    const { host, open } = setStage();
    const frame = await open('key');
    await follow(frame, 'glavki', 'glavki');
    expect(host.root.activeElement).toBe(frame.querySelector('h2'));
    await follow(frame, 'trust', 'trust');
    expect(frame.querySelector('.path')?.textContent).toBe('←VSNKh›glavki');
    await userEvent.keyboard('{Alt>}{ArrowLeft}{/Alt}');
    await until(() => expect(headOf(frame)).toBe('glavki'));
    await userEvent.keyboard('{Backspace}');
    await until(() => expect(headOf(frame)).toBe('VSNKh'));
    expect(frame.querySelector('.path')).toBeNull();
    await follow(frame, 'glavki', 'glavki');
    frame.querySelector<HTMLElement>('[aria-label="Back to VSNKh"]')?.click();
    await until(() => expect(headOf(frame)).toBe('VSNKh'));
    expect(frame.contains(host.root.activeElement)).toBe(true);
  });

  it('goes back several steps by the path', async () => {
    const { open } = setStage();
    const frame = await open('key');
    await follow(frame, 'glavki', 'glavki');
    await follow(frame, 'trust', 'trust');
    [...frame.querySelectorAll<HTMLElement>('.path button')].find(({ textContent }) => textContent === vsnkh.head)?.click();
    await until(() => expect(headOf(frame)).toBe('VSNKh'));
  });

  it('folds an open menu on the first Esc and closes on the second', async () => {
    const { host, open } = setStage(undefined, { actions });
    const frame = await open('key');
    frame.querySelector('summary')?.focus();
    await userEvent.keyboard('{Enter}');
    const menu = frame.querySelector('details') as HTMLDetailsElement;
    expect(menu.open).toBe(true);
    await userEvent.keyboard('{Escape}');
    expect([menu.open, host.isOpen]).toEqual([false, true]);
    await userEvent.keyboard('{Escape}');
    expect(host.isOpen).toBe(false);
  });

  it('runs an action with the entry on display', async () => {
    const { open } = setStage(undefined, { actions });
    const frame = await open('key');
    await follow(frame, 'glavki', 'glavki');
    [...frame.querySelectorAll('button')].find(({ textContent }) => textContent === 'Open')?.focus();
    await userEvent.keyboard('{Enter}');
    expect(actions[1]?.run).toHaveBeenCalledWith(glavki);
  });
});

describe('Esc', () => {
  it('dismisses a card opened by the pointer, and is not the page’s', async () => {
    const { host, open } = setStage();
    const heard = vi.fn();
    document.addEventListener('keydown', heard);
    pageButton().focus();
    await open();
    await userEvent.keyboard('{Escape}');
    expect(host.isOpen).toBe(false);
    expect(heard).not.toHaveBeenCalled();
    await userEvent.keyboard('{Escape}');
    expect(heard).toHaveBeenCalledOnce();
    document.removeEventListener('keydown', heard);
  });

  it('dismisses pinned cards, the newest first', async () => {
    const { open, frames } = setStage();
    for (const entry of [vsnkh, glavki]) {
      const frame = await open('pointer', entry);
      [...frame.querySelectorAll('button')].find(({ textContent }) => textContent === 'Pin')?.click();
    }
    const [first] = frames();
    expect(frames().length).toBe(2);
    await userEvent.keyboard('{Escape}');
    expect(frames()).toEqual([first]);
  });
});

it('keeps what is typed and pressed in the card from the page', async () => {
  const heard = vi.fn();
  for (const type of ['keydown', 'click', 'pointerdown', 'focusin']) document.body.addEventListener(type, heard);
  document.documentElement.addEventListener('keydown', heard);
  const { open } = setStage();
  const frame = await open('key');
  heard.mockClear();
  frame.querySelector<HTMLElement>('button')?.focus();
  await userEvent.keyboard('j{Enter}');
  frame.querySelector<HTMLElement>('h2')?.click();
  expect(heard).not.toHaveBeenCalled();
  document.documentElement.removeEventListener('keydown', heard);
});
