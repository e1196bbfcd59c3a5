/**
 * Tells from mutation records which containers have to be read again.
 *
 * Each record is judged as one step from the page before to the page after. A
 * step may be judged by neighbours that later steps of the same batch have
 * moved; that is safe because text and inline content that comes or goes always
 * marks its container, so only block-level steps are judged by neighbours.
 */
import { containerOf, insideLeftAlone, isContainer, isElement, isText, makesEditor, roleOf } from './html-roles.ts';

/** What a batch of changes asks for. */
export interface Reread {
  /** The container's own text has changed; `texts` are the nodes that are new there or say something else. */
  own(container: Element | ShadowRoot, texts: readonly Text[]): void;
  /** Everything in a node that came into the document, or changed its place in it. */
  deep(node: Element): void;
  /** A node now lies in something left alone. */
  leave(node: Element): void;
  /** Something was taken out of its place; it may be elsewhere by now. */
  removed(): void;
}

export function interpretChanges(records: readonly MutationRecord[], reread: Reread): void {
  const alone = new Map<Node, boolean>();
  const isAlone = (node: Node): boolean => {
    const known = alone.get(node) ?? insideLeftAlone(node);
    alone.set(node, known);
    return known;
  };
  for (const record of records) {
    const { target } = record;
    if (record.type === 'attributes') attributeChanged(record, reread);
    else if (isAlone(target)) changedInsideAlone(record, reread);
    else if (record.type === 'characterData') textChanged(target, reread);
    else childrenChanged(record, reread);
  }
}

function attributeChanged({ target, attributeName, oldValue }: MutationRecord, reread: Reread): void {
  const element = target as Element;
  if (makesEditor(attributeName, oldValue) === makesEditor(attributeName, element.getAttribute(attributeName ?? ''))) return;
  if (insideLeftAlone(element)) reread.leave(element);
  else reread.deep(element);
  const around = roleOf(element) === 'block' || !element.parentNode ? undefined : containerOf(element.parentNode);
  if (around && !insideLeftAlone(around)) reread.own(around, textsIn(element));
}

function changedInsideAlone({ addedNodes, removedNodes }: MutationRecord, reread: Reread): void {
  for (const node of addedNodes) if (isElement(node)) reread.leave(node);
  if (removedNodes.length > 0) reread.removed();
}

function textChanged(target: Node, reread: Reread): void {
  const container = isText(target) ? containerOf(target) : undefined;
  if (container) reread.own(container, [target as Text]);
}

function childrenChanged(record: MutationRecord, reread: Reread): void {
  const texts: Text[] = [];
  // Inside an inline element even a block divides the text around it.
  let touched = !isContainer(record.target);
  for (const node of record.addedNodes) {
    if (isText(node)) texts.push(node);
    if (changesRuns(node, record)) touched = true;
    if (!isElement(node)) continue;
    if (insideLeftAlone(node)) reread.leave(node);
    else reread.deep(node);
    if (!isContainer(node)) texts.push(...textsIn(node));
  }
  for (const node of record.removedNodes) {
    if (changesRuns(node, record)) touched = true;
    if (isElement(node)) reread.removed();
  }
  if (!touched) return;
  const container = containerOf(record.target);
  if (container) reread.own(container, texts);
}

/** Whether a node that came or went alters its container's own text. */
function changesRuns(node: Node, record: MutationRecord): boolean {
  if (isText(node)) return true;
  if (!isElement(node)) return false;
  const role = roleOf(node);
  if (role === 'block') return flows(record.previousSibling, 'previousSibling') && flows(record.nextSibling, 'nextSibling');
  return role !== 'absent';
}

/** Whether inline content borders on a place, past blanks, comments and scripts. */
function flows(from: Node | null, direction: 'previousSibling' | 'nextSibling'): boolean {
  for (let at = from; at; at = at[direction]) {
    if (isText(at)) {
      if (/\S/.test(at.data)) return true;
    } else if (isElement(at)) {
      const role = roleOf(at);
      if (role !== 'absent') return role !== 'block';
    }
  }
  return false;
}

function textsIn(root: Element): Text[] {
  const texts: Text[] = [];
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) texts.push(node as Text);
  return texts;
}
