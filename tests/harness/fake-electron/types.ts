import type * as Electron from 'electron';

/** The one place of the tests that knows Electron's types: the fake's methods are checked against them. */
export type { Electron };
