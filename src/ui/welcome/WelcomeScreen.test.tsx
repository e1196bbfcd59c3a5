import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { describe, expect, it, vi } from 'vitest';
import { createMemorySettings } from '../../../tests/fixtures/memory-exchange.ts';
import { createMemoryWelcome, type MemoryWelcome } from '../../../tests/fixtures/memory-welcome.ts';
import { speak } from '../../../tests/fixtures/messages.ts';
import { WelcomeScreen } from './WelcomeScreen.tsx';

async function show(services: MemoryWelcome = createMemoryWelcome(), keys: readonly (readonly [string, string])[] = [['_execute_action', 'Alt+Shift+S'], ['next-mark', 'Alt+Period']]): Promise<Element> {
  const settings = { ...createMemorySettings(), shortcuts: () => Promise.resolve(new Map(keys)) };
  const { container } = render(<WelcomeScreen services={services} settings={settings} />);
  await act(async () => undefined);
  return container;
}
const keysIn = (element: Element | null | undefined): string => [...(element?.querySelectorAll('kbd') ?? [])].map((key) => key.textContent).join(' ');

describe('the paragraph', () => {
  it('is given to a session of its own, which ends with the page', async () => {
    const annotate = vi.fn<(root: Element, signal: AbortSignal) => void>();
    await show({ ...createMemoryWelcome(), annotate });
    const [[root, signal] = []] = annotate.mock.calls;
    expect(root?.textContent).toContain('MGSPS');
    expect(root?.querySelector('span')).toBeNull();
    expect(signal?.aborted).toBe(false);
    cleanup();
    await vi.waitFor(() => expect(signal?.aborted).toBe(true));
  });
});

describe('keys', () => {
  it('are those the reader has now', async () => {
    const page = await show(createMemoryWelcome(), [['_execute_action', 'Ctrl+Comma']]);
    expect(keysIn(screen.getByRole('heading', { name: 'Look up anything' }).closest('li'))).toBe('Ctrl ,');
    expect(page.querySelectorAll('.try')).toHaveLength(1);
    expect(keysIn(screen.getByRole('heading', { name: 'Add words of your own' }).closest('li'))).toBe('');
  });
});

describe('the button', () => {
  it.each([[false, true], [true, false], ['unknown', false]] as const)('that is pinned (%s): how to pin it is said (%s)', async (pinned, isSaid) => {
    await show(createMemoryWelcome({ pinned }));
    expect(screen.queryByText(/jigsaw/) !== null).toBe(isSaid);
  });
});

describe('the ways on', () => {
  it('open panel and reader, and lead to glossary and settings', async () => {
    const services = createMemoryWelcome();
    await show(services);
    fireEvent.click(screen.getByRole('button', { name: 'Open the panel' }));
    fireEvent.click(screen.getByRole('button', { name: 'Open the reader' }));
    expect(services.opened).toEqual(['panel', 'reader']);
    expect(screen.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual(['#/', '#/settings']);
  });

  it('are those the browser has', async () => {
    await show({ ...createMemoryWelcome({ hasMenus: false }), openPanel: undefined });
    expect(screen.queryByRole('heading', { name: /all a page/ })).toBeNull();
    expect(screen.queryByText(/right-click/)).toBeNull();
    expect(screen.getByText(/offers to add/)).toBeTruthy();
  });
});

describe('a browser that keeps Spravka off pages', () => {
  it('is asked by a click, and what came of it is said and has the focus', async () => {
    await show(createMemoryWelcome({ allowed: false }));
    fireEvent.click(screen.getByRole('button', { name: 'Allow it to read pages' }));
    const said = await screen.findByText(/underlined from now on/);
    await vi.waitFor(() => expect(document.activeElement).toBe(said));
    expect(screen.queryByRole('button', { name: /Allow/ })).toBeNull();
  });

  it('may say no', async () => {
    await show(createMemoryWelcome({ allowed: false, answer: false }));
    fireEvent.click(screen.getByRole('button', { name: 'Allow it to read pages' }));
    expect((await screen.findByRole('alert')).textContent).toContain('not allowed');
    expect(screen.getByRole('button', { name: 'Allow it to read pages' })).toBeTruthy();
  });

  it('is followed when that changes elsewhere', async () => {
    const services = createMemoryWelcome();
    await show(services);
    expect(screen.queryByRole('button', { name: /Allow/ })).toBeNull();
    await act(async () => services.setAllowed(false));
    expect(await screen.findByRole('button', { name: /Allow/ })).toBeTruthy();
    await act(async () => services.setAllowed(true));
    await vi.waitFor(() => expect(screen.queryByRole('button', { name: /Allow/ })).toBeNull());
  });
});

it('speaks Russian', async () => {
  speak('ru');
  const page = await show();
  expect(page.querySelector('h1')?.textContent).toBe('Добро пожаловать в «Справку»');
  expect(page.querySelector('blockquote')?.textContent).toContain('МГСПС');
});
