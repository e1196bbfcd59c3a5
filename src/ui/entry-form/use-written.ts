/**
 * What stands in a form: kept with every keystroke, found again when the form
 * is opened anew. Leaving is only asked about when keeping fails.
 */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { keepUnder } from './kept-draft.ts';

export type Written<Value> = {
  readonly value: Value;
  readonly set: (value: Value) => void;
  readonly isChanged: boolean;
  /** What was kept from an earlier time stands in the form. */
  readonly isRestored: boolean;
  /** Throws what was written away and begins again. */
  readonly reset: () => void;
  /** For when it is saved: nothing needs to be kept any more. */
  readonly settle: () => void;
};

type Options<Value> = {
  readonly start: Value;
  readonly name: string;
  readonly isWhole: (value: unknown) => value is Value;
  readonly isSame: (one: Value, other: Value) => boolean;
};

/** A form is one for its whole life: give it a `key` where another may take its place. */
export function useWritten<Value>({ start, name, isWhole, isSame }: Options<Value>): Written<Value> {
  const keep = useMemo(() => keepUnder(name, isWhole), [name, isWhole]);
  const [restored, setRestored] = useState(() => {
    const kept = keep.read();
    return kept !== undefined && !isSame(kept, start) ? kept : undefined;
  });
  const [value, setValue] = useState(restored ?? start);
  const isKeptRef = useRef(true);
  const isChanged = !isSame(value, start);

  useEffect(() => {
    const ask = (event: BeforeUnloadEvent): void => {
      if (!isKeptRef.current) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, []);

  const settle = (): void => {
    keep.forget();
    isKeptRef.current = true;
    setRestored(undefined);
  };
  return {
    value,
    set: (next) => {
      setValue(next);
      if (isSame(next, start)) settle();
      else isKeptRef.current = keep.write(next);
    },
    isChanged,
    isRestored: restored !== undefined && isChanged,
    reset: () => {
      settle();
      setValue(start);
    },
    settle,
  };
}
