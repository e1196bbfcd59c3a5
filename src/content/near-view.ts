/**
 * Which sections are in view or near it: within two viewports' height.
 *
 * Asks an IntersectionObserver, since that follows every scroller, transform and
 * layout without forcing one. It costs 3–5 µs for each target in each frame that
 * changes layout (a book's 3,000 paragraphs made such a frame 1.7 times as long),
 * so sections that follow each other are watched in groups, by the first and the
 * last of each: a group is near when either is, or when the view lies between.
 */
import type { Section } from '../documents/block.ts';

/** How far beyond the viewport counts as near, above and below. */
const MARGIN = '200% 0px';
/**
 * How far a group may extend, estimated in UTF-16 units of running text: about a
 * screen, and less than the margin, so that a group with both ends far away is far.
 */
const GROUP_EXTENT = 3000;
/** What a section and an element between two sections add beside their text: margins, short lines, pictures. */
const EXTENT_OF_SECTION = 150;
const EXTENT_OF_ELEMENT = 200;

type Side = 'near' | 'above' | 'below' | 'aside';

interface Group {
  readonly members: Section[];
  /** Where in the text read so far it begins. */
  readonly from: number;
  extent: number;
  near: boolean;
}

export interface NearView {
  /** @param position how much text has been read before it, in UTF-16 units */
  add(section: Section, position: number): void;
  remove(section: Section): void;
  isNear(section: Section): boolean;
  /** For tests and benches. */
  readonly targets: number;
}

/** @param changed called when a section comes near or goes away, and for a section added beside others that are near */
export function watchNearView(document: Document, changed: (section: Section, near: boolean) => void, signal: AbortSignal): NearView {
  return new GroupedNearView(document, changed, signal);
}

class GroupedNearView implements NearView {
  readonly #document: Document;
  readonly #changed: (section: Section, near: boolean) => void;
  readonly #observer: IntersectionObserver;
  readonly #groups = new Map<Section, Group>();
  /** The groups whose ends a target is: two when an element and its shadow root both have text. */
  readonly #watched = new Map<Element, Set<Group>>();
  readonly #sides = new WeakMap<Element, Side>();
  /** An element without a box of its own is watched by one that has it. */
  readonly #standIns = new WeakMap<Element, Element>();
  #lastGroup: Group | undefined;

  constructor(document: Document, changed: (section: Section, near: boolean) => void, signal: AbortSignal) {
    this.#document = document;
    this.#changed = changed;
    const Observer = document.defaultView?.IntersectionObserver ?? IntersectionObserver;
    this.#observer = new Observer((entries) => this.#moved(entries), { rootMargin: MARGIN, scrollMargin: MARGIN });
    signal.addEventListener('abort', () => this.#observer.disconnect(), { once: true });
  }

  get targets(): number {
    return this.#watched.size;
  }

  add(section: Section, position: number): void {
    if (this.#groups.has(section)) return;
    const extent = EXTENT_OF_SECTION + section.blocks.reduce((sum, block) => sum + block.length, 0);
    const group = this.#groupBefore(section, position, extent) ?? (this.#lastGroup = { members: [], from: position, extent: 0, near: false });
    this.#groups.set(section, group);
    group.extent += extent;
    this.#watchingEnds(group, () => group.members.push(section));
    if (group.near) this.#changed(section, true);
  }

  remove(section: Section): void {
    const group = this.#groups.get(section);
    if (!group) return;
    this.#groups.delete(section);
    this.#watchingEnds(group, () => group.members.splice(group.members.indexOf(section), 1));
    if (group.members.length === 0 && this.#lastGroup === group) this.#lastGroup = undefined;
  }

  isNear(section: Section): boolean {
    return this.#groups.get(section)?.near ?? false;
  }

  #ends({ members }: Group): Element[] {
    return [...members.slice(0, 1), ...members.slice(-1)].map(({ node }) => {
      const element = 'host' in node ? node.host : node;
      return this.#standIns.get(element) ?? element;
    });
  }

  /** Watches the ends that a group has after a change, instead of those it had. */
  #watchingEnds(group: Group, change: () => void): void {
    const before = this.#ends(group);
    change();
    const after = this.#ends(group);
    for (const element of before) if (!after.includes(element)) this.#unwatch(element, group);
    for (const element of after) if (!before.includes(element)) this.#watch(element, group);
  }

  #watch(element: Element, group: Group): void {
    const groups = this.#watched.get(element);
    if (groups) groups.add(group);
    else this.#watched.set(element, new Set([group]));
    // Also where another group watches it already: an observer tells the newcomer nothing of its own accord.
    this.#observer.unobserve(element);
    this.#observer.observe(element);
  }

  #unwatch(element: Element, group: Group): void {
    const groups = this.#watched.get(element);
    groups?.delete(group);
    if (groups?.size !== 0) return;
    this.#watched.delete(element);
    this.#observer.unobserve(element);
  }

  #moved(entries: readonly IntersectionObserverEntry[]): void {
    const touched = new Set<Group>();
    for (const entry of entries) {
      this.#sides.set(entry.target, sideOf(entry));
      const groups = [...(this.#watched.get(entry.target) ?? [])];
      if (isBoxless(entry)) this.#standIn(entry.target, groups);
      for (const group of groups) touched.add(group);
    }
    for (const group of touched) {
      const near = this.#nearness(group);
      if (near === group.near) continue;
      group.near = near;
      for (const section of group.members) this.#changed(section, near);
    }
  }

  #nearness(group: Group): boolean {
    const [first, last] = this.#ends(group).map((element) => this.#sides.get(element));
    return first === 'near' || last === 'near' || (first === 'above' && last === 'below');
  }

  /** `display: contents` has no box, so it never intersects anything; its parent's box stands for it. */
  #standIn(element: Element, groups: readonly Group[]): void {
    const parent = element.parentElement;
    if (!parent || this.#document.defaultView?.getComputedStyle(element).display !== 'contents') return;
    for (const group of groups) this.#unwatch(element, group);
    this.#standIns.set(element, parent);
    for (const group of groups) this.#watch(parent, group);
  }

  /** The last group, if the section follows closely on it and both together don't extend too far. */
  #groupBefore(section: Section, position: number, extent: number): Group | undefined {
    const group = this.#lastGroup;
    const last = group?.members.at(-1);
    if (!group || !last || position - group.from > GROUP_EXTENT) return undefined;
    const walker = this.#document.createTreeWalker(last.node.getRootNode(), NodeFilter.SHOW_ELEMENT);
    walker.currentNode = last.node;
    for (let total = group.extent + extent; total <= GROUP_EXTENT; total += EXTENT_OF_ELEMENT) {
      if (walker.nextNode() !== section.node) continue;
      group.extent = total - extent;
      return group;
    }
    return undefined;
  }
}

function sideOf({ isIntersecting, boundingClientRect: rect, rootBounds }: IntersectionObserverEntry): Side {
  if (isIntersecting) return 'near';
  // A frame isn't told where the window lies that shows it, if another site owns that.
  if (!rootBounds) return 'aside';
  if (rect.bottom <= rootBounds.top) return 'above';
  return rect.top >= rootBounds.bottom ? 'below' : 'aside';
}

const isBoxless = ({ isIntersecting, boundingClientRect: { width, height } }: IntersectionObserverEntry): boolean => !isIntersecting && width === 0 && height === 0;
