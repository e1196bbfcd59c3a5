/**
 * A gate that lets the reader's own entries through: what someone has written
 * down they want to see wherever it stands, whatever the page is about.
 */
import type { EntryId } from '../domain/entry.ts';
import type { Gate } from './mark.ts';

export const withOwn = <G extends Gate>(gate: G, own: ReadonlySet<EntryId>): G => {
  if (own.size === 0) return gate;
  const shows: Gate['shows'] = (match) => match.candidates.some(({ id, confidence }) => own.has(id) && confidence === 'certain') || gate.shows(match);
  return Object.create(gate, { shows: { value: shows } }) as G;
};
