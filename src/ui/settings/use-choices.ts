/**
 * The choices as they are now, here and in other windows. A change shows at
 * once and is taken back where it could not be saved.
 */
import { useEffect, useState } from 'preact/hooks';
import type { Choices } from '../../protocol/choices.ts';
import type { Unanswered } from '../answered.ts';
import type { SettingsServices } from './settings-services.ts';

export type ChoiceModel = { readonly choices: Choices | undefined; readonly change: (change: Partial<Choices>) => Promise<void> };

export function useChoices(services: SettingsServices, failed: (failure: Unanswered) => void): ChoiceModel {
  const [choices, setChoices] = useState<Choices>();
  useEffect(() => {
    const ending = new AbortController();
    void services.read().then((read) => ending.signal.aborted || setChoices(read));
    services.watch(setChoices, ending.signal);
    return () => ending.abort();
  }, [services]);
  return {
    choices,
    change: async (change) => {
      setChoices((before) => before && { ...before, ...change });
      const outcome = await services.change(change);
      if (outcome.ok) return;
      failed(outcome.failure);
      setChoices(await services.read());
    },
  };
}
