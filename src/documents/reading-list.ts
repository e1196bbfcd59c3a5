/**
 * The containers that wait to be read: first those that changes ask for, then
 * those not read yet, last in first out, so that nested containers follow the
 * one they lie in, which is document order.
 *
 * A first reading passes tens of thousands of containers through here, each
 * once; so only what changes ask for is looked up.
 */

/** What to read: all, with the containers nested in it; or the own text, of which these nodes may differ from what was read. */
export type Wait = 'whole' | ReadonlySet<Text>;

export class ReadingList {
  readonly #stack: Node[] = [];
  /** What changes have asked for, read before anything in the stack. */
  readonly #asked = new Map<Node, Wait>();
  /** In the stack, and not to be read after all. */
  readonly #dropped = new Set<Node>();

  /** For containers met while reading the one around them. */
  push(node: Node): void {
    if (this.#dropped.size > 0) this.#dropped.delete(node);
    this.#stack.push(node);
  }

  /** Asks for a container's own text, of which these nodes are new or say something else. */
  askOwn(node: Node, texts: readonly Text[]): void {
    const asked = this.#asked.get(node);
    // Read as a whole, nothing is taken to be as it was.
    if (asked !== 'whole') this.#asked.set(node, new Set([...(asked ?? []), ...texts]));
  }

  /** Asks for a container with all that is nested in it. */
  askWhole(node: Node): void {
    this.#asked.set(node, 'whole');
  }

  /** Takes what changes have asked for off the list, out of its turn. */
  take(node: Node): Wait | undefined {
    const wait = this.#asked.get(node);
    if (wait) this.#asked.delete(node);
    return wait;
  }

  drop(node: Node): void {
    this.#asked.delete(node);
    if (this.#stack.length > 0) this.#dropped.add(node);
  }

  /** What changes have asked for first. */
  nextAsked(): { readonly node: Node; readonly wait: Wait } | undefined {
    if (this.#asked.size === 0) return undefined;
    const [[node, wait]] = this.#asked as unknown as [[Node, Wait]];
    this.#asked.delete(node);
    return { node, wait };
  }

  /** To be read whole. */
  nextPushed(): Node | undefined {
    let node = this.#stack.pop();
    while (node && this.#dropped.has(node)) node = this.#stack.pop();
    if (!node) this.#dropped.clear();
    return node;
  }
}
