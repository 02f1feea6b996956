import { compareVersions } from '#shared/text/carry/versions';
import type { Readers } from '../ports';
import { partsOf } from './containers/parts';
import { readOriginal } from './readers';

/** Readers in this process, without limits: for a host that brings in only what it made itself, and for tests. */
export const readersInProcess: Readers = {
  read: readOriginal,
  takeApart: partsOf,
  compare: async (versions) => compareVersions(versions),
  close: async () => undefined,
};
