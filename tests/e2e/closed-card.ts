/**
 * Reads and clicks the card in its closed shadow root, which page scripts and
 * Playwright's locators cannot reach; DevTools can.
 */
import { expect, type CDPSession, type Page } from '@playwright/test';

type Node = { nodeId: number; backendNodeId: number; nodeName: string; nodeValue?: string; attributes?: string[]; children?: Node[]; shadowRoots?: Node[]; contentDocument?: Node };
type Test = (node: Node) => boolean;

export const attribute = (node: Node, name: string): string | undefined => {
  const at = (node.attributes ?? []).findIndex((each, index) => index % 2 === 0 && each === name);
  return at < 0 ? undefined : node.attributes?.[at + 1];
};

export class ClosedCard {
  private constructor(
    private readonly cdp: CDPSession,
    private readonly page: Page,
  ) {}

  static async of(page: Page): Promise<ClosedCard> {
    return new ClosedCard(await page.context().newCDPSession(page), page);
  }

  /** The card's text, pieces joined by one space; null when there is no open card. */
  async text(): Promise<string | null> {
    const host = await this.host();
    return host ? textOf(host).replace(/\s+/g, ' ').trim() : null;
  }

  /** Waits until the card's text contains a piece. */
  async shows(piece: string): Promise<void> {
    await expect.poll(() => this.text()).toContain(piece);
  }

  /** Clicks the first button or link whose text or label contains `name`. */
  async click(name: string): Promise<void> {
    let node: Node | null | undefined;
    // A card is drawn before all that it can do is known.
    await expect.poll(async () => (node = await this.control(name)) !== undefined && node !== null, `the card has a control named “${name}”`).toBe(true);
    if (!node) throw new Error(`the card has no control named “${name}”: ${await this.text()}`);
    await this.cdp.send('DOM.scrollIntoViewIfNeeded', { nodeId: node.nodeId });
    const { model } = await this.cdp.send('DOM.getBoxModel', { nodeId: node.nodeId });
    const [x = 0, y = 0] = model.border;
    await this.page.mouse.click(x + model.width / 2, y + model.height / 2);
  }

  private async control(name: string): Promise<Node | null | undefined> {
    const host = await this.host();
    return host && find(host, (each) => (['BUTTON', 'A', 'SUMMARY'].includes(each.nodeName) || attribute(each, 'role') === 'link') && (textOf(each).includes(name) || attribute(each, 'aria-label')?.includes(name) === true));
  }

  /** Where the card stands in the viewport, in CSS pixels. */
  async box(): Promise<{ x: number; y: number; width: number; height: number }> {
    const host = await this.host();
    const card = host && find(host, (node) => attribute(node, 'role') === 'dialog');
    if (!card) throw new Error('there is no card');
    const { model } = await this.cdp.send('DOM.getBoxModel', { nodeId: card.nodeId });
    const [x = 0, y = 0] = model.border;
    return { x, y, width: model.width, height: model.height };
  }

  /** The card's own element, to read its attributes. */
  async dialog(): Promise<Node> {
    const host = await this.host();
    const dialog = host && find(host, (node) => attribute(node, 'role') === 'dialog');
    if (!dialog) throw new Error('there is no card');
    return dialog;
  }

  private async host(): Promise<Node | null> {
    const { root } = await this.cdp.send('DOM.getDocument', { depth: -1, pierce: true });
    return find(root, (node) => node.nodeName === 'SPRAVKA-CARD');
  }
}

function find(node: Node, test: Test): Node | null {
  if (test(node)) return node;
  for (const child of [...(node.shadowRoots ?? []), ...(node.children ?? []), ...(node.contentDocument ? [node.contentDocument] : [])]) {
    const found = find(child, test);
    if (found) return found;
  }
  return null;
}

const textOf = (node: Node): string => (node.nodeName === 'STYLE' ? '' : node.nodeName === '#text' ? (node.nodeValue ?? '') : [...(node.shadowRoots ?? []), ...(node.children ?? [])].map(textOf).join(' '));
