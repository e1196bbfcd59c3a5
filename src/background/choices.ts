/**
 * The reader's choices that bear on marking. Each change is read, changed and
 * published in its turn, so that two screens changing at once lose nothing.
 */
import type { EntryId } from '../domain/entry.ts';
import { publish, readPublished, type Choices } from '../protocol/published.ts';

export type ChoiceStore = { readonly switchSite: (host: string, on: boolean) => Promise<void>; readonly hideTerm: (id: EntryId, hidden: boolean) => Promise<void> };

export function createChoiceStore(): ChoiceStore {
  let turn: Promise<void> = Promise.resolve();
  const change = (next: (choices: Choices) => Choices): Promise<void> => {
    const work = async (): Promise<void> => publish({ choices: next((await readPublished()).choices) });
    return (turn = turn.then(work, work));
  };
  return {
    switchSite: (host, on) => change((choices) => ({ ...choices, sitesOff: toggled(choices.sitesOff, host, !on) })),
    hideTerm: (id, hidden) => change((choices) => ({ ...choices, hidden: toggled(choices.hidden, id, hidden) })),
  };
}

const toggled = <Item>(items: readonly Item[], item: Item, present: boolean): Item[] => [...items.filter((other) => other !== item), ...(present ? [item] : [])];
