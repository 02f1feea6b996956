import type { Fault } from '#shared/contract/faults';
import type { Compared, Versions } from '#shared/text/carry/versions';
import type { Parts } from './containers/parts';
import type { Reading } from './reading';

/** What a reading worker is asked: one thing at a time. `path` says what it is about. */
export type Request = { readonly path: string } & (
  | { readonly read: Uint8Array }
  | { readonly takeApart: Uint8Array }
  | { readonly compare: Versions }
);
/** What it answers, once for each request. */
export type Answer =
  | { readonly ok: true; readonly reading: Reading }
  | { readonly ok: true; readonly parts: Parts }
  | { readonly ok: true; readonly compared: Compared }
  | { readonly ok: false; readonly fault: Fault };
