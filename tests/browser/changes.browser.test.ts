import { expect, it } from 'vitest';
import { markFrame, type MarkedFrame } from './marked-frame.ts';

/** By their entries: a match that was found before a change would still point at the words after it. */
const found = ({ session }: MarkedFrame): (string | undefined)[] => session.marks().map(({ match }) => match.candidates[0]?.id);
const idOf = (words: string): string => words.toLowerCase().replaceAll(' ', '-');

type Turn = (page: Document) => void;
const at = (page: Document, selector: string): Element => page.querySelector(selector)!;
const make = (page: Document, html: string): Element => {
  const template = page.createElement('div');
  template.innerHTML = html;
  return template.firstElementChild!;
};

/** What is kept out of the page between two turns. */
let kept: ChildNode;

const cases: [string, string, Turn[], string[]][] = [
  ['a block that comes between two words divides them', '<div>Central <b>Committee</b></div>', [(page) => at(page, 'b').before(make(page, '<p>x</p>'))], []],
  ['a block that goes from between two words joins them', '<div>Central <p>x</p> Committee</div>', [(page) => at(page, 'p').remove()], ['Central Committee']],
  ['the same past blanks and comments', '<div>Central<!-- --> <p>x</p> <!-- --> Committee</div>', [(page) => at(page, 'p').remove()], ['Central Committee']],
  ['a block inside an inline element divides too', '<div>Central <i> </i> Committee</div>', [(page) => at(page, 'i').append(make(page, '<p>x</p>'))], []],
  ['a picture that comes divides a word', '<div>VS<b>NKh</b></div>', [(page) => at(page, 'b').before(make(page, '<img alt="">'))], []],
  ['a blank that goes joins a word', '<div>VS<i> </i>NKh</div>', [(page) => at(page, 'i').firstChild!.remove()], ['VSNKh']],
  ['a break that comes divides a word', '<div>VS<b>NKh</b></div>', [(page) => at(page, 'b').before(make(page, '<br>'))], []],
  ['an editor in the line divides a word', '<div>VS<b>NKh</b></div>', [(page) => at(page, 'b').setAttribute('contenteditable', '')], []],
  ['an editor that is no more joins it', '<div>VS<b contenteditable>NKh</b></div>', [(page) => at(page, 'b').removeAttribute('contenteditable')], ['VSNKh']],
  ['a text that was changed while it was out of the page is read again', '<div>VSNKh</div>', [
    (page) => (kept = at(page, 'div').firstChild!).remove(),
    () => (kept.nodeValue = 'MGSPS'),
    (page) => at(page, 'div').append(kept),
  ], ['MGSPS']],
  ['the same in an inline element', '<div><b><i>VSNKh</i></b></div>', [
    (page) => (kept = at(page, 'b')).remove(),
    () => (kept.firstChild!.firstChild!.nodeValue = 'MGSPS'),
    (page) => at(page, 'div').append(kept),
  ], ['MGSPS']],
  ['the same in a block', '<section><p>VSNKh</p></section>', [
    (page) => (kept = at(page, 'p')).remove(),
    () => (kept.firstChild!.nodeValue = 'MGSPS'),
    (page) => at(page, 'section').append(kept),
  ], ['MGSPS']],
  ['the same in a block that comes back in an inline element', '<section><p>VSNKh</p></section>', [
    (page) => (kept = at(page, 'p')).remove(),
    () => (kept.firstChild!.nodeValue = 'MGSPS'),
    (page) => {
      const wrapper = page.createElement('span');
      wrapper.append(kept);
      at(page, 'section').append(wrapper);
    },
  ], ['MGSPS']],
  ['a block that moves into an editor is left alone', '<p>VSNKh</p><div contenteditable></div>', [(page) => at(page, 'div').append(at(page, 'p'))], []],
  ['a block that moves out of one is read', '<div contenteditable><p>VSNKh</p></div>', [(page) => at(page, 'div').after(at(page, 'p'))], ['VSNKh']],
  ['what is typed in an editor is not read', '<div contenteditable></div><p>MGSPS</p>', [(page) => at(page, 'div').append('VSNKh'), (page) => at(page, 'div').append(make(page, '<p>VSNKh</p>'))], ['MGSPS']],
  ['a shadow tree in an element that becomes an editor is left alone', '<section><template shadowrootmode="open"><p>VSNKh</p></template></section>', [(page) => at(page, 'section').setAttribute('role', 'textbox')], []],
  ['another role makes no editor', '<section>VSNKh</section>', [(page) => at(page, 'section').setAttribute('role', 'note')], ['VSNKh']],
  ['changes in a shadow tree are seen', '<section><template shadowrootmode="open"><p>VSNKh</p></template></section>', [(page) => (at(page, 'section').shadowRoot!.querySelector('p')!.textContent = 'MGSPS')], ['MGSPS']],
  ['another body is read', '<p>VSNKh</p>', [(page) => {
    const body = page.createElement('body');
    body.textContent = 'MGSPS';
    page.body = body;
  }], ['MGSPS']],
  ['a page that writes itself anew is read', '<p>VSNKh</p>', [(page) => page.documentElement.replaceChildren(make(page, '<section>MGSPS</section>'))], ['MGSPS']],
];

it.each(cases)('%s', async (_what, body, turns, words) => {
  const frame = await markFrame(`<!doctype html><body>${body}`);
  for (const [i, turn] of turns.entries()) {
    turn(frame.document);
    // The page's turn is over; the queue has had none.
    if (i < turns.length - 1) await new Promise<void>((resolve) => queueMicrotask(() => queueMicrotask(resolve)));
  }
  await frame.settle();
  expect(found(frame)).toEqual(words.map(idOf));
});

it.each(cases)('%s, with a reading after each turn', async (_what, body, turns, words) => {
  const frame = await markFrame(`<!doctype html><body>${body}`);
  for (const turn of turns) {
    turn(frame.document);
    await frame.settle();
  }
  expect(found(frame)).toEqual(words.map(idOf));
});
