/**
 * What the parts of a page session hand each other.
 */
import type { Kind } from '../domain/entry.ts';
import type { Candidate, Match } from '../domain/match.ts';
import type { Block } from '../documents/block.ts';

/** A match in its place on the page. Gone as soon as its block's text changes. */
export interface Mark {
  readonly match: Match;
  readonly block: Block;
}

/** The kind whose colour a mark has: that of the entry its words most often mean, so that no mark changes its colour as the page is read. */
export const kindOf = ({ match }: Mark): Kind | undefined => match.candidates[0]?.kind;

/** Decides which matches are shown, by how far the whole page is about the glossary's world. */
export interface Gate {
  /** @param textLength of the block, in UTF-16 units; @param text the block itself */
  add(blockKey: number, matches: readonly Match[], textLength: number, text: string): void;
  remove(blockKey: number): void;
  /** Told in which order all blocks stand, where they did not come in it. Works as far as it is iterated; begun anew if a block comes or goes. */
  arrange(blockKeys: readonly number[]): Iterable<undefined>;
  /** Asked with the very objects that were added. */
  shows(match: Match): boolean;
  /** What a match means beside all else on the page, as far as it is read: the entry whose card opens. */
  meant(match: Match): Candidate | undefined;
  /** Changes when `shows` may answer otherwise than before for matches added earlier. */
  readonly version: number;
  /** It knows more than it can tell yet: `version` will change before long. */
  readonly pending?: boolean;
}

/** How far a step from mark to mark goes: `round` from the last to the first; `to-the-end` no further than the last; `from-the-edge` to the first of all. */
export type Going = 'round' | 'to-the-end' | 'from-the-edge';

/** Finds the glossary's terms in a text: leftmost-longest, not overlapping, in order. */
export type Find = (text: string) => readonly Match[];
