import type { Entry } from '#shared/domain/entries';
import { type ClaimId, idAt, isId } from '#shared/domain/ids';
import type { WithdrawnRow } from '#shared/domain/tables';
import { claimNow } from '#shared/domain/withdrawing';
import type { Core } from './core';

export type Target = string | number;

/**
 * The targets with what goes along: a claim takes what stands on it by now, in use or withdrawn, wherever it was recorded,
 * and the claims that were merged into it.
 */
export function widened({ desk }: Core, targets: readonly Target[]): Target[] {
  const all = new Set(targets);
  const withdrawn = [...desk.tables.withdrawn.values()];
  // What is added meanwhile is gone through as well.
  for (const target of all) {
    const claim = typeof target === 'string' ? desk.tables.claim.get(target) : undefined;
    const { responses, notes, evidence } = claim ?? { responses: [], notes: [], evidence: [] };
    for (const part of [...responses, ...[...notes, ...evidence].map(({ id }) => id)]) all.add(part);
    for (const row of withdrawn)
      if (row.into === target || nowOn(row, desk.tables.withdrawn) === target) all.add(row.id);
  }
  return [...all];
}

/** Whether an entry tells of a part that stands on a claim by now which is no target: then it is none of the targets'. */
export function isElsewhere({ desk }: Core, entry: Entry, targets: ReadonlySet<Target>): boolean {
  const part = partOf(entry);
  if (part === null || targets.has(part)) return false;
  const { response, withdrawn } = desk.tables;
  const gone = withdrawn.get(part);
  const on = gone
    ? nowOn(gone, withdrawn)
    : (response.get(part)?.claim ?? desk.lookups.claimOfPart.of(part)[0] ?? null);
  return on !== null && !targets.has(on);
}

type Withdrawn = Core['desk']['tables']['withdrawn'];

const nowOn = ({ claim }: WithdrawnRow, withdrawn: Withdrawn): ClaimId | null =>
  claim && claimNow(claim, (id) => withdrawn.get(id));

/** The response, note or piece of evidence an entry tells of. */
function partOf(entry: Entry): string | null {
  switch (entry.kind) {
    case 'response.recorded':
    case 'response.anchored':
      return entry.payload.response;
    case 'evidence.added':
      return entry.payload.evidence;
    case 'claim.noted':
      return idAt('note', entry.seq);
    case 'record.withdrawn':
      return isId('claim', entry.payload.record) ? null : entry.payload.record;
    default:
      return null;
  }
}
