/**
 * What a page's script says to the background. Without schemas: see shape.ts.
 * What the card asks goes by client.ts.
 */
import { browser } from 'wxt/browser';
import { isPublishedMatcher, type PublishedMatcher } from './published.ts';
import type { Params, Reply, RequestName } from './requests.ts';

/** Requests whose answer says nothing. */
type Told = { [Name in RequestName]: Reply<Name> extends null ? Name : never }[RequestName];

const send = (request: RequestName, params: object): Promise<unknown> => browser.runtime.sendMessage({ request, params }).catch(() => undefined);

/** Never rejects: that nobody listens any more (the extension was updated under the page) is nothing a page could mend. */
export async function tell<Name extends Told>(request: Name, params: Params<Name>): Promise<void> {
  await send(request, params);
}

/** For a page that finds none published; null where there is none. */
export async function askForMatcher(): Promise<PublishedMatcher | null> {
  const reply = await send('matcher.get', {});
  return isPublishedMatcher(reply) ? reply : null;
}
