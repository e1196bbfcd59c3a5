/**
 * What the background says of a draft while it is being written, and what it
 * would mark on the page behind. Asked when the reader pauses; the last answer
 * stays until the next.
 */
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Draft } from '../../domain/draft.ts';
import type { EntryId } from '../../domain/entry.ts';
import type { DraftCheck } from '../../protocol/personal-requests.ts';
import { useServices, type Trial } from '../services.ts';

/** In ms after the last keystroke. */
const PAUSE = 220;
const LONG_PAUSE = 600;

export function useCheck(draft: Draft, editing: EntryId | undefined): DraftCheck | undefined {
  const { check } = useServices();
  const ask = useCallback(async (question: string) => {
    const answer = await check(JSON.parse(question) as Draft, editing);
    return answer.ok ? answer.value : undefined;
  }, [check, editing]);
  return useAnswer(JSON.stringify(draft), PAUSE, ask);
}

/** `undefined` while nothing can be told; only what bears on spellings is asked anew. */
export function useTrial(draft: Draft, tabId: number | undefined): Trial | undefined {
  const { tryOut } = useServices();
  const { head, cyrillic, kind, name, forms, expansion, adjective, grammar } = draft;
  const ask = useCallback(async (question: string) => {
    const tried = JSON.parse(question) as Draft;
    return tabId === undefined || tried.head.trim() === '' ? undefined : tryOut(tried, tabId);
  }, [tryOut, tabId]);
  return useAnswer(JSON.stringify({ kind, head, gloss: '', cyrillic, name, forms, expansion, adjective, grammar, see: [], sources: [] }), LONG_PAUSE, ask);
}

function useAnswer<Answer>(question: string, pause: number, ask: (question: string) => Promise<Answer | undefined>): Answer | undefined {
  const [answer, setAnswer] = useState<Answer>();
  useEffect(() => {
    let outdated = false;
    const timer = setTimeout(() => void ask(question).then((found) => outdated || setAnswer(() => found)), pause);
    return () => {
      outdated = true;
      clearTimeout(timer);
    };
  }, [question, pause, ask]);
  return answer;
}
