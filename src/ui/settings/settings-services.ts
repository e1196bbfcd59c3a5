/**
 * What the settings screen needs of the extension: the choices, a way to change
 * them, and the keys.
 */
import { browser } from 'wxt/browser';
import type { Result } from '../../domain/result.ts';
import { type Choices } from '../../protocol/choices.ts';
import { readChoices, watchPublished } from '../../protocol/published.ts';
import { ask } from '../../protocol/screen-client.ts';
import { told, type Unanswered } from '../answered.ts';

export type SettingsServices = {
  readonly read: () => Promise<Choices>;
  readonly change: (change: Partial<Choices>) => Promise<Result<null, Unanswered>>;
  /** The browser's commands by name, with the keys they have now; empty where one has none. */
  readonly shortcuts: () => Promise<ReadonlyMap<string, string>>;
  /** Opens the browser's own page for keys, where it can be opened. */
  readonly changeShortcuts: (() => void) | undefined;
  readonly watch: (changed: (choices: Choices) => void, signal: AbortSignal) => void;
};

export const backgroundSettings = (): SettingsServices => ({
  read: readChoices,
  change: (change) => told(ask('choices.set', { change })),
  shortcuts: async () => new Map((await (browser as Partial<typeof browser>).commands?.getAll())?.map(({ name = '', shortcut = '' }) => [name, shortcut])),
  changeShortcuts: shortcutPage(),
  watch: (changed, signal) => watchPublished(({ choices }) => choices && changed(choices), signal),
});

/** Chromium has it at an address, Firefox behind a function; Firefox for Android has none. */
function shortcutPage(): (() => void) | undefined {
  const { commands } = browser as { commands?: typeof browser.commands & { openShortcutSettings?: () => Promise<void> } };
  if (!commands) return undefined;
  return () => void (commands.openShortcutSettings?.() ?? browser.tabs.create({ url: 'chrome://extensions/shortcuts' }));
}
