import { useCallback, useState } from 'react';
import { Button } from 'react-aria-components';
import type { BackupState, BackupView, DeskView } from '#shared/contract/views';
import { inOrder, say, told } from '../../texts/say';
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
    <Frame title={say('keeping.backups')} size="wide">
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
      <p>{say('keeping.past')}</p>
      <Actions verb={say('keeping.backToNow')} busy={false} chord="Enter" />
    </DialogForm>
  );
}

const COMMAND = 'galley backup FILE.zip';

const NoneKept = () => (
  <DialogForm onSubmit={() => undefined}>
    <p>{told('keeping.noneKept', { command: <code>{COMMAND}</code> })}</p>
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
          {last
            ? told('keeping.lastMade', {
                ago: <Ago time={last.time} />,
                time: <Moment time={last.time} />,
                size: size(last.bytes),
                by: (parts) => <span className="by">{inOrder(parts)}</span>,
              })
            : say('keeping.noneMade')}
        </p>
        <Button className="button primary" data-busy={busy || undefined} onPress={make} autoFocus>
          {say(busy ? 'keeping.backingUp' : 'keeping.backUp')}
        </Button>
      </div>
      {busy ? <Progress task="backup" label={say('keeping.backupRuns')} /> : null}
      {making.fault ? (
        <FaultNote fault={making.fault} doing={say('keeping.backupFailed')} onRetry={make} />
      ) : problem && !busy ? (
        <FaultNote fault={asFault(problem)} doing={say('keeping.lastFailed')} onRetry={make} />
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
        label={say('keeping.folder')}
        value={typed}
        onChange={(next) => change({ typed: next })}
        placeholder={folder}
        hint={say('keeping.folderHint')}
      />
      <Button
        className="button"
        isDisabled={typed.trim() === now}
        data-busy={busy || undefined}
        onPress={() => void set()}
      >
        {say(busy ? 'keeping.working' : 'keeping.changeFolder')}
      </Button>
      {fault ? (
        <FaultNote fault={fault} doing={say('keeping.folderFailed')} onRetry={() => void set()} />
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
      <h3 className="label">{say('keeping.kept')}</h3>
      {fault ? <FaultNote fault={fault} doing={say('keeping.listFailed')} onRetry={again} /> : null}
      {answer?.length === 0 ? <p className="none">{say('keeping.noneYet')}</p> : null}
      <ul>
        {answer?.map((one) => (
          <li key={one.name} className="backup">
            <bdi title={one.name}>
              <Moment time={one.time} />
            </bdi>
            <span className="by">{say('keeping.entryAndSize', { seq: one.seq, size: size(one.bytes) })}</span>
            <span className="spring" />
            <Button
              className="button"
              aria-label={say('keeping.restoreOf', { time: one.time })}
              onPress={() => onChoose(one)}
            >
              {say('keeping.restoreThis')}
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
    <Frame title={say('keeping.restoreTitle')}>
      <DialogForm onSubmit={() => void restore()}>
        <p className="about">
          {told('keeping.madeUpTo', { time: <Moment time={backup.time} />, seq: backup.seq })}
        </p>
        <p className="effect">
          {say('keeping.restoreDoes')} {later > 0 ? say('keeping.restoreLeaves', { count: later }) : null}
        </p>
        <p className="hint">{told('keeping.deskLies', { path: <span className="path">{path}</span> })}</p>
        {busy ? <Progress task="restore" label={say('keeping.restoreRuns')} /> : null}
        {fault ? <FaultNote fault={fault} doing={say('keeping.restoreFailed')} /> : null}
        <Actions verb={say('keeping.restore')} busy={busy} fault={fault}>
          <Button className="button" isDisabled={busy} onPress={onBack}>
            {say('keeping.otherBackups')}
          </Button>
        </Actions>
      </DialogForm>
    </Frame>
  );
}
