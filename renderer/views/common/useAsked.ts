import { useCallback, useEffect, useState } from 'react';
import { type Fault, faultOf } from '#shared/contract/faults';

export interface Asked<T> {
  /** Null until it is there. While it is asked for again, the answer before stays. */
  readonly answer: T | null;
  readonly fault: Fault | null;
  readonly again: () => void;
}

/** Something asked of the host as soon as it is drawn, and again whenever `ask` is another function. */
export function useAsked<T>(ask: () => Promise<T>): Asked<T> {
  const [answer, setAnswer] = useState<T | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks once more.
  useEffect(() => {
    let wanted = true;
    setFault(null);
    ask().then(
      (given) => wanted && setAnswer(given),
      (error: unknown) => wanted && setFault(faultOf(error)),
    );
    return () => {
      wanted = false;
    };
  }, [ask, attempt]);
  const again = useCallback(() => setAttempt((now) => now + 1), []);
  return { answer, fault, again };
}
