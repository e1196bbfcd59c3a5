/**
 * Takes the place of WXT's `ContentScriptContext` in the page's script (by an
 * alias in wxt.config.ts). That one posts a message with the extension's id to
 * every page, and sends an event of that name, so that a script which runs twice
 * ends the first; ours never runs twice in one world. What is left of it is the
 * end of all work on the page.
 */
export class ContentScriptContext {
  readonly #ending = new AbortController();
  readonly signal = this.#ending.signal;

  abort(): void {
    this.#ending.abort();
  }
}
