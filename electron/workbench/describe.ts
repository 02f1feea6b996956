import type { DeskKind, DeskView, Settings } from '#shared/contract/views';
import type { Desk } from '#shared/domain/fold';
import { verdictOf } from '#shared/domain/records';
import type { Head } from './ledger/file';
import { countVerdicts } from './present';

export interface Describing {
  readonly desk: Desk;
  readonly head: Head;
  readonly folder: string;
  readonly kind: DeskKind;
  /** What a desk is called that has no entries yet. */
  readonly name: string;
  readonly readOnly: string | null;
  readonly checker: string;
  readonly settings: Settings;
  readonly notices: readonly string[];
  readonly version: string;
}

/** A desk at a glance. */
export function describeDesk({ desk, head, folder, kind, name, ...rest }: Describing): DeskView {
  const { report, story, claim, party } = desk.tables;
  return {
    ...rest,
    name: desk.identity?.name ?? name,
    path: folder,
    kind,
    head: { seq: head.seq, hash: head.seq === 0 ? null : head.hash },
    counts: { reports: report.size, stories: story.size, claims: claim.size, parties: party.size },
    verdicts: countVerdicts([...claim.values()].map(verdictOf)),
    undo: desk.undo.at(-1)?.words ?? null,
    redo: desk.redo.at(-1)?.words ?? null,
    hasSample: kind === 'sample',
  };
}
