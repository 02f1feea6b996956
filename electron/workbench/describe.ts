import type { BackupState, ChainState, DeskKind, DeskView, Settings } from '#shared/contract/views';
import type { Desk } from '#shared/domain/fold';
import type { Head } from './ledger/reading';

export interface Describing {
  readonly desk: Desk;
  readonly head: Head;
  readonly folder: string;
  readonly kind: DeskKind;
  /** What a desk is called that has no entries yet. */
  readonly name: string;
  readonly readOnly: string | null;
  /** The last entry there is, where the desk is shown as it stood at an earlier one. */
  readonly latest: number | null;
  readonly damaged: boolean;
  readonly chain: ChainState;
  readonly backup: BackupState | null;
  readonly checker: string;
  readonly settings: Settings;
  readonly notices: readonly string[];
  readonly version: string;
}

/** A desk at a glance. */
export function describeDesk({ desk, head, folder, kind, name, latest, ...rest }: Describing): DeskView {
  const { report, story, claim, party } = desk.tables;
  return {
    ...rest,
    name: desk.identity?.name ?? name,
    path: folder,
    kind,
    at: latest === null ? null : { seq: head.seq, time: desk.time ?? '', latest },
    head: { seq: head.seq, hash: head.seq === 0 ? null : head.hash },
    counts: { reports: report.size, stories: story.size, claims: claim.size, parties: party.size },
    verdicts: { ...desk.lookups.verdicts },
    undo: desk.undo.at(-1)?.words() ?? null,
    redo: desk.redo.at(-1)?.words() ?? null,
    hasSample: kind === 'sample',
  };
}
