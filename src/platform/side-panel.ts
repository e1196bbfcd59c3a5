/**
 * Opens the panel beside the page: Chromium's side panel or Firefox's sidebar.
 * Firefox for Android has neither. Both open only at a reader's click or key,
 * and at once: nothing may be awaited before.
 */
import { browser } from 'wxt/browser';

type Panels = {
  readonly sidePanel?: { open(options: { windowId: number }): Promise<void> };
  readonly sidebarAction?: { open(): Promise<void>; toggle(): Promise<void> };
};
const panels = browser as unknown as Panels;

export const hasSidePanel = (): boolean => panels.sidePanel !== undefined || panels.sidebarAction !== undefined;

/** @param windowId where the reader is; Firefox knows by itself */
export async function openSidePanel(windowId: number | undefined): Promise<void> {
  if (panels.sidebarAction) await panels.sidebarAction.open();
  else if (windowId !== undefined) await panels.sidePanel?.open({ windowId });
}

/** Where the browser can, an open one is closed. */
export async function toggleSidePanel(windowId: number | undefined): Promise<void> {
  if (panels.sidebarAction) await panels.sidebarAction.toggle();
  else await openSidePanel(windowId);
}
