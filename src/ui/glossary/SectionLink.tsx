/**
 * The way to a section, with a dot while something there wants the reader, who
 * may never look there unasked.
 */
import { useEffect, useState } from 'preact/hooks';
import { t, type MessageKey } from '../../platform/i18n.ts';
import { hashOf } from '../../protocol/screen-addresses.ts';

export type SectionCall = {
  /** What the dot means; null where nothing does. */
  readonly says: () => Promise<MessageKey | null>;
  /** Calls back when that may have changed. */
  readonly watch: (changed: () => void, signal: AbortSignal) => void;
};

type Props = { readonly name: string; readonly title: MessageKey; readonly isShown: boolean; readonly call: SectionCall | undefined };

export function SectionLink({ name, title, isShown, call }: Props) {
  const says = useCall(isShown ? undefined : call);
  return (
    <a href={hashOf({ at: 'section', name })} aria-current={isShown ? 'page' : undefined}>
      {t(title)}
      {says && <><span class="call-dot" aria-hidden="true" />{' '}<span class="unseen">({t(says)})</span></>}
    </a>
  );
}

/** Asked anew whenever its section was left: there the call may have been answered. */
function useCall(call: SectionCall | undefined): MessageKey | null {
  const [says, setSays] = useState<MessageKey | null>(null);
  useEffect(() => {
    setSays(null);
    if (!call) return undefined;
    const ending = new AbortController();
    const askAgain = (): void => void call.says().then((now) => ending.signal.aborted || setSays(now));
    askAgain();
    call.watch(askAgain, ending.signal);
    return () => ending.abort();
  }, [call]);
  return says;
}
