/**
 * A Firefox with the built extension, driven over WebDriver BiDi, and pages
 * served to it from this machine.
 */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { GREETING, isNewProfile } from '../new-profile.ts';
import { ensureBrowser } from '../../../src/cli/browsers.ts';

export const EXTENSION = resolve(import.meta.dirname, '../../../.output/firefox-mv3');
/** Found once; says what to do when it is too old for the extension. */
const FIREFOX = ensureBrowser('firefox', console.log);
export const EXTENSION_ID = 'spravka@spravka.example';
/** Fixed by a preference, so that the addresses of its pages are known. */
export const EXTENSION_HOST = '3f0c9a4e-52c1-4a55-9d7b-6b1f5a7c2d10';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type Sent = { result: Record<string, unknown> };
/** What puppeteer keeps to itself: the BiDi connection below its pages. */
type Connection = { send: (method: string, params: object) => Promise<Sent> };

type ServedPage = { readonly html: string; readonly headers: Readonly<Record<string, string>> };

/** Waits until something on a page is marked. */
export const untilMarked = (page: Page): Promise<unknown> => page.waitForFunction(() => [...CSS.highlights.keys()].some((name) => name.startsWith('spravka-')), { timeout: 15_000 });

export class Firefox {
  private constructor(
    readonly browser: Browser,
    private readonly server: Server,
    private readonly pages: Map<string, ServedPage>,
  ) {}

  /** @param profile a folder that keeps the profile; a throw-away one without. @param extension another build of it */
  static async launch(profile?: string, extension = EXTENSION): Promise<Firefox> {
    const isNew = isNewProfile(profile);
    const firefox = await Firefox.launchAsInstalled(profile, extension);
    if (isNew) await firefox.send('browsingContext.close', { context: await firefox.contextWith(GREETING) });
    return firefox;
  }

  /** As a reader finds it: a new profile's greeting stands open. */
  static async launchAsInstalled(profile?: string, extension = EXTENSION): Promise<Firefox> {
    const browser = await puppeteer.launch({
      browser: 'firefox',
      ...(profile !== undefined && { userDataDir: profile }),
      executablePath: FIREFOX,
      headless: true,
      args: ['--remote-allow-system-access'],
      extraPrefsFirefox: {
        'extensions.webextensions.uuids': JSON.stringify({ [EXTENSION_ID]: EXTENSION_HOST }),
        // An extension installed for a test goes when the browser ends; what it has written stays, as that of any other does.
        'extensions.webextensions.keepStorageOnUninstall': true,
        'extensions.webextensions.keepUuidOnUninstall': true,
      },
    });
    const pages = new Map<string, ServedPage>();
    const server = createServer((request, response) => {
      const served = pages.get(request.url ?? '');
      response.writeHead(served ? 200 : 404, { 'content-type': 'text/html; charset=utf-8', ...served?.headers }).end(served?.html ?? '');
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    await browser.installExtension(extension);
    return new Firefox(browser, server, pages);
  }

  /** From now on a page is served under a path, by every name this machine has. */
  serve(path: string, html: string, headers: Readonly<Record<string, string>> = {}): void {
    this.pages.set(path, { html, headers });
  }

  /** Serves a page under a path and opens it. */
  async open(path: string, html: string, headers: Readonly<Record<string, string>> = {}): Promise<Page> {
    this.serve(path, html, headers);
    const page = await this.browser.newPage();
    await page.goto(this.address(path));
    return page;
  }

  address(path: string): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}${path}`;
  }

  async close(): Promise<void> {
    await this.browser.close();
    this.server.close();
  }

  /** What axe finds wrong with a page of the extension. */
  async violations(context: string): Promise<readonly string[]> {
    await this.send('script.callFunction', { target: { context }, functionDeclaration: `() => {${AXE}}`, awaitPromise: false });
    return JSON.parse((await this.evaluateIn(context, `globalThis.axe.run().then(({ violations }) => JSON.stringify(violations.map(({ id, nodes }) => id + ': ' + nodes[0].html)))`)) as string) as string[];
  }

  async send(method: string, params: object): Promise<Record<string, unknown>> {
    const { connection } = this.browser as unknown as { connection: Connection };
    return (await connection.send(method, params)).result;
  }

  /** Runs in the browser's own window, that of menus and tabs. */
  async evaluateInBrowser(expression: string): Promise<unknown> {
    const tree = (await this.send('browsingContext.getTree', { 'moz:scope': 'chrome' })) as { contexts: { context: string; url: string }[] };
    const chrome = tree.contexts.find(({ url }) => url.endsWith('browser.xhtml'));
    return this.evaluateIn(chrome?.context ?? '', expression);
  }

  /** Sets off a command of the extension where the browser would for its key: a test's own keys don't reach the browser's shortcuts. */
  async command(name: string): Promise<void> {
    await this.evaluateInBrowser(`WebExtensionPolicy.getByID(${JSON.stringify(EXTENSION_ID)}).extension.shortcuts.onCommand(${JSON.stringify(name)})`);
  }

  /** What a screen reader is given of the tab in front, of the browser's sidebar or of the popup: the accessibility tree, parents before what is in them. */
  async heard(where: Where): Promise<readonly Accessible[]> {
    return JSON.parse((await this.evaluateInBrowser(inAccessibles(where, 'JSON.stringify(all.map(({ role, name, focused }) => ({ role, name, focused })))'))) as string) as Accessible[];
  }

  /** Presses what has this role and a name that begins so, as a screen reader would. */
  async press(where: Where, role: string, name: string): Promise<void> {
    const pressed = await this.evaluateInBrowser(inAccessibles(where, `(all.find((each) => each.role === ${JSON.stringify(role)} && each.name.startsWith(${JSON.stringify(name)}))?.node.doAction(0), all.some((each) => each.role === ${JSON.stringify(role)} && each.name.startsWith(${JSON.stringify(name)})))`));
    if (pressed !== true) throw new Error(`nothing there is a ${role} named “${name}”`);
  }

  /** The browsing context of a tab or window, once its address has this in it. */
  async contextWith(part: string): Promise<string> {
    for (;;) {
      const { contexts } = (await this.send('browsingContext.getTree', {})) as { contexts: { context: string; url: string }[] };
      const found = contexts.find(({ url }) => url.includes(part));
      if (found) return found.context;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Right-clicks and chooses the item of the browser's own menu whose label has this in it. */
  async chooseFromMenu(page: Page, place: { readonly x: number; readonly y: number }, label: string): Promise<void> {
    await page.mouse.click(place.x, place.y, { button: 'right' });
    const chosen = await this.evaluateInBrowser(`(async () => {
      const menu = document.getElementById('contentAreaContextMenu');
      for (let tries = 0; tries < 200; tries++) {
        const item = menu.state === 'open' && [...menu.querySelectorAll('menuitem')].find((each) => !each.hidden && each.label?.includes(${JSON.stringify(label)}));
        if (item) return menu.activateItem(item), true;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      return false;
    })()`);
    if (chosen !== true) throw new Error(`the menu has no item “${label}”`);
  }

  /** Opens the popup by the toolbar's button, as a click on it does. */
  async openPopup(): Promise<void> {
    await this.evaluateInBrowser(`(async () => {
      const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
      await ExtensionParent.apiManager.global.browserActionFor(WebExtensionPolicy.getByID(${JSON.stringify(EXTENSION_ID)}).extension).triggerAction(window);
    })()`);
  }

  /** Ends the event page, as the browser does when it is idle. */
  async stopBackground(): Promise<void> {
    await this.evaluateInBrowser(`WebExtensionPolicy.getByID(${JSON.stringify(EXTENSION_ID)}).extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true })`);
  }

  /** Opens a page of the extension and returns its browsing context. */
  async openExtensionPage(path: string): Promise<string> {
    const { context } = (await this.send('browsingContext.create', { type: 'tab' })) as { context: string };
    await this.send('browsingContext.navigate', { context, url: `moz-extension://${EXTENSION_HOST}${path}`, wait: 'complete' });
    return context;
  }

  async evaluateIn(context: string, expression: string): Promise<unknown> {
    const { result, exceptionDetails } = (await this.send('script.evaluate', { target: { context }, expression, awaitPromise: true, userActivation: true })) as { result?: { value?: unknown }; exceptionDetails?: { text: string } };
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    return result?.value;
  }

  /** Hands files of this machine to the first element that a selector finds, as the browser's own picker would. */
  async pickFiles(context: string, selector: string, files: readonly string[]): Promise<void> {
    const { nodes } = (await this.send('browsingContext.locateNodes', { context, locator: { type: 'css', value: selector } })) as { nodes: { sharedId: string }[] };
    await this.send('input.setFiles', { context, element: { sharedId: nodes[0]?.sharedId }, files });
  }

  /** Moves the pointer to a place in the viewport, in CSS pixels, and rests there. */
  async pointAt(context: string, { x, y }: { readonly x: number; readonly y: number }): Promise<void> {
    const moves = [1, 0].map((by) => ({ type: 'pointerMove', x: Math.round(x) - by, y: Math.round(y) }));
    await this.send('input.performActions', { context, actions: [{ type: 'pointer', id: 'mouse', actions: moves }] });
  }

  /** The text of the open card's closed shadow root, which BiDi can serialise; null when no card is open. */
  async cardText(page: Page | string): Promise<string | null> {
    const root = await this.cardRoot(page);
    return root === null ? null : textOf(root).replace(/\s+/g, ' ').trim();
  }

  /** An attribute of the open card's dialog. */
  async cardAttribute(page: Page, name: string): Promise<string | undefined> {
    const root = await this.cardRoot(page);
    return (root && find(root, (node) => node.value?.attributes?.['role'] === 'dialog'))?.value?.attributes?.[name];
  }

  /** Clicks the first button or link of the card whose text or label contains `name`. */
  async clickInCard(page: Page, name: string): Promise<void> {
    const root = await this.cardRoot(page);
    const control = root && find(root, (node) => (['button', 'a', 'summary'].includes(node.value?.localName ?? '') || node.value?.attributes?.['role'] === 'link') && (textOf(node).includes(name) || node.value?.attributes?.['aria-label']?.includes(name) === true));
    if (!control?.sharedId) throw new Error(`the card has no control named “${name}”`);
    const context = await this.contextOf(page);
    const element = { sharedId: control.sharedId };
    await this.send('script.callFunction', { target: { context }, functionDeclaration: `(element) => element.scrollIntoView({ block: 'nearest' })`, arguments: [element], awaitPromise: false });
    const origin = { type: 'element', element };
    await this.send('input.performActions', {
      context,
      actions: [{ type: 'pointer', id: 'mouse', actions: [{ type: 'pointerMove', x: 0, y: 0, origin }, { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }] }],
    });
  }

  /** The role, or the element's name, of what has the focus in the open card; null when nothing has. */
  async focusedInCard(page: Page): Promise<string | null> {
    const root = await this.cardRoot(page);
    if (!root?.sharedId) return null;
    const { result } = (await this.send('script.callFunction', {
      target: { context: await this.contextOf(page) },
      functionDeclaration: `(root) => root.activeElement?.getAttribute('role') ?? root.activeElement?.localName ?? null`,
      arguments: [{ sharedId: root.sharedId }],
      awaitPromise: false,
    })) as { result: { value?: string } };
    return result.value ?? null;
  }

  private async cardRoot(page: Page | string): Promise<BidiNode | null> {
    const { result } = (await this.send('script.evaluate', {
      target: { context: await this.contextOf(page) },
      expression: `document.querySelector('spravka-card')`,
      awaitPromise: false,
      serializationOptions: { maxDomDepth: 30, includeShadowTree: 'all' },
    })) as { result: BidiNode };
    return result.value?.shadowRoot ?? null;
  }

  /** A page of the extension is known by its context alone. */
  private async contextOf(page: Page | string): Promise<string> {
    if (typeof page === 'string') return page;
    const { contexts } = (await this.send('browsingContext.getTree', {})) as { contexts: { context: string; url: string }[] };
    const found = contexts.find(({ url }) => url === page.url());
    if (!found) throw new Error(`no tab shows ${page.url()}`);
    return found.context;
  }
}

/** Roles as Firefox calls them, without blanks: its versions differ in these. */
export type Accessible = { readonly role: string; readonly name: string; readonly focused: boolean };

/** Evaluates to `result`, in which `all` are the accessibles below a document: the browser's own window knows those of every process. */
type Where = 'tab' | 'sidebar' | 'popup';
const BROWSERS: Readonly<Record<Where, string>> = {
  tab: 'gBrowser.selectedBrowser',
  sidebar: `SidebarController.browser?.contentDocument?.getElementById('webext-panels-browser')`,
  popup: `document.querySelector('.webextension-popup-browser')`,
};

const inAccessibles = (where: Where, result: string): string => `(() => {
  const service = Cc['@mozilla.org/accessibilityService;1'].getService(Ci.nsIAccessibilityService);
  const browser = ${BROWSERS[where]};
  const all = [];
  const add = (node) => {
    const states = {};
    node.getState(states, {});
    all.push({ node, role: service.getStringRole(node.role).replaceAll(' ', ''), name: node.name ?? '', focused: (states.value & Ci.nsIAccessibleStates.STATE_FOCUSED) !== 0 });
    for (let child = node.firstChild; child; child = child.nextSibling) add(child);
  };
  const root = browser && service.getAccessibleFor(browser);
  if (root) add(root);
  return ${result};
})()`;

type BidiNode = { sharedId?: string; value?: { localName?: string; nodeValue?: string; attributes?: Record<string, string>; children?: BidiNode[]; shadowRoot?: BidiNode } };

const textOf = (node: BidiNode): string => node.value?.nodeValue ?? (node.value?.localName === 'style' ? '' : (node.value?.children ?? []).map(textOf).join(' '));

function find(node: BidiNode, test: (node: BidiNode) => boolean): BidiNode | null {
  if (test(node)) return node;
  for (const child of node.value?.children ?? []) {
    const found = find(child, test);
    if (found) return found;
  }
  return null;
}
