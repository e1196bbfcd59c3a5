/**
 * An entry to be read on the glossary page. Asked anew when the glossary
 * changes; the one shown stays until another is there.
 */
import { useEffect, useState } from 'preact/hooks';
import type { EntryId } from '../../domain/entry.ts';
import type { CardView } from '../card/Card.tsx';
import { useServices } from '../services.ts';

/** In ms before a page says that it is looking something up. */
const PATIENCE = 200;

/** @param revision asks anew when it changes */
export function useEntry(id: EntryId, revision: unknown): CardView | undefined {
  const { cards } = useServices();
  const [view, setView] = useState<CardView>();
  useEffect(() => {
    let outdated = false;
    const patience = setTimeout(() => setView({ status: 'loading' }), PATIENCE);
    void (async () => {
      const found = await cards.entries([id]);
      clearTimeout(patience);
      if (outdated) return;
      // An entry that was renamed comes under its newer id.
      const entry = found.ok ? (found.value.get(id) ?? found.value.values().next().value) : undefined;
      const next: CardView = !found.ok ? { status: 'failed', failure: found.failure } : entry ? { status: 'entry', entry, others: [] } : { status: 'missing' };
      setView(next);
      const learnt = await Promise.all([cards.learnHeads(entry?.see ?? []), cards.learnWorks()]);
      if (!outdated && learnt.includes(true)) setView({ ...next });
    })();
    return () => {
      outdated = true;
      clearTimeout(patience);
    };
  }, [cards, id, revision]);
  return view;
}
