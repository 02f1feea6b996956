import type { Fault } from '#shared/contract/faults';
import type { Incoming } from './containers/parts';
import type { Reading } from './reading';

/** What a reading worker is asked: one file at a time. */
export type Request = Incoming;
/** What it answers, once for each request. */
export type Answer =
  | { readonly ok: true; readonly reading: Reading }
  | { readonly ok: false; readonly fault: Fault };
