/**
 * A page with a real card host and the simplest of sessions: a click opens a
 * card as the pointer would, so that it can be looked at in its place.
 */
import { createCardHost } from '../../src/content/card-host/card-host.ts';
import { entryId } from '../../src/domain/entry.ts';
import { ok } from '../../src/domain/result.ts';
import { ENGLISH_LABELS as labels } from '../fixtures/messages.ts';
import { all, heads } from '../fixtures/card-entries.ts';

const nothing = (): void => undefined;
const host = createCardHost({
  document,
  lookup: (ids) => Promise.resolve(ok(ids.flatMap((id) => all.get(id) ?? []))),
  heads: () => Promise.resolve(heads),
  works: () => Promise.resolve(ok({ 'pirani-2008': { author: '', title: '', year: 2008, short: 'Pirani 2008', parts: { ch2: { short: 'ch. 2', title: '' }, ch7: { short: 'ch. 7', title: '' }, app1: { short: 'App. 1', title: '' } } } })),
  findTerms: (text) => (text.includes('VSNKh') ? [{ start: text.indexOf('VSNKh'), end: text.indexOf('VSNKh') + 5, id: entryId('vsnkh'), kind: 'body' }] : []),
  actions: [{ label: labels.hide, choices: [{ label: labels.hideTerm, run: nothing }, { label: labels.hideSite, run: nothing }] }, { label: labels.open, run: nothing }],
  labels,
  settings: { theme: 'auto' },
  signal: new AbortController().signal,
});

document.addEventListener('click', ({ target, clientX, clientY }) => {
  const word = (target as Element).closest<HTMLElement>('[data-id]');
  if (!word) return;
  const candidates = (word.dataset['id'] ?? '').split(' ').map((id) => ({ id: entryId(id) }));
  host.open({ candidates, anchor: { getBoundingClientRect: () => word.getBoundingClientRect(), getClientRects: () => word.getClientRects(), contextElement: word }, by: 'pointer', point: { x: clientX, y: clientY } });
});
