import { describe, expect, it } from 'vitest';
import { htmlPageText } from '../../src/documents/html.ts';
import type { Mark } from '../../src/content/mark.ts';
import { findTerms, markFrame, painted, placeOf, type MarkedFrame, type Place } from './marked-frame.ts';

/** Mulberry32: the same page of changes at each run of a seed. */
function createChance(seed: number) {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (n: number): number => Math.floor(next() * n);
  return { below, pick: <T>(list: ArrayLike<T>): T => list[below(list.length)]! };
}
type Chance = ReturnType<typeof createChance>;

const WORDS = ['VSNKh', 'MGSPS', 'Central', 'Committee', 'Central Committee', 'VS', 'NKh', 'Mias', 'nikov', 'G.I.', ' Miasnikov', 'and', ' ', '\n', '', 'sluzhashchie.', '¶'];
const TAGS = ['p', 'div', 'span', 'b', 'i', 'a', 'td', 'li', 'section', 'sup', 'pre', 'code', 'my-word', 'br', 'img', 'script', 'blockquote', 'font', 'button'];

const words = (chance: Chance): string => Array.from({ length: 1 + chance.below(4) }, () => chance.pick(WORDS)).join(chance.pick(['', ' ', ' ']));

function grow(document: Document, chance: Chance, depth = 2): Node {
  const choice = chance.below(10);
  if (choice < 3 || depth === 0) return document.createTextNode(words(chance));
  if (choice === 3) return document.createComment(words(chance));
  const element = document.createElement(chance.pick(TAGS));
  if (element.localName === 'script') (element as HTMLScriptElement).type = 'text/plain';
  for (let i = chance.below(4); i > 0; i--) element.append(grow(document, chance, depth - 1));
  if (choice === 4 && ['div', 'section', 'span', 'p', 'my-word'].includes(element.localName)) {
    const root = element.attachShadow({ mode: 'open' });
    root.append(document.createElement('slot'), grow(document, chance, depth - 1));
  }
  return element;
}

/** All nodes of a page, open shadow trees included. */
function nodesOf(root: Node): Node[] {
  const found: Node[] = [];
  for (const child of root.childNodes) {
    found.push(child, ...nodesOf(child));
    const shadow = (child as Partial<Element>).shadowRoot;
    if (shadow) found.push(...nodesOf(shadow));
  }
  return found;
}

type Change = (nodes: readonly Node[], chance: Chance, document: Document) => void;
const isText = (node: Node): node is Text => node.nodeType === 3;
const isElement = (node: Node): node is HTMLElement => node.nodeType === 1;
const texts = (nodes: readonly Node[]): Text[] => nodes.filter(isText);
const elements = (nodes: readonly Node[]): HTMLElement[] => nodes.filter(isElement);
const somewhere = (nodes: readonly Node[], chance: Chance): readonly [Node, Node | null] => {
  const parent = chance.pick(elements(nodes));
  const inside: Node = parent.shadowRoot && chance.below(2) === 0 ? parent.shadowRoot : parent;
  return [inside, chance.below(3) === 0 ? null : (inside.childNodes[chance.below(inside.childNodes.length + 1)] ?? null)];
};

const CHANGES: Readonly<Record<string, Change>> = {
  'says something else': (nodes, chance) => (chance.pick(texts(nodes)).data = words(chance)),
  'gets letters': (nodes, chance) => {
    const text = chance.pick(texts(nodes));
    text.insertData(chance.below(text.length + 1), words(chance));
  },
  'loses letters': (nodes, chance) => {
    const text = chance.pick(texts(nodes));
    text.deleteData(chance.below(text.length + 1), 3);
  },
  'is split': (nodes, chance) => {
    const text = chance.pick(texts(nodes));
    text.splitText(chance.below(text.length + 1));
  },
  'is normalised': (nodes, chance) => chance.pick(elements(nodes)).normalize(),
  comes: (nodes, chance, document) => {
    const [parent, before] = somewhere(nodes, chance);
    parent.insertBefore(grow(document, chance), before);
  },
  'is removed': (nodes, chance) => {
    const node = chance.pick(nodes);
    if (nodes.length > 60) node.parentNode?.removeChild(node);
  },
  moves: (nodes, chance) => {
    const node = chance.pick(nodes);
    const [parent, before] = somewhere(nodes, chance);
    if (!contains(node, parent) && before !== node) parent.insertBefore(node, before);
  },
  'leaves, changes and comes back': (nodes, chance, document) => {
    const node = chance.pick(nodes);
    const { parentNode, nextSibling } = node;
    parentNode?.removeChild(node);
    for (const text of texts(nodesOf(node)).slice(0, 2)) text.data = words(chance);
    if (isElement(node)) node.append(grow(document, chance));
    parentNode?.insertBefore(node, nextSibling);
  },
  'is wrapped': (nodes, chance, document) => {
    const node = chance.pick(nodes);
    const wrapper = document.createElement(chance.pick(['b', 'span', 'div']));
    node.parentNode?.replaceChild(wrapper, node);
    wrapper.append(node);
  },
  'is unwrapped': (nodes, chance) => {
    const element = chance.pick(elements(nodes));
    if (element.parentNode && element.localName !== 'script') element.replaceWith(...element.childNodes);
  },
  'is written anew': (nodes, chance) => {
    const element = chance.pick(elements(nodes));
    if (nodesOf(element).length < 15) element.innerHTML = `${words(chance)}<p>${words(chance)}</p><b>${words(chance)}</b>`;
  },
  'becomes an editor, or ceases to be one': (nodes, chance) => {
    const element = chance.pick(elements(nodes));
    if (element.hasAttribute('contenteditable')) element.removeAttribute('contenteditable');
    else if (nodesOf(element).length < 15) element.setAttribute('contenteditable', chance.pick(['', 'true', 'false']));
  },
  'gets another role': (nodes, chance) => {
    const element = chance.pick(elements(nodes));
    if (nodesOf(element).length < 15) element.setAttribute('role', chance.pick(['textbox', 'note', 'presentation']));
  },
};

const contains = (outer: Node, inner: Node): boolean => {
  for (let at: Node | null = inner; at; at = 'host' in at ? (at as ShadowRoot).host : at.parentNode) if (at === outer) return true;
  return false;
};

const PAGE = `<!doctype html><meta charset="utf-8"><body>${Array.from({ length: 30 }, (_, n) => `
  <p>The <b>VS</b>NKh and the Central <i>Committee</i> of ${n}</p><div>MGSPS <p>G.I. Mias<span>nikov</span></p> sluzhashchie</div>
  <ul><li>VSNKh<li>Kronshtadt<br>MGSPS</ul><table><tr><td>Central<td>Committee</table>`).join('')}</body>`;

/** What a first reading of the page as it is now would mark, in hidden text too. */
function readAnew(document: Document): (Place & { readonly id: string })[] {
  const stop = new AbortController();
  const page = htmlPageText(document, { signal: stop.signal });
  while (page.readNext());
  const places = page.inOrder(page.blocks()).flatMap((block) => findTerms(page.textOf(block)).map((match) => ({ ...placeOf({ block, match }), id: idOf({ match }) })));
  stop.abort();
  return places;
}

const idOf = ({ match }: Pick<Mark, 'match'>): string => match.candidates[0]!.id;
const visible = <P extends Place>(places: readonly P[]): P[] => places.filter((place) => rectsOf(place).length > 0);

function rectsOf({ start, startOffset, end, endOffset }: Place): DOMRect[] {
  const range = start.ownerDocument!.createRange();
  range.setStart(start, startOffset);
  range.setEnd(end, endOffset);
  return [...range.getClientRects()];
}

const pathOf = (node: Node): string => (node.parentNode ? `${pathOf(node.parentNode)} ${node.nodeName}` : 'host' in node ? `${pathOf((node as ShadowRoot).host)}/` : node.nodeName);
const keys = new WeakMap<Node, number>();
let lastKey = 0;
const keyOf = (node: Node): number => {
  if (!keys.has(node)) keys.set(node, ++lastKey);
  return keys.get(node)!;
};
const named = ({ start, startOffset, end, endOffset }: Place): string => `${keyOf(start)}:${startOffset}-${keyOf(end)}:${endOffset} in ${pathOf(start)} ${start.nodeValue}`;
/** What has left the page is painted nowhere. */
const paintedPlaces = ({ view }: MarkedFrame): string[] =>
  painted(view).filter(({ startContainer }) => startContainer.isConnected).map(({ startContainer, startOffset, endContainer, endOffset }) => named({ start: startContainer, startOffset, end: endContainer, endOffset }));

const inView = ({ view }: MarkedFrame, places: readonly Place[]): Place[] =>
  places.filter((place) => rectsOf(place).some(({ top, bottom, left, right, width }) => width > 0 && bottom > 0 && top < view.innerHeight && right > 0 && left < view.innerWidth));

describe.each([1, 2])('1,000 random changes, seed %i', (seed) => {
  it('leave the marks that a first reading would make', { timeout: 60_000 }, async () => {
    const frame = await markFrame(PAGE);
    const { document, view, session } = frame;
    const chance = createChance(seed);
    const done: string[] = [];
    for (let n = 0; n < 1000; n += 1) {
      const name = chance.pick(Object.keys(CHANGES));
      CHANGES[name]!(nodesOf(document.body), chance, document);
      done.push(name);
      // Several changes to a turn, as scripts make them.
      if (chance.below(3) > 0) continue;
      await Promise.resolve();
      const expected = readAnew(document);
      const wanted = new Set(expected.map(named));
      expect(paintedPlaces(frame).filter((place) => !wanted.has(place)), `stale marks after ${done.join(', ')}`).toEqual([]);
      // Some turns come before the queue has done the last.
      if (chance.below(3) > 0) continue;
      await frame.settle();
      expect(session.marks().map((mark) => `${idOf(mark)} ${named(placeOf(mark))}`), `after ${done.splice(0).join(', ')}`).toEqual(visible(expected).map((place) => `${place.id} ${named(place)}`));
      if (chance.below(20) > 0) continue;
      view.scrollTo(0, chance.below(document.documentElement.scrollHeight));
      await expect.poll(() => inView(frame, readAnew(document)).map(named).filter((place) => !paintedPlaces(frame).includes(place))).toEqual([]);
    }
    await frame.settle();
    expect(session.marks().length).toBeGreaterThan(20);
    expect(session.entries().reduce((sum, { count }) => sum + count, 0)).toBe(session.marks().length);
    expect([...session.entryIds()].sort()).toEqual(session.entries().map(({ id }) => id).sort());
    expect([...frame.gate.blocks.values()].flat().length).toBeGreaterThanOrEqual(session.marks().length);
  });
});
