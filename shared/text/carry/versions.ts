import { align } from './align';
import { type Carried, carryAlong, type Quotation } from './carry';
import { type Change, changesAlong } from './changes';

/** Two versions of a text, and quotations from the older one. */
export interface Versions {
  readonly before: string;
  readonly after: string;
  readonly quotations: readonly Quotation[];
  /** Whether the changes are wanted as well. */
  readonly wantsChanges: boolean;
}

export interface Compared {
  /** Without what stayed the same, in the order of the newer text. None where they are not wanted. */
  readonly changes: readonly Change[];
  /** In the order of the quotations. */
  readonly carried: readonly Carried[];
}

/** What changed, and what becomes of the quotations. Takes about 0.3 s a million characters. */
export function compareVersions({ before, after, quotations, wantsChanges }: Versions): Compared {
  const alignment = align(before, after);
  return {
    changes: wantsChanges ? changesAlong(alignment).filter(({ kind }) => kind !== 'same') : [],
    carried: carryAlong(quotations, alignment),
  };
}
