/**
 * The side panel in a test: its page in a tab of its own, told which tab it is
 * beside, since no test can reach into the browser's own panel.
 */
import type { BrowserContext, Page, Worker } from '@playwright/test';

type Tabs = { chrome: { tabs: { query(about: object): Promise<{ id: number; windowId: number }[]>; sendMessage(id: number, message: unknown, options: object): Promise<unknown> } } };

/** The tab that shows a page; asked of each, since without a permission for tabs their addresses are unknown. */
export const tabOf = (worker: Worker, page: Page): Promise<{ id: number; windowId: number }> =>
  worker.evaluate(async (address) => {
    const { tabs } = (globalThis as unknown as Tabs).chrome;
    for (const tab of await tabs.query({})) {
      const reply = (await tabs.sendMessage(tab.id, { pageRequest: 'marks.list', params: {} }, { frameId: 0 }).catch(() => null)) as { address: string } | null;
      if (reply?.address === address) return { id: tab.id, windowId: tab.windowId };
    }
    throw new Error(`no tab answers for ${address}`);
  }, page.url());

export async function openPanel(context: BrowserContext, extensionId: string, about: { readonly tab?: number; readonly window?: number }): Promise<Page> {
  const panel = await context.newPage();
  await panel.setViewportSize({ width: 360, height: 800 });
  await panel.goto(`chrome-extension://${extensionId}/sidepanel.html?${new URLSearchParams(Object.entries(about).map(([key, value]) => [key, String(value)]))}`);
  await panel.locator('.companion').waitFor();
  return panel;
}
