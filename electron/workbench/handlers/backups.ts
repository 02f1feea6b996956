import { FaultError } from '#shared/contract/faults';
import type { Handlers } from '../context';
import type { Backups } from '../ports';

/** What of the context these handlers need. */
interface BackupContext {
  readonly backups: Backups | null;
}

export const backupHandlers = ({ backups }: BackupContext): Handlers<'backup.list' | 'backup.now'> => ({
  'backup.list': () => made(backups).list(),
  'backup.now': () => made(backups).now(),
});

function made(backups: Backups | null): Backups {
  if (backups) return backups;
  throw new FaultError(
    'unsupported',
    'no backups are made by themselves here',
    null,
    'galley backup FILE.zip writes one.',
  );
}
