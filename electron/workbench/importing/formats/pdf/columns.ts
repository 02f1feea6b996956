import type { Atom } from './atoms';
import { findGutter, type Gutter } from './gutters';

/**
 * Parts of a plane that are read one after the other, each from line to line across its whole width. Where columns
 * stand side by side, what is above them comes first, then column by column, then what is below.
 */
export function regionsOf(atoms: readonly Atom[], rightToLeft: boolean): Atom[][] {
  const gutter = findGutter(atoms);
  if (!gutter) return atoms.length > 0 ? [[...atoms]] : [];
  const { above, left, right, below } = parted(atoms, gutter);
  // A gutter that parts nothing would be found again and again.
  if (left.length === 0 || right.length === 0) return [[...atoms]];
  const columns = rightToLeft ? [right, left] : [left, right];
  return [above, ...columns, below].flatMap((part) => regionsOf(part, rightToLeft));
}

const middle = (atom: Atom): number => atom.base - atom.size * 0.3;

interface Parted {
  readonly above: Atom[];
  readonly left: Atom[];
  readonly right: Atom[];
  readonly below: Atom[];
}

function parted(atoms: readonly Atom[], { top, bottom, start, end }: Gutter): Parted {
  const parts: Parted = { above: [], left: [], right: [], below: [] };
  for (const atom of atoms) {
    const at = middle(atom);
    if (at < top) parts.above.push(atom);
    else if (at > bottom) parts.below.push(atom);
    else if ((atom.start + atom.end) / 2 < (start + end) / 2) parts.left.push(atom);
    else parts.right.push(atom);
  }
  return parts;
}
