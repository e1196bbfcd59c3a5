/**
 * The page that greets on a first installation, in a browser that is driven.
 */
import type { BrowserContext, Page } from 'playwright-core';

const isGreeting = (page: Page): boolean => page.url().endsWith('/options.html#/welcome');

/** Once it is there. */
export const greeting = async (context: BrowserContext): Promise<Page> => context.pages().find(isGreeting) ?? (await context.waitForEvent('page', { predicate: isGreeting }));

/** Has a browser that was just installed into show what it was started for. */
export async function dismissGreeting(context: BrowserContext): Promise<void> {
  await (await greeting(context)).close();
}
