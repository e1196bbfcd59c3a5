/**
 * The keyboard commands, in one list: the manifest is made from it, and so is
 * the table that shows readers their keys. Names are permanent: browsers keep a
 * reader's own keys by them.
 *
 * Chromium takes suggestions for at most four; the rest are assigned by the
 * reader. The keys chosen are free in Chrome, Firefox and Windows, GNOME and
 * macOS outside of text fields, and no access key of large sites such as
 * Wikipedia, which own most of Alt+Shift with a letter.
 */
type Command = {
  readonly name: string;
  /** The message that says what it does; the browser says `_execute_action` in its own words. */
  readonly says: 'command_action' | 'command_next' | 'command_previous' | 'command_open' | 'command_pin' | 'command_panel' | 'command_add';
  /** `firefox`: suggested there alone, for Chromium has no room. */
  readonly key?: string;
  readonly suggested?: 'firefox';
};

export const COMMANDS = [
  { name: '_execute_action', says: 'command_action', key: 'Alt+Shift+S' },
  { name: 'next-mark', says: 'command_next', key: 'Alt+Period' },
  { name: 'previous-mark', says: 'command_previous', key: 'Alt+Comma' },
  { name: 'open-mark', says: 'command_open', key: 'Alt+Shift+G' },
  { name: 'pin-card', says: 'command_pin' },
  { name: 'panel', says: 'command_panel', key: 'Alt+Shift+B', suggested: 'firefox' },
  { name: 'add-selection', says: 'command_add', key: 'Alt+Shift+A', suggested: 'firefox' },
] as const satisfies readonly Command[];

export type CommandName = (typeof COMMANDS)[number]['name'];

/** The manifest's `commands`. */
export const manifestCommands = (browser: string): Record<string, { suggested_key?: { default: string }; description?: string }> =>
  Object.fromEntries(
    COMMANDS.map((command: Command) => [
      command.name,
      {
        ...(command.key !== undefined && (command.suggested === undefined || command.suggested === browser) && { suggested_key: { default: command.key } }),
        ...(command.name !== '_execute_action' && { description: `__MSG_${command.says}__` }),
      },
    ]),
  );
