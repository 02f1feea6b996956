import type { Fault } from '#shared/contract/faults';
import type { FieldValue } from '#shared/contract/views';
import type { ValueField } from '#shared/query/fields';
import type { IndexAnswer, Position, SearchChange, SearchQuestion, SimilarQuestion } from '../ports';

/** What the search worker is asked, and what each request is answered with. */
export interface Requests {
  readonly position: { readonly params: null; readonly result: Position | null };
  readonly apply: { readonly params: SearchChange; readonly result: null };
  readonly tidy: { readonly params: null; readonly result: boolean };
  readonly clear: { readonly params: null; readonly result: null };
  readonly search: { readonly params: SearchQuestion; readonly result: IndexAnswer };
  readonly similar: { readonly params: SimilarQuestion; readonly result: IndexAnswer };
  readonly count: { readonly params: readonly string[]; readonly result: number[] };
  readonly values: {
    readonly params: { readonly field: ValueField; readonly beginning: string; readonly limit: number };
    readonly result: FieldValue[];
  };
  readonly close: { readonly params: null; readonly result: null };
}
export type RequestName = keyof Requests;

export type Request = {
  readonly [N in RequestName]: {
    readonly number: number;
    readonly name: N;
    readonly params: Requests[N]['params'];
    readonly asker: string | null;
  };
}[RequestName];

/** The answer to the request of the same number; 0 says that the worker has its index open. */
export type Answer =
  | { readonly number: number; readonly ok: true; readonly result: Requests[RequestName]['result'] }
  | { readonly number: number; readonly ok: false; readonly fault: Fault };

/** What a worker is started with. */
export interface WorkerStart {
  readonly folder: string;
  readonly copy: boolean;
}
