/**
 * A screen's question and its answer as one Result: that nobody answered, or
 * not as agreed, becomes a failure like any other.
 */
import { fail, type Result } from '../domain/result.ts';
import type { AskFailure } from '../protocol/client.ts';

export type Unanswered = { readonly kind: 'disconnected' };
type Failed = { readonly ok: false; readonly failure: Unanswered };

/** For replies that are Results themselves. */
export async function answered<Reply>(asked: Promise<Result<Reply, AskFailure>>): Promise<Reply | Failed> {
  const reply = await asked;
  return reply.ok ? reply.value : fail({ kind: 'disconnected' });
}

/** For replies that can't fail in themselves. */
export async function told<Reply>(asked: Promise<Result<Reply, AskFailure>>): Promise<Result<Reply, Unanswered>> {
  const reply = await asked;
  return reply.ok ? reply : fail({ kind: 'disconnected' });
}
