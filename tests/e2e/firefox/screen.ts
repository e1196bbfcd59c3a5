/**
 * A page of the extension as its reader uses it: fields by their labels, buttons
 * by their names. Each act waits until what it needs is there.
 */
import { expect } from 'vitest';
import type { Firefox } from './firefox.ts';

const PATIENCE = { timeout: 20_000, interval: 100 };
const quoted = (text: string): string => JSON.stringify(text);

export class Screen {
  private constructor(
    private readonly firefox: Firefox,
    readonly context: string,
  ) {}

  static async open(firefox: Firefox, path: string): Promise<Screen> {
    return new Screen(firefox, await firefox.openExtensionPage(path));
  }

  /** A window that something else has opened. */
  static async with(firefox: Firefox, address: string): Promise<Screen> {
    return new Screen(firefox, await firefox.contextWith(address));
  }

  /** @param expression tried until it is neither false nor nothing */
  async run(expression: string): Promise<void> {
    await expect.poll(() => this.firefox.evaluateIn(this.context, `(() => { const done = ${expression}; return done !== false && done !== null && done !== undefined; })()`), PATIENCE).toBe(true);
  }

  fill(label: string, value: string): Promise<void> {
    return this.run(`((box) => box && (box.focus(), Object.getOwnPropertyDescriptor(Object.getPrototypeOf(box), 'value').set.call(box, ${quoted(value)}), box.dispatchEvent(new InputEvent('input', { bubbles: true })), box.dispatchEvent(new Event('change', { bubbles: true }))))(${field(label)})`);
  }

  /** A button, by all of its name. */
  press(name: string): Promise<void> {
    return this.run(`((button) => button && (button.click(), true))([...document.querySelectorAll('button')].find((each) => each.textContent.trim() === ${quoted(name)}))`);
  }

  /** A radio button or a checkbox, by the beginning of its label. */
  choose(label: string): Promise<void> {
    return this.run(`((box) => box && (box.click(), true))(${field(label)})`);
  }

  valueOf(label: string): Promise<unknown> {
    return this.firefox.evaluateIn(this.context, `(${field(label)})?.value`);
  }

  /** The text of the first element that the selector finds. */
  shown(selector: string): Promise<unknown> {
    return this.firefox.evaluateIn(this.context, `document.querySelector(${quoted(selector)})?.textContent ?? ''`);
  }
}

const field = (label: string): string => `[...document.querySelectorAll('label')].find((each) => each.textContent.startsWith(${quoted(label)}))?.control ?? document.querySelector('[aria-label=${quoted(label)}]')`;
