/**
 * What each HTML element is to a reader of running text, and what is left alone.
 *
 * Told from tag names and a few attributes, so that the container of a node is
 * always the same one and no style has to be computed to find it. Where only
 * style can tell (is this span a box of its own?), html-runs.ts asks, and only
 * when a word would depend on the answer.
 */

/**
 * `inline`: text runs on through it; `raised`: inside a line, but no part of the
 * word beside it (note numbers); `break`: a line ends; `object`: takes room in the
 * line and has no text for us; `absent`: as if it weren't there; `block`: text
 * inside is a flow of its own.
 */
export type Role = 'inline' | 'raised' | 'break' | 'object' | 'absent' | 'block';

const TAGS: readonly (readonly [Role, string])[] = [
  ['inline', 'a abbr acronym b bdi bdo big cite data del dfn em font i ins label mark nobr q ruby s small span strike strong time tt u var wbr'],
  ['raised', 'sub sup'],
  ['break', 'br'],
  ['object', 'audio canvas code embed iframe img input kbd math meter object picture progress samp select svg textarea video'],
  ['absent', 'area base col datalist head link meta noembed noframes noscript param rp script style template title track'],
];

const ROLES: ReadonlyMap<string, Role> = new Map(TAGS.flatMap(([role, names]) => names.split(' ').map((name) => [name, role] as const)));

export const roleOf = (element: Element): Role => ROLES.get(element.localName) ?? 'block';

const WITHOUT_TEXT = [...ROLES].filter(([, role]) => role === 'object' || role === 'absent' || role === 'break').map(([name]) => name);
const EDITOR_CLASSES = ['CodeMirror', 'cm-editor', 'monaco-editor', 'ace_editor'];
const EDITABLE = '[contenteditable]:not([contenteditable="false" i]),[role="textbox"],[role="searchbox"]';
const LEFT_ALONE = [...WITHOUT_TEXT, EDITABLE, ...EDITOR_CLASSES.map((name) => `.${name}`)].join(',');
const EDITOR_CLASS = new RegExp(`(?:^|\\s)(?:${EDITOR_CLASSES.join('|')})(?:\\s|$)`);
/** Classes that highlighters give to listings of code; a plain `pre` may hold a whole book. */
const LISTING_CLASS = /(?:^|[\s_-])(?:highlight|hljs|prettyprint|sourcecode|codehilite|code)(?=$|[\s_-])|(?:^|\s)(?:lang(?:uage)?-|brush:)/i;

/** Attributes that make an element an editor or end that; a change of one is a change of the text read. */
export const WATCHED_ATTRIBUTES = ['contenteditable', 'role'];

const EDITOR_ROLES: ReadonlySet<string | null> = new Set(['textbox', 'searchbox']);
const isEditable = (contenteditable: string | null): boolean => contenteditable !== null && contenteditable.toLowerCase() !== 'false';

/** Whether a watched attribute, with this value, makes its element an editor. */
export const makesEditor = (attribute: string | null, value: string | null): boolean => (attribute === 'role' ? EDITOR_ROLES.has(value) : isEditable(value));

/** Editors and code listings, as far as the element itself tells; see `insideLeftAlone` for its ancestors. */
export function isLeftAlone(element: Element): boolean {
  if (!element.hasAttributes()) return element.localName === 'pre' && isListing(element);
  if (WATCHED_ATTRIBUTES.some((name) => makesEditor(name, element.getAttribute(name)))) return true;
  if (element.localName === 'div') return EDITOR_CLASS.test(element.getAttribute('class') ?? '');
  return element.localName === 'pre' && isListing(element);
}

const isListing = (pre: Element): boolean =>
  LISTING_CLASS.test(pre.getAttribute('class') ?? '') || LISTING_CLASS.test(pre.parentElement?.getAttribute('class') ?? '');

/** Whether a node lies in something left alone, through shadow roots up to the document. */
export function insideLeftAlone(node: Node): boolean {
  for (let at = elementOf(node); at; ) {
    if (at.closest(LEFT_ALONE)) return true;
    const listing = at.closest('pre');
    if (listing && isListing(listing)) return true;
    const root = at.getRootNode();
    at = isShadowRoot(root) ? root.host : undefined;
  }
  return false;
}

const elementOf = (node: Node): Element | undefined => {
  for (let at: Node | null = node; at; at = isShadowRoot(at) ? at.host : at.parentNode) if (isElement(at)) return at;
  return undefined;
};

// By node type, not instanceof: a document may belong to another realm than this code.
export const isElement = (node: Node): node is Element => node.nodeType === 1;
export const isText = (node: Node): node is Text => {
  const type = node.nodeType;
  return type === 3 || type === 4;
};
export const isShadowRoot = (node: Node): node is ShadowRoot => node.nodeType === 11 && 'host' in node;

/** Whether a node's own text makes up a section. */
export const isContainer = (node: Node): node is Element | ShadowRoot => (isElement(node) ? roleOf(node) === 'block' : isShadowRoot(node));

/** The container in whose section a node's text is read; undefined outside of any. */
export function containerOf(node: Node): Element | ShadowRoot | undefined {
  for (let at: Node | null = node; at; at = at.parentNode) if (isContainer(at)) return at;
  return undefined;
}
