/**
 * Which sections are in view or near it: within two viewports' height.
 *
 * Asks IntersectionObservers, since they follow every scroller, transform and
 * layout without forcing one. They cost 3–5 µs for each target in each frame that
 * scrolls or changes layout (a book's 3,000 paragraphs made such a frame 1.7
 * times as long), so sections that follow each other are watched in groups, by
 * the first and the last of each.
 *
 * A group longer than the view may have it between its ends. So what is observed
 * is not whether an end is in view but on which side of it: one observer's root
 * reaches down without end, so what does not meet it lies above; the other's
 * reaches up. Both speak up when an end changes sides, however far it jumps.
 */
import type { Section } from '../documents/block.ts';

/** In CSS pixels; layout knows no larger lengths than three times that. */
const ENDLESS = '10000000px';
/** In viewport heights. */
const NEAR = 2;
/** In CSS pixels, for a frame that isn't shown yet. */
const LEAST_HEIGHT = 600;

/**
 * How much text a group may extend over, in UTF-16 units: a few screens; more on
 * very long pages, so that targets grow more slowly than the page.
 */
const groupLength = (position: number): number => 12_000 + position / 100;
/** What a section adds beside its text, in the same units: margins and short lines. */
const LENGTH_OF_SECTION = 150;
/** So many elements may lie between two sections of a group. */
const GROUP_GAP = 60;

type Side = 'above' | 'inside' | 'below' | 'hidden';

interface Group {
  readonly members: Section[];
  /** How much text had been read before it. */
  readonly from: number;
  ends: readonly Element[];
  /** Undefined until the observers have spoken of its ends. */
  near?: boolean;
}

export interface NearView {
  /** @param position how much text has been read before it, in UTF-16 units */
  add(section: Section, position: number): void;
  remove(section: Section): void;
  /** Begins to watch what was added and removed since. */
  settle(): void;
  /** Undefined where nobody has told yet. */
  isNear(section: Section): boolean | undefined;
  /** Whether it is known of all sections how near they are. */
  readonly isHeard: boolean;
  onHeard(listener: () => void): void;
  /** For tests and benches. */
  readonly targets: number;
}

/** @param changed called when it is first known whether a section is near, when it comes near or goes away, and for a section added beside others that are near */
export function watchNearView(document: Document, changed: (section: Section, near: boolean) => void, signal: AbortSignal): NearView {
  return new GroupedNearView(document, changed, signal);
}

class GroupedNearView implements NearView {
  readonly #document: Document;
  readonly #changed: (section: Section, near: boolean) => void;
  readonly #observers: readonly [IntersectionObserver, IntersectionObserver];
  readonly #groups = new Map<Section, Group>();
  /** The groups whose ends a target is: several when an element and its shadow root both have text. */
  readonly #watched = new Map<Element, Set<Group>>();
  /** What each observer said last of a target. */
  readonly #meets: readonly [WeakMap<Element, boolean>, WeakMap<Element, boolean>] = [new WeakMap(), new WeakMap()];
  readonly #boxless = new WeakSet<Element>();
  /** Elements without boxes, as with `display: contents`, and those whose boxes they are laid out in. */
  readonly #standIns = new WeakMap<Element, Element>();
  /** Groups whose ends may be others by now. */
  readonly #unsettled = new Set<Group>();
  #lastGroup: Group | undefined;
  readonly #listeners: (() => void)[] = [];

  constructor(document: Document, changed: (section: Section, near: boolean) => void, signal: AbortSignal) {
    this.#document = document;
    this.#changed = changed;
    const view = document.defaultView ?? window;
    const { IntersectionObserver: Observer } = view;
    // Not in per cent: Chromium 156 takes a scroll margin of 200% to reach over everything.
    const margin = `${NEAR * Math.max(view.innerHeight, LEAST_HEIGHT)}px`;
    const observing = (which: 0 | 1, margins: string): IntersectionObserver => {
      const observer = new Observer((entries) => this.#heard(which, entries), { rootMargin: margins, scrollMargin: margins });
      signal.addEventListener('abort', () => observer.disconnect(), { once: true });
      return observer;
    };
    this.#observers = [observing(0, `${margin} 0px ${ENDLESS} 0px`), observing(1, `${ENDLESS} 0px ${margin} 0px`)];
  }

  get targets(): number {
    return this.#watched.size;
  }

  get isHeard(): boolean {
    return this.#unsettled.size === 0 && [...this.#watched.keys()].every((element) => this.#sideOf(element) !== undefined);
  }

  onHeard(listener: () => void): void {
    this.#listeners.push(listener);
  }

  add(section: Section, position: number): void {
    if (this.#groups.has(section)) return;
    const group = this.#groupBefore(section, position) ?? (this.#lastGroup = { members: [], from: position, ends: [] });
    this.#groups.set(section, group);
    group.members.push(section);
    this.#unsettled.add(group);
    if (group.near) this.#changed(section, true);
  }

  remove(section: Section): void {
    const group = this.#groups.get(section);
    if (!group) return;
    this.#groups.delete(section);
    group.members.splice(group.members.indexOf(section), 1);
    this.#unsettled.add(group);
    if (group.members.length === 0 && this.#lastGroup === group) this.#lastGroup = undefined;
  }

  settle(): void {
    for (const group of this.#unsettled) this.#watch(group, this.#endsOf(group));
    this.#unsettled.clear();
  }

  isNear(section: Section): boolean | undefined {
    return this.#groups.get(section)?.near;
  }

  #watch(group: Group, ends: readonly Element[]): void {
    for (const element of group.ends) {
      if (ends.includes(element)) continue;
      const groups = this.#watched.get(element);
      groups?.delete(group);
      if (groups?.size !== 0) continue;
      this.#watched.delete(element);
      for (const observer of this.#observers) observer.unobserve(element);
    }
    for (const element of ends) {
      if (group.ends.includes(element)) continue;
      const groups = this.#watched.get(element) ?? new Set();
      this.#watched.set(element, groups.add(group));
      // Anew also where another group watches it: an observer tells newcomers nothing of its own accord.
      for (const observer of this.#observers) {
        observer.unobserve(element);
        observer.observe(element);
      }
    }
    group.ends = ends;
  }

  /** Both observers look at the same time, and speak one after the other: what jumped past the view would seem to be inside in between. */
  #heard(which: 0 | 1, entries: readonly IntersectionObserverEntry[]): void {
    const touched = new Set<Group>();
    this.#note(which, entries, touched);
    const other = which === 0 ? 1 : 0;
    this.#note(other, this.#observers[other].takeRecords(), touched);
    for (const group of touched) this.#decide(group);
    for (const listener of this.#listeners) listener();
  }

  #note(which: 0 | 1, entries: readonly IntersectionObserverEntry[], touched: Set<Group>): void {
    for (const { target, isIntersecting, boundingClientRect: rect } of entries) {
      this.#meets[which].set(target, isIntersecting);
      const boxless = !isIntersecting && rect.width === 0 && rect.height === 0;
      if (boxless) this.#boxless.add(target);
      else this.#boxless.delete(target);
      const groups = [...(this.#watched.get(target) ?? [])];
      for (const group of groups) touched.add(group);
      if (boxless) this.#lookFurther(target, groups);
    }
  }

  /** An end without a box tells nothing of its group; another may. */
  #lookFurther(target: Element, groups: readonly Group[]): void {
    const parent = target.parentElement;
    if (parent && this.#document.defaultView?.getComputedStyle(target).display === 'contents') this.#standIns.set(target, parent);
    for (const group of groups) this.#watch(group, this.#endsOf(group, (element) => element.checkVisibility()));
  }

  #decide(group: Group): void {
    const sides = group.ends.map((element) => this.#sideOf(element));
    // Not all has been heard of yet.
    if (sides.includes(undefined)) return;
    const near = !['above', 'below', 'hidden'].some((side) => sides.every((each) => each === side));
    if (near === group.near) return;
    group.near = near;
    for (const section of group.members) this.#changed(section, near);
  }

  #sideOf(element: Element): Side | undefined {
    const [notAbove, notBelow] = [this.#meets[0].get(element), this.#meets[1].get(element)];
    if (notAbove === undefined || notBelow === undefined) return undefined;
    if (notAbove !== notBelow) return notAbove ? 'below' : 'above';
    // Neither: cut off by something, or in a frame that isn't told where it is shown; who knows where it would be.
    return notAbove || !this.#boxless.has(element) ? 'inside' : 'hidden';
  }

  /** The elements that show the first and the last section of a group, of those that pass where any do. */
  #endsOf({ members }: Group, passes: (element: Element) => boolean = () => true): Element[] {
    const passing = (section: Section): boolean => passes(this.#boxOf(section));
    const ends = [members.find(passing) ?? members[0], members.findLast(passing) ?? members.at(-1)];
    return [...new Set(ends.flatMap((section) => (section ? [this.#boxOf(section)] : [])))];
  }

  #boxOf({ node }: Section): Element {
    let element = 'host' in node ? node.host : node;
    for (let outer = this.#standIns.get(element); outer; outer = this.#standIns.get(element)) element = outer;
    return element;
  }

  /** The last group, if the section follows soon on it and both together aren't too long. */
  #groupBefore(section: Section, position: number): Group | undefined {
    const group = this.#lastGroup;
    const last = group?.members.at(-1);
    if (!group || !last || position - group.from + LENGTH_OF_SECTION * group.members.length > groupLength(position)) return undefined;
    const walker = this.#document.createTreeWalker(last.node.getRootNode(), NodeFilter.SHOW_ELEMENT);
    walker.currentNode = last.node;
    for (let i = 0; i < GROUP_GAP; i++) if (walker.nextNode() === section.node) return group;
    return undefined;
  }
}
