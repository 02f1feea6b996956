import type { Settings } from '#shared/contract/views';
import type { Access } from '../access';
import type { Core } from '../core';
import type { Document } from '../storage/document';
import type { WorkbenchOptions } from '../workbench';
import { RollingBackups } from './rolling';

/** The parts of an open desk that its backups look at. */
export interface BackedUp {
  readonly core: Core;
  readonly access: Access;
  readonly settings: Document<Settings>;
  readonly now: () => Date;
}

/**
 * The backups of an open desk; null where the host keeps none. Only a window makes them (`begin`): a command may list
 * them, and takes them away after a redaction.
 */
export function backupsOf(options: WorkbenchOptions, open: BackedUp): RollingBackups | null {
  if (!options.backups) return null;
  const { core, access } = open;
  return new RollingBackups({
    folder: options.folder,
    usual: options.backups.usual,
    chosen: () => open.settings.value.backupFolder,
    desk() {
      const { identity } = core.desk;
      const { seq, hash } = core.ledger.head;
      return identity ? { id: identity.desk, name: identity.name, seq, hash } : null;
    },
    idle: () => (options.mode === 'window' ? access.readOnly : 'Only a window makes backups by itself.'),
    version: options.version,
    onChange: () => core.changed(),
    onProgress: (done, total) => core.progress({ task: 'backup', done, total }),
    now: open.now,
    ...(options.disk ? { disk: options.disk } : {}),
  });
}
