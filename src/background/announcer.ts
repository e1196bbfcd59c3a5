/**
 * After a change of what the glossary says: the caches here forget, screens and
 * pages are told, and what pages mark with is brought up to date.
 */
import type { OverlayRow } from '../storage/rows.ts';
import { foldSpelling } from '../matching/pattern.ts';
import { publish, readHiddenForms, type HiddenForms } from '../protocol/published.ts';
import type { HeldOnce } from './holdings.ts';
import type { Lookup } from './lookup.ts';
import type { PersonalMatcher } from './personal-matcher.ts';

type Parts = {
  readonly holdings: HeldOnce;
  readonly personalMatcher: PersonalMatcher;
  readonly lookup: Pick<Lookup, 'prepare'>;
  /** By the ids the entries have now. */
  readonly readOverlays: () => Promise<Iterable<OverlayRow & { readonly now: string }>>;
  readonly onError: (error: unknown, where: string) => void;
  readonly now?: () => number;
};

export type Announcer = {
  /** Entries are others than open screens and pages have read; what is marked with is published apart. */
  readonly tell: () => void;
  /** Something was written. */
  readonly changed: () => void;
  /** Brings what is published up to date, if it is not: after a start, or a new glossary version. */
  readonly settle: () => Promise<void>;
};

export function createAnnouncer({ holdings, personalMatcher, lookup, readOverlays, onError, now = Date.now }: Parts): Announcer {
  let revision = 0;
  let turn: Promise<void> = Promise.resolve();
  const inTurn = (work: () => Promise<void>): Promise<void> => (turn = turn.then(work).catch((error: unknown) => onError(error, 'telling of a change')));

  async function publishHiddenForms(): Promise<void> {
    const forms: HiddenForms = {};
    for (const { now: id, overlay } of await readOverlays()) if (overlay.hiddenForms?.length) forms[id] = overlay.hiddenForms.map(foldSpelling);
    // Pages look through all their text again when this changes.
    if (JSON.stringify(forms) !== JSON.stringify(await readHiddenForms())) await publish({ hiddenForms: forms });
  }

  const tell = (): void => {
    holdings.forget();
    revision = Math.max(revision + 1, now());
    void inTurn(() => publish({ revision }));
  };

  return {
    tell,
    changed: () => {
      tell();
      void inTurn(publishHiddenForms);
      void personalMatcher.refresh();
      lookup.prepare();
    },
    settle: async () => {
      await inTurn(publishHiddenForms);
      await personalMatcher.refresh();
      lookup.prepare();
    },
  };
}
