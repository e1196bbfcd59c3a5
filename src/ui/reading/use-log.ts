/**
 * The reading log as its screen shows it: filtered, a page at a time, and what
 * can be done with it.
 */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { failureText, type Failure } from '../failure-text.ts';
import { t, tCount } from '../../platform/i18n.ts';
import { writeLogCsv, writeLogMarkdown } from '../../exchange/reading-log.ts';
import type { Notice } from '../glossary/notice.tsx';
import type { LogFilter, LogPage, LogServices } from './log-services.ts';

const PAGE = 100;
/** More than are kept. */
const ALL = 100_000;

export type LogModel = {
  /** `undefined` until it is known. */
  readonly log: LogPage | undefined;
  readonly failure: string | undefined;
  readonly more: () => void;
  readonly remove: (which: { readonly ids: readonly number[] } | LogFilter) => Promise<void>;
  readonly save: (format: 'csv' | 'markdown') => Promise<void>;
};

export function useLog(services: LogServices, filter: LogFilter, say: (notice: Notice | undefined) => void): LogModel {
  const [log, setLog] = useState<LogPage>();
  const [failure, setFailure] = useState<string>();
  const [limit, setLimit] = useState(PAGE);
  const newestRef = useRef(0);
  const { query = '', site } = filter;

  const read = useCallback(async (): Promise<void> => {
    const mine = ++newestRef.current;
    const found = await services.list({ query, site }, 0, limit);
    if (mine !== newestRef.current) return;
    if (found.ok) setLog(found.value);
    setFailure(found.ok ? undefined : failureText(found.failure));
  }, [services, query, site, limit]);
  useEffect(() => void read(), [read]);
  useEffect(() => setLimit(PAGE), [query, site]);
  // Who comes back from reading finds what was read since.
  useEffect(() => {
    const seen = (): void => void (document.visibilityState === 'visible' && read());
    document.addEventListener('visibilitychange', seen);
    return () => document.removeEventListener('visibilitychange', seen);
  }, [read]);

  const failed = (why: Failure): void => say({ text: failureText(why) });
  return {
    log,
    failure,
    more: () => setLimit((shown) => shown + PAGE),
    remove: async (which) => {
      const gone = await services.remove(which);
      if (!gone.ok) return failed(gone.failure);
      await read();
      const takeBack = async (): Promise<void> => {
        const back = await services.putBack(gone.value);
        if (!back.ok) return failed(back.failure);
        say(undefined);
        await read();
      };
      say({ text: tCount('log_removed', gone.value.length), undo: () => void takeBack() });
    },
    save: async (format) => {
      const all = await services.list({ query, site }, 0, ALL);
      if (!all.ok) return failed(all.failure);
      const { looks } = all.value;
      const [text, name, type] = format === 'csv' ? [[...writeLogCsv(looks)].join(''), 'reading-log.csv', 'text/csv'] : [[...writeLogMarkdown(t('log_title'), looks, Date.now())].join(''), 'reading-log.md', 'text/markdown'];
      services.saveText(text, name, type);
      say({ text: tCount('log_saved', looks.length, name) });
    },
  };
}
