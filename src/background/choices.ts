/**
 * The reader's choices. Each change is read, changed and published in its turn,
 * so that two screens changing at once lose nothing.
 */
import type { EntryId } from '../domain/entry.ts';
import { choicesFrom, type Choices } from '../protocol/choices.ts';
import { publish, readChoices } from '../protocol/published.ts';

/** The fields given; those undefined stay. */
export type ChoicesChange = { readonly [Field in keyof Choices]?: Choices[Field] | undefined };

export type ChoiceStore = {
  readonly switchSite: (host: string, on: boolean) => Promise<void>;
  readonly hideTerm: (id: EntryId, hidden: boolean) => Promise<void>;
  readonly change: (change: ChoicesChange) => Promise<void>;
  /** Of choices out of a file, those that are readable. */
  readonly take: (stored: Readonly<Record<string, unknown>>) => Promise<void>;
};

export function createChoiceStore(): ChoiceStore {
  let turn: Promise<void> = Promise.resolve();
  const change = (next: (choices: Choices) => Choices): Promise<void> => {
    const work = async (): Promise<void> => publish({ choices: next(await readChoices()) });
    return (turn = turn.then(work, work));
  };
  return {
    switchSite: (host, on) => change((choices) => ({ ...choices, sitesOff: toggled(choices.sitesOff, host, !on) })),
    hideTerm: (id, hidden) => change((choices) => ({ ...choices, hidden: toggled(choices.hidden, id, hidden) })),
    change: (given) => change((choices) => ({ ...choices, ...(Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<Choices>) })),
    take: (stored) => change((choices) => choicesFrom({ ...choices, ...stored })),
  };
}

const toggled = <Item>(items: readonly Item[], item: Item, present: boolean): Item[] => [...items.filter((other) => other !== item), ...(present ? [item] : [])];
