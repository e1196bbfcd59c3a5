/**
 * What the settings screen needs of the extension: the choices, and a way to
 * change them.
 */
import type { Result } from '../../domain/result.ts';
import { type Choices } from '../../protocol/choices.ts';
import { readChoices, watchPublished } from '../../protocol/published.ts';
import { ask } from '../../protocol/screen-client.ts';
import { told, type Unanswered } from '../answered.ts';

export type SettingsServices = {
  readonly read: () => Promise<Choices>;
  readonly change: (change: Partial<Choices>) => Promise<Result<null, Unanswered>>;
  readonly watch: (changed: (choices: Choices) => void, signal: AbortSignal) => void;
};

export const backgroundSettings = (): SettingsServices => ({
  read: readChoices,
  change: (change) => told(ask('choices.set', { change })),
  watch: (changed, signal) => watchPublished(({ choices }) => choices && changed(choices), signal),
});
