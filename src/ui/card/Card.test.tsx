import { render, screen, within, fireEvent } from '@testing-library/preact';
import { describe, expect, it, vi } from 'vitest';
import { entryId, type Entry } from '../../domain/entry.ts';
import { corrected, demidov, glavki, heads, longArticle, smirnovs, vsnkh, works } from '../../../tests/fixtures/card-entries.ts';
import { Card, type CardProps, type CardView } from './Card.tsx';
import { ENGLISH_LABELS as labels } from '../../../tests/fixtures/messages.ts';
import type { FindTerms } from './Prose.tsx';

function show(view: CardView, props: Partial<CardProps> = {}) {
  const spies = { follow: vi.fn(), choose: vi.fn(), back: vi.fn(), close: vi.fn() };
  const { container } = render(<Card view={view} labels={labels} heads={heads} works={works} actions={[]} path={[]} {...spies} close={undefined} {...props} />);
  return { ...spies, container, text: container.textContent };
}
const entryView = (entry: Entry, more: Partial<Extract<CardView, { status: 'entry' }>> = {}): CardView => ({ status: 'entry', entry, others: [], ...more });

const findTerms: FindTerms = (text) =>
  [...text.matchAll(/VSNKh|glavki|trusts/g)].map(({ index, 0: word }) => ({ start: index, end: index + word.length, id: entryId(word === 'trusts' ? 'trust' : word.toLowerCase()), kind: 'term' }));

describe('an entry', () => {
  it('prints kind, period, head, spellings, expansion, gloss, links and source', () => {
    const { container } = show(entryView(vsnkh));
    expect(container.querySelector('.kind')?.textContent).toBe('Institution · 1917–1932');
    expect(screen.getByRole('heading', { level: 2 }).textContent).toBe('VSNKh');
    expect(container.querySelector('.spellings')?.textContent).toBe('ВСНХ · Vesenkha · SCNE');
    expect(container.querySelector('[lang=ru]')?.textContent).toBe('ВСНХ');
    expect(container.querySelector('.expansion')?.textContent).toBe('Supreme Council of the National Economy · Vysshii sovet narodnogo khoziaistva');
    expect(container.querySelector('.gloss')?.textContent).toBe(vsnkh.gloss);
    expect(within(screen.getByRole('navigation', { name: 'See also' })).getAllByRole('link').map(({ textContent }) => textContent)).toEqual(['glavki', 'MSNKh', 'trust']);
    expect(container.querySelector('.sources')?.textContent).toBe('Sources: Pirani 2008, ch. 2 and 7');
    expect(container.querySelector('article')?.dataset['kind']).toBe('body');
  });

  it('prints a life as dates and events, and marks what the book does not say', () => {
    const { container } = show(entryView(corrected));
    expect([...container.querySelectorAll('dt')].map(({ textContent }) => textContent)).toEqual(['1919', 'c. 1923']);
    const [first, last] = container.querySelectorAll('dd');
    expect(first?.textContent).toBe('first number');
    expect(last?.textContent).toBe('last number° (general knowledge, not from the book)');
  });

  it('keeps general knowledge and corrections under their names', () => {
    show(entryView(longArticle));
    expect(screen.getByRole('heading', { name: 'General knowledge' }).parentElement?.textContent).toContain(longArticle.background);
    show(entryView(corrected));
    expect(screen.getByRole('heading', { name: 'Correction' }).parentElement?.textContent).toContain(corrected.correction);
  });

  it('breaks an article into its paragraphs', () => {
    const { container } = show(entryView(longArticle));
    expect(container.querySelectorAll('.text > p').length).toBe(5);
  });

  it('says which fields rest on general knowledge', () =>
    expect(show(entryView(glavki)).container.querySelector('.sources')?.textContent).toBe('Sources: Pirani 2008, ch. 2 n. 12 and ch. 7 · general knowledge: dates'));

  it('names a link whose headword is not known by nothing at all', () => {
    show(entryView(vsnkh), { heads: new Map() });
    expect(screen.queryByRole('navigation')).toBeNull();
  });

  it('opens a reader’s source in a tab of its own, which does not know whence', () => {
    show(entryView(corrected));
    const link = screen.getByRole<HTMLAnchorElement>('link', { name: 'Catalogue of the State Library' });
    expect([link.href, link.target, link.rel]).toEqual(['https://example.org/catalogue', '_blank', 'noopener noreferrer']);
  });

  it('takes markup in an entry for text', () => {
    const { container } = show(entryView({ ...vsnkh, gloss: '<img src=x onerror=alert(1)>' }));
    expect(container.querySelector('img')).toBeNull();
    expect(container.querySelector('.gloss')?.textContent).toBe('<img src=x onerror=alert(1)>');
  });
});

describe('links', () => {
  it('are followed by click, Enter and Space', () => {
    const { follow } = show(entryView(vsnkh));
    const link = screen.getByRole('link', { name: 'MSNKh' });
    fireEvent.click(link);
    fireEvent.keyDown(link, { key: 'Enter' });
    fireEvent.keyDown(link, { key: ' ' });
    fireEvent.keyDown(link, { key: 'a' });
    expect(follow.mock.calls).toEqual([['msnkh'], ['msnkh'], ['msnkh']]);
  });

  it('stand in the article where each term is first named, never to the entry itself', () => {
    const { container, follow } = show(entryView({ ...glavki, gloss: 'The glavki of the VSNKh.', article: 'The VSNKh and the trusts.', see: [] }), { findTerms });
    expect(container.querySelector('.text')?.textContent).toBe('The glavki of the VSNKh.The VSNKh and the trusts.');
    const links = screen.getAllByRole('link');
    expect(links.map(({ textContent }) => textContent)).toEqual(['VSNKh', 'trusts']);
    fireEvent.click(links[1] as Element);
    expect(follow).toHaveBeenCalledWith('trust');
  });
});

describe('several candidates', () => {
  it('are listed with gloss, the reason for the first in a word', () => {
    const { container, choose } = show(entryView(smirnovs[0], { namedWith: 'Bauman district', others: smirnovs.slice(1) }));
    expect(container.querySelector('.reason')?.textContent).toBe(' · named with Bauman district');
    const others = container.querySelectorAll<HTMLElement>('.also button');
    expect(others[0]?.textContent).toBe(`Smirnov, Ivan Nikitich 1881–1936${smirnovs[1].gloss}`);
    fireEvent.click(others[1] as Element);
    expect(choose).toHaveBeenCalledWith('smirnov-aleksandr');
  });

  it('are not mentioned where there is one', () => expect(show(entryView(vsnkh)).text).not.toContain(labels.mayAlsoMean));
});

describe('the path', () => {
  it('goes back one step or several, and names the last two', () => {
    const { back, container } = show(entryView(glavki), { path: ['one', 'two', 'three'] });
    expect(container.querySelector('.path')?.textContent).toBe('←… ›two›three');
    fireEvent.click(screen.getByRole('button', { name: 'Back to three' }));
    fireEvent.click(screen.getByRole('button', { name: 'two' }));
    expect(back.mock.calls).toEqual([[1], [2]]);
  });
});

describe('actions', () => {
  it('are those passed in, in their order, run with the entry', () => {
    const open = vi.fn();
    show(entryView(demidov), { actions: [{ label: 'Pin', pressed: true, run: vi.fn() }, { label: 'Open', run: open }] });
    const buttons = screen.getAllByRole('button');
    expect(buttons.map(({ textContent }) => textContent)).toEqual(['Pin', 'Open']);
    expect(buttons[0]?.getAttribute('aria-pressed')).toBe('true');
    expect(buttons[1]?.hasAttribute('aria-pressed')).toBe(false);
    fireEvent.click(buttons[1] as Element);
    expect(open).toHaveBeenCalledWith(demidov);
  });

  it('with choices fold away when one is taken, or the focus goes', () => {
    const never = vi.fn();
    const { container } = show(entryView(demidov), { actions: [{ label: 'Hide', choices: [{ label: 'Never this term', run: never }] }] });
    const menu = container.querySelector('details') as HTMLDetailsElement;
    menu.open = true;
    fireEvent.click(screen.getByText('Never this term'));
    expect(never).toHaveBeenCalledWith(demidov);
    expect(menu.open).toBe(false);
    menu.open = true;
    fireEvent.focusOut(menu, { relatedTarget: document.body });
    expect(menu.open).toBe(false);
  });

  it('are none where none is passed', () => expect(show(entryView(vsnkh)).container.querySelector('button')).toBeNull());
});

describe('without an entry', () => {
  it.each([
    [{ status: 'loading' }, labels.loading],
    [{ status: 'missing' }, labels.missing],
    [{ status: 'failed', failure: { kind: 'seeding' } }, labels.seeding],
    [{ status: 'failed', failure: { kind: 'disconnected' } }, labels.disconnected],
    [{ status: 'failed', failure: { kind: 'storage-unavailable', message: 'refused' } }, `${labels.storageUnavailable}refused`],
  ] as const)('%o is one calm line', (view, line) => expect(show(view).text).toBe(line));

  it('can be closed and left', () => {
    const close = vi.fn();
    const { back } = show({ status: 'missing' }, { close, path: ['VSNKh'] });
    fireEvent.click(screen.getByRole('button', { name: 'Close' }));
    fireEvent.click(screen.getByRole('button', { name: 'Back to VSNKh' }));
    expect([close.mock.calls.length, back.mock.calls]).toEqual([1, [[1]]]);
  });
});
