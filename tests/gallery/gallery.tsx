/**
 * A page of cards, one for each case, to be looked at: see shoot.ts.
 */
import { render } from 'preact';
import { entryId, type Entry } from '../../src/domain/entry.ts';
import type { CardAction } from '../../src/ui/card/ActionList.tsx';
import { Card, type CardProps, type CardView } from '../../src/ui/card/Card.tsx';
import cardCss from '../../src/ui/card/card.css?inline';
import { ENGLISH_LABELS as labels } from '../fixtures/messages.ts';
import type { FindTerms } from '../../src/ui/card/Prose.tsx';
import { adoptSheets } from '../../src/ui/theme/adopt-sheets.ts';
import { tokensCss } from '../../src/ui/theme/tokens.ts';
import { byKind, corrected, demidov, glavki, heads, longArticle, smirnovs, vsnkh, works } from '../fixtures/card-entries.ts';

const nothing = (): void => undefined;
const actions: CardAction[] = [
  { label: labels.pin, run: nothing, pressed: false },
  { label: labels.hide, choices: [{ label: labels.hideTerm, run: nothing }, { label: labels.hideSite, run: nothing }] },
  { label: labels.open, run: nothing },
];

const findTerms: FindTerms = (text) =>
  (['VSNKh', 'trusts', 'Workers Opposition', 'New Economic Policy'] as const)
    .map((word) => ({ word, start: text.indexOf(word) }))
    .filter(({ start }) => start >= 0)
    .sort((a, b) => a.start - b.start)
    .map(({ word, start }) => ({ start, end: start + word.length, id: entryId(word.toLowerCase().replaceAll(' ', '-')), kind: word.startsWith('Workers') ? 'group' : word === 'VSNKh' ? 'body' : 'term' }));

const shown = (entry: Entry, more: Partial<Extract<CardView, { status: 'entry' }>> = {}): CardView => ({ status: 'entry', entry, others: [], ...more });
const cases: [CardView, Partial<CardProps>?][] = [
  [shown(vsnkh)],
  [shown(demidov)],
  [shown(smirnovs[0], { namedWith: 'Bauman district', others: smirnovs.slice(1) })],
  [shown(longArticle)],
  [shown(corrected), { close: nothing, actions: [{ label: labels.pin, run: nothing, pressed: true }, ...actions.slice(1)] }],
  [shown(glavki), { path: ['Tenth party congress', 'Workers Group', 'VSNKh'], close: nothing }],
  ...byKind.filter(({ kind }) => !['person', 'body', 'event', 'term', 'publication'].includes(kind)).map((entry): [CardView] => [shown(entry)]),
  [{ status: 'loading' }],
  [{ status: 'missing' }, { path: ['VSNKh'] }],
  [{ status: 'failed', failure: { kind: 'seeding' } }],
  [{ status: 'failed', failure: { kind: 'storage-unavailable', message: 'A mutation operation was attempted on a database that did not allow mutations.' } }, { close: nothing }],
  [{ status: 'failed', failure: { kind: 'disconnected' } }],
];

adoptSheets(document, tokensCss, cardCss);
const main = document.querySelector('main');
if (main) {
  main.dataset['theme'] = new URLSearchParams(location.search).get('theme') ?? 'auto';
  render(
    cases.map(([view, props], index) => (
      <div key={index} style={{ maxHeight: '480px' }}>
        <Card view={view} labels={labels} heads={heads} works={works} actions={actions} path={[]} findTerms={findTerms} follow={nothing} choose={nothing} back={nothing} {...props} />
      </div>
    )),
    main,
  );
}
