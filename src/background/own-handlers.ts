/**
 * Answers `personal.*`, `draft.*`, `overlay.*` and `change.*`.
 */
import { tryOnPage } from './draft-trial.ts';
import { ok } from '../domain/result.ts';
import type { Handlers } from '../protocol/server.ts';
import type { DraftChecker } from './draft-check.ts';
import type { OwnEntries } from './own-entries.ts';
import type { Recovered } from './recovery.ts';
import type { Words } from './words.ts';

type OwnHandlers = Pick<Handlers, 'personal.list' | 'personal.save' | 'personal.remove' | 'personal.duplicate' | 'change.undo' | 'change.last' | 'draft.check' | 'draft.try' | 'overlay.save' | 'overlay.remove' | 'overlay.list'>;

type Parts = { readonly own: OwnEntries; readonly checker: DraftChecker; readonly words: () => Promise<Words>; /** Resolves when what was cut off has been taken back. */ readonly recovered: Recovered };

export const ownHandlers = ({ own, checker, words, recovered }: Parts): OwnHandlers => ({
  'personal.list': async ({ offset, limit }) => {
    await recovered();
    return own.list(offset, limit);
  },
  'personal.save': async ({ draft, basis }) => {
    await recovered();
    return own.save(draft, basis);
  },
  'personal.remove': async ({ ids }) => {
    await recovered();
    return own.remove(ids);
  },
  'personal.duplicate': async ({ id }) => {
    await recovered();
    return own.duplicate(id);
  },
  'change.undo': async ({ undo }) => {
    await recovered();
    return own.undo(undo);
  },
  'change.last': () => own.last(),
  'draft.check': ({ draft, editing }) => checker.check(draft, editing),
  'draft.try': ({ draft, tabId }) => tryOnPage(checker.entryOf(draft), tabId, words),
  'overlay.save': async ({ id, overlay }) => {
    await recovered();
    return own.saveOverlay(id, overlay);
  },
  'overlay.remove': async ({ id }) => {
    await recovered();
    return own.saveOverlay(id, {});
  },
  'overlay.list': async () => {
    await recovered();
    const overlays = await own.listOverlays();
    return overlays.ok ? ok(overlays.value) : overlays;
  },
});
