/**
 * The works that entries cite: the built-in glossary's and all packs'.
 */
import type { Work } from '../domain/entry.ts';
import type { SpravkaDatabase } from './database.ts';

/** By key; where two have the same key, the built-in one. */
export async function readWorks(database: SpravkaDatabase): Promise<Record<string, Work>> {
  const [state, packs] = await Promise.all([database.state.get('glossary'), database.packs.toArray()]);
  return Object.fromEntries([...packs.map(({ works }) => works), state?.works ?? {}].flatMap((works) => Object.entries(works)));
}
