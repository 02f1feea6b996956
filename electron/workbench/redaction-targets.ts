import { FaultError } from '#shared/contract/faults';
import type { Entry } from '#shared/domain/entries';
import { type ClaimId, idAt, isId } from '#shared/domain/ids';
import type { ChangedPassage } from '#shared/domain/records';
import type { Taking, Target } from '#shared/domain/redaction';
import { type Split, Whereabouts } from '#shared/domain/whereabouts';
import type { Core } from './core';
import { readEntries } from './ledger/reading';

export type { Target } from '#shared/domain/redaction';

/** What goes with the targets of a redaction, and what of it is spared. */
export interface Reach extends Taking {
  /** Whether a passage stands on a claim among the targets; on others, too, it is spared. */
  readonly concerns: (entry: Entry & { kind: 'claim.changed' }, passage: ChangedPassage) => boolean;
}

/**
 * The targets with what goes along: a claim takes what stands on it by now, in use or withdrawn, wherever it was recorded,
 * and the claims that were merged into it. What stands on another claim is spared.
 * @throws FaultError `refused` for a claim that was merged into one which is no target.
 */
export async function reachOf({ desk, ledger }: Core, named: readonly Target[]): Promise<Reach> {
  const splits = named.some((target) => isId('claim', String(target))) ? await splitsIn(ledger.path) : [];
  const whereabouts = new Whereabouts(desk, splits);
  for (const target of named) refuseMerged(whereabouts, target, named);
  const targets = new Set(named);
  // What is added meanwhile is gone through as well.
  for (const target of targets)
    if (typeof target === 'string') for (const id of whereabouts.on(target)) targets.add(id);
  const isTarget = (claim: ClaimId): boolean => targets.has(claim);
  return {
    targets,
    isElsewhere(entry) {
      const part = partOf(entry);
      if (part === null || targets.has(part)) return false;
      const on = whereabouts.of(part);
      return on !== null && !targets.has(on);
    },
    takes: ({ payload }, passage) => whereabouts.isOnlyOn(payload.claim, passage, isTarget),
    concerns: ({ payload }, passage) => whereabouts.isOn(payload.claim, passage, isTarget),
  };
}

/** By itself it has nothing left: its places and the grounds of its verdict are the other claim's. */
function refuseMerged(whereabouts: Whereabouts, target: Target, named: readonly Target[]): void {
  if (!isId('claim', String(target))) return;
  const into = whereabouts.now(target as ClaimId);
  if (into === target || named.includes(into)) return;
  throw new FaultError(
    'refused',
    `was merged into ${into}, which has all that stood on it`,
    String(target),
    `Redact ${into} instead.`,
  );
}

async function splitsIn(path: string): Promise<Split[]> {
  const splits: Split[] = [];
  await readEntries(path, ({ entry }) => {
    if (entry.kind === 'claim.split') splits.push(entry.payload);
  });
  return splits;
}

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
