import { describe, expect, it } from 'vitest';
import { COMMANDS, manifestCommands } from './commands.ts';

const suggested = (browser: string): string[] => Object.values(manifestCommands(browser)).flatMap(({ suggested_key }) => suggested_key?.default ?? []);

describe('the commands of the manifest', () => {
  it('suggest no more keys than Chromium takes', () => expect(suggested('chrome')).toHaveLength(4));

  it.each(['chrome', 'firefox'])('suggest no key twice in %s, each in a form both browsers read', (browser) => {
    const keys = suggested(browser);
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) expect(key).toMatch(/^(?:Alt|Ctrl)(?:\+Shift)?\+(?:[A-Z0-9]|Comma|Period|Home|End|Page(?:Up|Down)|Up|Down|Left|Right)$/);
  });

  it('are all in the manifest, each with its description', () => {
    const commands = manifestCommands('firefox');
    expect(Object.keys(commands)).toEqual(COMMANDS.map(({ name }) => name));
    expect(commands['next-mark']).toEqual({ suggested_key: { default: 'Alt+Period' }, description: '__MSG_command_next__' });
    expect(manifestCommands('chrome')['pin-card']).toEqual({ description: '__MSG_command_pin__' });
  });
});
