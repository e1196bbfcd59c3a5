/**
 * Somebody else's HTML, built anew from what a text needs: elements and
 * attributes that are listed here are made afresh, everything else is left
 * behind. Nothing of the source is ever serialised or inserted, so there is no
 * way in for scripts, styles, forms or addresses that load.
 */

const KEPT = new Set(
  'a abbr address article aside b bdi bdo big blockquote br caption center cite code dd del details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark ol p pre q rp rt ruby s samp section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr'.split(' '),
);
/** With all they hold; other elements give way to their children. */
const DROPPED = new Set('applet audio base button canvas datalist embed frame frameset head iframe input link map math meta noembed noframes noscript object optgroup option output script select style svg template textarea title video'.split(' '));
const WORDS = ['lang', 'dir', 'title'];
const NUMBERS = ['colspan', 'rowspan', 'start', 'value'];
/** Elements within each other; deeper text is kept, its elements are not. */
const DEEPEST = 200;

export interface TameOptions {
  /** Begins every id, so that none of the source's meets one of the screen's. */
  readonly idPrefix: string;
  /** Where a link inside the document leads, as an id without `#`; undefined for links that lead outside. */
  readonly idOf?: ((href: string) => string | undefined) | undefined;
  /** The address to show a picture from, which must not be a remote one; undefined leaves it out. */
  readonly pictureOf?: ((source: string) => string | undefined) | undefined;
}

/** @param source parsed by DOMParser, whose documents load nothing and run nothing */
export function tameHtml(source: Node, into: Document, options: TameOptions): DocumentFragment {
  const fragment = into.createDocumentFragment();
  copyChildren(source, fragment, into, options, 0);
  return fragment;
}

function copyChildren(from: Node, to: Node, into: Document, options: TameOptions, depth: number): void {
  for (const child of from.childNodes) {
    if (child.nodeType === 3 || child.nodeType === 4) to.appendChild(into.createTextNode((child as Text).data));
    if (child.nodeType !== 1) continue;
    const element = child as Element;
    const name = element.localName.toLowerCase();
    if (DROPPED.has(name)) continue;
    if (depth > DEEPEST) to.appendChild(into.createTextNode(element.textContent ?? ''));
    else if (name === 'img' || name === 'image') to.appendChild(picture(element, into, options));
    else if (!KEPT.has(name)) copyChildren(element, to, into, options, depth + 1);
    else {
      const made = into.createElement(name);
      copyAttributes(element, made, options);
      copyChildren(element, made, into, options, depth + 1);
      to.appendChild(made);
    }
  }
}

function copyAttributes(from: Element, to: HTMLElement, { idPrefix, idOf }: TameOptions): void {
  const id = from.getAttribute('id') ?? from.getAttribute('name');
  if (id) to.id = idPrefix + id;
  const language = from.getAttribute('xml:lang');
  if (language) to.lang = language;
  for (const name of WORDS) if (from.hasAttribute(name)) to.setAttribute(name, from.getAttribute(name)!);
  for (const name of NUMBERS) if (/^\d{1,4}$/.test(from.getAttribute(name) ?? '')) to.setAttribute(name, from.getAttribute(name)!);
  const href = to.localName === 'a' ? from.getAttribute('href') : null;
  if (href === null) return;
  const inside = href.startsWith('#') ? idPrefix + decoded(href.slice(1)) : idOf?.(href);
  if (inside !== undefined) to.setAttribute('href', `#${inside}`);
  else if (/^https?:\/\//i.test(href)) for (const [name, value] of [['href', href], ['target', '_blank'], ['rel', 'noopener noreferrer']] as const) to.setAttribute(name, value);
}

function picture(from: Element, into: Document, { pictureOf }: TameOptions): Node {
  const source = from.getAttribute('src') ?? from.getAttribute('href') ?? from.getAttribute('xlink:href') ?? '';
  const alt = from.getAttribute('alt') ?? '';
  const address = /^data:image\/(?:png|jpeg|gif|webp);/i.test(source) ? source : pictureOf?.(source);
  if (address === undefined) return into.createTextNode(alt);
  const made = into.createElement('img');
  made.alt = alt;
  made.loading = 'lazy';
  made.src = address;
  return made;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
