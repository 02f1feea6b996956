import type { Connection } from './binding';
import type { Documents } from './documents';
import type { Vocabulary } from './vocabulary';
import type { Volumes } from './volumes';

/** The tables of one connection. */
export interface Tables {
  readonly connection: Connection;
  readonly documents: Documents;
  readonly vocabulary: Vocabulary;
  readonly volumes: Volumes;
}
