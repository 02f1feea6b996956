import { isAbsolute } from 'node:path';
import { FaultError } from '#shared/contract/faults';
import type { JumpTarget } from '#shared/contract/views';
import { nameOf, verdictOf } from '#shared/domain/records';
import { inWords } from '#shared/domain/stances';
import type { Table } from '#shared/domain/tables';
import { isWithin } from '../backup/within';
import type { Context, Handlers } from '../context';
import { described } from '../present';
import { verifyDesk } from '../verify';

type DeskHandlers = Handlers<'desk.describe' | 'settings.change' | 'jump.list' | 'verify.run'>;

export const deskHandlers = (context: Context): DeskHandlers => ({
  'desk.describe': () => context.describe(),

  'settings.change': async (change) => {
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    if (change.backupFolder) await refuseUselessFolder(context.folder, change.backupFolder);
    await context.core.writing(() => context.settings.replace({ ...context.settings.value, ...given }));
    return context.describe();
  },

  'jump.list': () => jumpTargets(context),

  'verify.run': () => verifyDesk(context),
});

/** Backups beside what they are to save, or at a place that depends on where Galley was started, save nothing. */
async function refuseUselessFolder(desk: string, folder: string): Promise<void> {
  const refuse = (what: string, todo: string): FaultError => new FaultError('invalid', what, folder, todo);
  if (!isAbsolute(folder)) throw refuse('is not a whole path', 'Begin at the root or the drive.');
  if (await isWithin(desk, folder))
    throw refuse('is inside the desk', 'Choose a folder elsewhere, best on another disk.');
}

/** Fuzzy matching looks at every target at every key, so the newest few thousand it is. */
const MOST_TARGETS = 3000;

function jumpTargets({ core, present }: Context): JumpTarget[] {
  const { report, story, claim, party } = core.desk.tables;
  const newest = <T>(rows: Table<T>): T[] => rows.rowsOf(rows.ids.slice(-MOST_TARGETS)).reverse();
  const targets: JumpTarget[] = [
    ...newest(story).map(({ id, name }) => ({ kind: 'story' as const, id, label: name, detail: 'story' })),
    ...newest(claim).map((row) => ({
      kind: 'claim' as const,
      id: row.id,
      label: row.text,
      detail: inWords(verdictOf(row)),
    })),
    ...newest(party).map((row) => ({
      kind: 'party' as const,
      id: row.id,
      label: [row.name, ...row.aka].join(' · '),
      detail: row.role ?? described(present.partyRow(row.id).identity),
    })),
    ...newest(report).map((row) => ({
      kind: 'report' as const,
      id: row.id,
      label: nameOf(row),
      detail: row.meta.outlet ?? 'report',
    })),
  ];
  return targets.slice(0, MOST_TARGETS);
}
