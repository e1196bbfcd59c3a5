/**
 * How the popup gets a copy of the search's indexes: in pieces, over a channel
 * of its own name. Messages of the extension are JSON in Chromium and can't
 * carry arrays of numbers; a broadcast can, in both browsers. Where nothing
 * comes through (a private window's popup in Firefox) there is no copy, and the
 * background is asked at every key as before.
 */
import * as v from 'valibot';
import { nextTurn } from '../platform/turns.ts';

const Numbers = v.instance(Int32Array) as v.GenericSchema<unknown, Int32Array<ArrayBuffer>>;
const Bytes = v.instance(Uint8Array) as v.GenericSchema<unknown, Uint8Array<ArrayBuffer>>;
const TableSchema = v.strictObject({ keys: v.string(), firstRow: Numbers, entries: Numbers, ranks: Bytes });
const ListsSchema = v.strictObject({ starts: Numbers, numbers: Numbers });

/** Each comes by itself: reading one takes the screen a few milliseconds among 20,000 entries. */
const PIECES = {
  own: v.boolean(),
  rows: v.strictObject({ ids: v.string(), headLengths: Bytes, kinds: Bytes, heads: v.string(), cyrillics: v.string(), glosses: v.string() }),
  whole: TableSchema,
  words: v.strictObject({ table: TableSchema, firstOf: Numbers, rows: Numbers }),
  bones: TableSchema,
  misspelt: v.strictObject({ spellings: v.string(), entries: ListsSchema, triples: v.string(), byTriple: ListsSchema }),
} as const;
type PieceName = keyof typeof PIECES;
const PIECE_NAMES = Object.keys(PIECES) as PieceName[];

/** One index with all its pieces. */
export type CopiedPieces = { readonly [Name in PieceName]: v.InferOutput<(typeof PIECES)[Name]> };

const MessageSchema = v.strictObject({ index: v.number(), name: v.picklist(PIECE_NAMES), piece: v.unknown() });
type Message = v.InferOutput<typeof MessageSchema>;

/** With a turn for others after each piece. @returns how many pieces were sent */
export async function sendCopy(channel: string, indexes: readonly CopiedPieces[]): Promise<number> {
  const broadcast = new BroadcastChannel(channel);
  for (const [index, pieces] of indexes.entries()) {
    for (const name of PIECE_NAMES) {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a broadcast goes to its own origin
      broadcast.postMessage({ index, name, piece: pieces[name] } satisfies Message);
      await nextTurn();
    }
  }
  broadcast.close();
  return indexes.length * PIECE_NAMES.length;
}

/**
 * @param order asks the background to send to the channel of this name; resolves with how many pieces it sends, 0 for none
 * @returns null where there is nothing to be had, or what came is not what was agreed
 */
export async function receiveCopy(order: (channel: string) => Promise<number>): Promise<readonly CopiedPieces[] | null> {
  const name = `search-${crypto.randomUUID()}`;
  const broadcast = new BroadcastChannel(name);
  const came = piecesOf(broadcast);
  try {
    const count = await order(name);
    const indexes: Record<string, unknown>[] = [];
    for (let at = 0; at < count; at++) {
      const message = await came.next();
      await nextTurn();
      const read = v.safeParse(MessageSchema, message.data);
      if (!read.success || !v.is(PIECES[read.output.name], read.output.piece)) return null;
      (indexes[read.output.index] ??= {})[read.output.name] = read.output.piece;
    }
    return count === 0 ? null : (indexes as CopiedPieces[]);
  } finally {
    broadcast.close();
  }
}

/** What has come and was not yet taken waits unread: the browser unpacks a message when its data is asked for. */
function piecesOf(broadcast: BroadcastChannel): { readonly next: () => Promise<MessageEvent> } {
  const waiting: MessageEvent[] = [];
  let take: ((event: MessageEvent) => void) | undefined;
  broadcast.onmessage = (event) => {
    if (!take) waiting.push(event);
    else take(event);
    take = undefined;
  };
  return { next: () => new Promise((resolve) => {
    const event = waiting.shift();
    if (event) resolve(event);
    else take = resolve;
  }) };
}
