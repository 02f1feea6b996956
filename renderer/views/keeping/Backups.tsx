import { useCallback, useState } from 'react';
import { Button } from 'react-aria-components';
import type { BackupState, BackupView, DeskView } from '#shared/contract/views';
import { useApp, usePick } from '../common/app';
import { FaultNote } from '../common/Fault';
import { Ago, Moment } from '../common/Moment';
import { size } from '../common/size';
import { useAsked } from '../common/useAsked';
import { useDraft } from '../common/useDraft';
import { useSubmit } from '../common/useSubmit';
import { Actions, CloseAction, DialogForm, Frame } from '../dialogs/Frame';
import { Line } from '../dialogs/fields';
import { Progress } from './Progress';

/** Where backups go, how the last one went, one more now, and the way back from any of them. */
export function BackupsDialog() {
  const desk = usePick((state) => state.desk);
  const [chosen, choose] = useState<BackupView | null>(null);
  if (!desk) return null;
  if (chosen) return <Restore backup={chosen} path={desk.path} onBack={() => choose(null)} />;
  return (
    <Frame title="Backups of the desk" size="wide">
      {desk.at ? (
        <InThePast />
      ) : desk.backup ? (
        <Kept desk={desk} backup={desk.backup} onChoose={choose} />
      ) : (
        <NoneKept />
      )}
    </Frame>
  );
}

/** Backups belong to the desk as it is. */
function InThePast() {
  const app = useApp();
  return (
    <DialogForm onSubmit={() => void app.travel(null)}>
      <p>Backups are made of the desk as it is now, and it is shown as it stood.</p>
      <Actions verb="Back to now" busy={false} chord="Enter" />
    </DialogForm>
  );
}

const NoneKept = () => (
  <DialogForm onSubmit={() => undefined}>
    <p>
      Galley makes no backups of this desk by itself. To keep one, run <code>galley backup FILE.zip</code>; it
      is safe while the desk is in use.
    </p>
    <CloseAction />
  </DialogForm>
);

interface KeptProps {
  readonly desk: DeskView;
  readonly backup: BackupState;
  readonly onChoose: (backup: BackupView) => void;
}

function Kept({ desk, backup, onChoose }: KeptProps) {
  const app = useApp();
  const making = useSubmit();
  const { folder, last, running, problem } = backup;
  const busy = making.busy || running;
  const make = (): void => void making.submit(app.backUp);
  return (
    <DialogForm onSubmit={make}>
      <div className="backup-now">
        <p role="status">
          {last ? (
            <>
              Last made <Ago time={last.time} />{' '}
              <span className="by">
                (<Moment time={last.time} />, {size(last.bytes)})
              </span>
            </>
          ) : (
            'None made yet.'
          )}
        </p>
        <Button className="button primary" data-busy={busy || undefined} onPress={make} autoFocus>
          {busy ? 'Backing up…' : 'Back up now'}
        </Button>
      </div>
      {busy ? <Progress task="backup" label="Writing and checking the backup" /> : null}
      {making.fault ? (
        <FaultNote fault={making.fault} doing="No backup was made" onRetry={make} />
      ) : problem && !busy ? (
        <FaultNote fault={asFault(problem)} doing="The last backup was not made" onRetry={make} />
      ) : null}
      <Folder desk={desk} folder={folder} />
      <List backup={backup} onChoose={onChoose} />
      <CloseAction />
    </DialogForm>
  );
}

const asFault = (problem: string) => ({ tag: 'disk', what: problem, where: null, todo: null }) as const;

/** Where they go: the usual place, or a folder of the checker's own. */
function Folder({ desk, folder }: { desk: DeskView; folder: string }) {
  const app = useApp();
  const { busy, fault, submit } = useSubmit();
  const now = desk.settings.backupFolder ?? '';
  const [{ typed }, change, forget] = useDraft('backup folder', { typed: now });
  const set = async (): Promise<void> => {
    if (await submit(() => app.changeSettings({ backupFolder: typed.trim() || null }))) forget();
  };
  return (
    <div className="backup-folder">
      <Line
        label="Folder"
        value={typed}
        onChange={(next) => change({ typed: next })}
        placeholder={folder}
        hint="An absolute path, best on another disk. Empty: the usual place."
      />
      <Button
        className="button"
        isDisabled={typed.trim() === now}
        data-busy={busy || undefined}
        onPress={() => void set()}
      >
        {busy ? 'Working…' : 'Change the folder'}
      </Button>
      {fault ? (
        <FaultNote fault={fault} doing="The folder was not changed" onRetry={() => void set()} />
      ) : null}
    </div>
  );
}

function List({ backup, onChoose }: { backup: BackupState; onChoose: (backup: BackupView) => void }) {
  const { transport } = useApp();
  const { folder, last, running } = backup;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another folder or backup is another list.
  const ask = useCallback(() => transport.send('backup.list', {}), [transport, folder, last?.name, running]);
  const { answer, fault, again } = useAsked(ask);
  return (
    <div className="backup-list">
      <h3 className="label">Kept, newest first</h3>
      {fault ? <FaultNote fault={fault} doing="The backups cannot be listed" onRetry={again} /> : null}
      {answer?.length === 0 ? <p className="none">None are kept yet.</p> : null}
      <ul>
        {answer?.map((one) => (
          <li key={one.name} className="backup">
            <span title={one.name}>
              <Moment time={one.time} />
            </span>
            <span className="by">
              entry {one.seq.toLocaleString('en-GB')}, {size(one.bytes)}
            </span>
            <span className="spring" />
            <Button
              className="button"
              aria-label={`Restore the backup of ${one.time}`}
              onPress={() => onChoose(one)}
            >
              Restore…
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface RestoreProps {
  readonly backup: BackupView;
  readonly path: string;
  readonly onBack: () => void;
}

/** Says what restoring does before it is done. */
function Restore({ backup, path, onBack }: RestoreProps) {
  const app = useApp();
  const head = usePick((state) => state.desk?.at?.latest ?? state.desk?.head.seq ?? 0);
  const { busy, fault, submit } = useSubmit();
  const restore = async (): Promise<void> => {
    if (await submit(() => app.restore(backup.name))) app.closeDialog();
  };
  const later = head - backup.seq;
  return (
    <Frame title="Restore this backup?">
      <DialogForm onSubmit={() => void restore()}>
        <p className="about">
          Made <Moment time={backup.time} />, up to entry {backup.seq.toLocaleString('en-GB')}.
        </p>
        <p className="effect">
          The backup is verified, then put in the desk’s place. The present desk is moved aside, never
          deleted: Galley names the folder when it is done.
          {later > 0
            ? ` What was done since, ${later === 1 ? 'one entry' : `${later.toLocaleString('en-GB')} entries`}, stands only in the desk that is moved aside.`
            : ''}
        </p>
        <p className="hint">
          The desk lies in <span className="path">{path}</span>.
        </p>
        {busy ? <Progress task="restore" label="Verifying and unpacking the backup" /> : null}
        {fault ? <FaultNote fault={fault} doing="The backup was not restored" /> : null}
        <Actions verb="Restore" busy={busy} fault={fault}>
          <Button className="button" isDisabled={busy} onPress={onBack}>
            Other backups
          </Button>
        </Actions>
      </DialogForm>
    </Frame>
  );
}
