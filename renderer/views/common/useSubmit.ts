import { useState } from 'react';
import { type Fault, faultOf } from '#shared/contract/faults';

export interface Submit {
  readonly busy: boolean;
  readonly fault: Fault | null;
  /** Does the work; true when it succeeded. A second call while the first is under way does nothing. */
  readonly submit: (work: () => Promise<unknown>) => Promise<boolean>;
  readonly refuse: (fault: Fault | null) => void;
}

/** Work begun from a dialog: busy while it runs, the fault kept beside what was typed when it fails. */
export function useSubmit(): Submit {
  const [busy, setBusy] = useState(false);
  const [fault, refuse] = useState<Fault | null>(null);
  const submit = async (work: () => Promise<unknown>): Promise<boolean> => {
    if (busy) return false;
    setBusy(true);
    refuse(null);
    try {
      await work();
      return true;
    } catch (error) {
      refuse(faultOf(error));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, fault, submit, refuse };
}
