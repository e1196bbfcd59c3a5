/**
 * A pattern before it is known which entry of the glossary it belongs to.
 */
import type { FormTarget } from '../domain/pattern.ts';
import type { Positions } from './positions.ts';

export type Draft = Omit<FormTarget, 'entry'> & {
  readonly positions: Positions;
  /** The author states the confidence of the spelling it comes from. */
  readonly isStated?: boolean;
};
