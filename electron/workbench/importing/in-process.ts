import type { Readers } from '../ports';
import { readOriginal } from './readers';

/** Readers in this process, without limits: for a host that brings in only what it made itself, and for tests. */
export const readersInProcess: Readers = { read: readOriginal, close: async () => undefined };
