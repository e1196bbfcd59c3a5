/**
 * The containers that wait to be read, last in first out: nested containers are
 * read right after the one they lie in, which is document order, and what has
 * changed since is read before what has not been read yet.
 */
export interface Wait {
  /** Read the containers nested in it too. */
  readonly deep: boolean;
  /** Text nodes whose data may differ from what was read. */
  readonly texts: ReadonlySet<Text>;
}

export class ReadingList {
  readonly #stack: Node[] = [];
  readonly #waiting = new Map<Node, { deep: boolean; texts: Set<Text> }>();

  get empty(): boolean {
    return this.#waiting.size === 0;
  }

  add(node: Node, deep: boolean, texts: Iterable<Text> = []): void {
    const waiting = this.#waiting.get(node);
    if (!waiting) {
      this.#waiting.set(node, { deep, texts: new Set(texts) });
      this.#stack.push(node);
      return;
    }
    waiting.deep ||= deep;
    for (const text of texts) waiting.texts.add(text);
  }

  /** Takes one node off the list out of its turn. */
  take(node: Node): Wait | undefined {
    const waiting = this.#waiting.get(node);
    this.#waiting.delete(node);
    return waiting;
  }

  next(): { readonly node: Node; readonly wait: Wait } | undefined {
    for (let node = this.#stack.pop(); node; node = this.#stack.pop()) {
      const wait = this.take(node);
      if (wait) return { node, wait };
    }
    return undefined;
  }
}
