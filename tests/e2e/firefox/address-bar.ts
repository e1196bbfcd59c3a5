/**
 * The browser's own address bar: keys are pressed in its window, and what its
 * list shows is read from there. BiDi's own actions don't reach that window.
 */
import type { Firefox } from './firefox.ts';

type Line = { readonly text: string; readonly isChosen: boolean };

/** Key codes of what is no letter. */
const CODES = { Enter: 13, ArrowDown: 40 } as const;
type NamedKey = keyof typeof CODES;

export class AddressBar {
  constructor(private readonly firefox: Firefox) {}

  /** Types in place of what stands there. */
  async type(text: string): Promise<void> {
    await this.firefox.evaluateInBrowser(`(gURLBar.focus(), gURLBar.select())`);
    await this.keys([...text]);
  }

  async press(key: NamedKey, { alt = false } = {}): Promise<void> {
    await this.keys([key], alt);
  }

  async value(): Promise<string> {
    return (await this.firefox.evaluateInBrowser(`gURLBar.value`)) as string;
  }

  /** What the list shows; empty while it is closed. */
  async lines(): Promise<readonly Line[]> {
    const lines = await this.firefox.evaluateInBrowser(`JSON.stringify(!gURLBar.view.isOpen ? [] : [...document.querySelectorAll('#urlbar .urlbarView-row')]
      .filter((row) => row.checkVisibility())
      .map((row) => ({ text: row.querySelector('.urlbarView-title').textContent, isChosen: row.querySelector('[selected]') !== null || row.hasAttribute('selected') })))`);
    return JSON.parse(lines as string) as Line[];
  }

  /** The addresses of all tabs, in their order, and which is in front. */
  async tabs(): Promise<{ readonly addresses: readonly string[]; readonly front: number }> {
    return JSON.parse((await this.firefox.evaluateInBrowser(`JSON.stringify({ addresses: gBrowser.tabs.map((tab) => tab.linkedBrowser.currentURI.spec), front: gBrowser.tabs.indexOf(gBrowser.selectedTab) })`)) as string) as { addresses: string[]; front: number };
  }

  private async keys(names: readonly string[], alt = false): Promise<void> {
    await this.firefox.evaluateInBrowser(`(() => {
      const keyboard = Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);
      if (!keyboard.beginInputTransactionForTests(window)) throw new Error('no keys can be pressed');
      const codes = ${JSON.stringify(CODES)};
      const alt = new KeyboardEvent('', { key: 'Alt', keyCode: 18 });
      if (${alt}) keyboard.keydown(alt);
      for (const key of ${JSON.stringify(names)}) {
        const event = new KeyboardEvent('', { key, keyCode: codes[key] ?? 0 });
        keyboard.keydown(event);
        keyboard.keyup(event);
      }
      if (${alt}) keyboard.keyup(alt);
    })()`);
  }
}
