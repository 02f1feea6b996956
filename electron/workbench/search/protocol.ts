import type { Fault } from '#shared/contract/faults';
import type { SearchAnswer } from '#shared/contract/views';
import type { Position } from '../ports';
import type { Change } from './engine';

/** What the search worker is asked, and what each request is answered with. */
export interface Requests {
  readonly position: { readonly params: null; readonly result: Position | null };
  readonly apply: { readonly params: Change; readonly result: null };
  readonly clear: { readonly params: null; readonly result: null };
  readonly search: {
    readonly params: { readonly query: string; readonly limit: number };
    readonly result: SearchAnswer;
  };
  readonly close: { readonly params: null; readonly result: null };
}
export type RequestName = keyof Requests;

export type Request = {
  readonly [N in RequestName]: { readonly name: N; readonly params: Requests[N]['params'] };
}[RequestName];

export type Answer =
  | { readonly ok: true; readonly result: Requests[RequestName]['result'] }
  | { readonly ok: false; readonly fault: Fault };

/** What a worker is started with. */
export interface WorkerStart {
  readonly folder: string;
  readonly copy: boolean;
}
