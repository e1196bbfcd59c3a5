/**
 * Asks the background, or a tab's content script, and parses what it answers.
 */
import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { fail, ok, type Result } from '../domain/result.ts';
import { PAGE_REQUESTS, type PageParams, type PageReply, type PageRequestName } from './page-requests.ts';
import { REQUESTS, type Params, type Reply, type RequestName } from './requests.ts';

/** `disconnected`: nobody listens (the extension was updated under the page). `malformed`: the answer is not what was agreed. */
export type AskFailure = { readonly kind: 'disconnected' } | { readonly kind: 'malformed'; readonly request: string };

export async function ask<Name extends RequestName>(request: Name, params: Params<Name>): Promise<Result<Reply<Name>, AskFailure>> {
  return parseReply(request, REQUESTS[request].reply, () => browser.runtime.sendMessage({ request, params }));
}

/** Asks a frame of a tab, the top one unless told otherwise. */
export async function askPage<Name extends PageRequestName>(tabId: number, request: Name, params: PageParams<Name>, frameId = 0): Promise<Result<PageReply<Name>, AskFailure>> {
  return parseReply(request, PAGE_REQUESTS[request].reply, () => browser.tabs.sendMessage(tabId, { pageRequest: request, params }, { frameId }));
}

/** Tells every frame of a tab; nobody's answer is waited for. */
export async function tellFrames<Name extends PageRequestName>(tabId: number, request: Name, params: PageParams<Name>): Promise<void> {
  await browser.tabs.sendMessage(tabId, { pageRequest: request, params }).catch(() => undefined);
}

export async function parseReply<Value>(request: string, schema: v.GenericSchema<unknown, unknown>, send: () => Promise<unknown>): Promise<Result<Value, AskFailure>> {
  let reply: unknown;
  try {
    reply = await send();
  } catch {
    return fail({ kind: 'disconnected' });
  }
  if (reply === undefined) return fail({ kind: 'disconnected' });
  const parsed = v.safeParse(schema, reply);
  return parsed.success ? ok(parsed.output as Value) : fail({ kind: 'malformed', request });
}
