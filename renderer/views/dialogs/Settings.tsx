import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { Paper, Theme } from '#shared/contract/views';
import { PAPERS } from '#shared/contract/views';
import { say } from '../../texts/say';
import { useApp, usePick } from '../common/app';
import { FaultNote } from '../common/Fault';
import { useSubmit } from '../common/useSubmit';
import { Actions, DialogForm, Frame } from './Frame';
import { Line, OneOf } from './fields';

export function SettingsDialog() {
  const app = useApp();
  const desk = usePick((state) => state.desk);
  const { busy, fault, submit } = useSubmit();
  const [checker, setChecker] = useState(desk?.settings.checker ?? '');
  const [paper, setPaper] = useState<Paper>(desk?.settings.paper ?? 'A4');
  const [theme, setTheme] = useState<Theme>(desk?.settings.theme ?? 'system');
  if (!desk) return null;
  const save = async (): Promise<void> => {
    if (!(await submit(() => app.changeSettings({ checker: checker.trim() || null, paper, theme })))) return;
    app.closeDialog();
    app.done(say('settings.saved'));
  };
  return (
    <Frame title={say('settings.title')}>
      <DialogForm onSubmit={() => void save()}>
        <Line
          label="Checker"
          value={checker}
          onChange={setChecker}
          placeholder={desk.checker}
          autoFocus
          hint="Stands beside every verdict and on every sheet. Empty: this computer’s user name."
        />
        <OneOf
          label="Paper of the verdict sheet"
          value={paper}
          onChange={setPaper}
          choices={PAPERS.map((value) => ({ value, label: value }))}
        />
        <OneOf
          label="Theme"
          value={theme}
          onChange={setTheme}
          choices={[
            { value: 'system', label: 'as the system' },
            { value: 'light', label: 'light' },
            { value: 'dark', label: 'dark' },
          ]}
        />
        {desk.backup ? (
          <p className="hint">
            Backups go to <span className="path">{desk.backup.folder}</span>.{' '}
            <Button className="link" onPress={() => app.openDialog({ kind: 'backups' })}>
              Backups…
            </Button>
          </p>
        ) : null}
        <p className="hint">
          This desk lies in <span className="path">{desk.path}</span>. Galley {desk.version}.
        </p>
        {fault ? <FaultNote fault={fault} doing="The settings were not saved" /> : null}
        <Actions verb="Save" busy={busy} fault={fault} chord="Enter" />
      </DialogForm>
    </Frame>
  );
}

export function RemoveSampleDialog() {
  const app = useApp();
  const { busy, fault, submit } = useSubmit();
  const remove = async (): Promise<void> => {
    if (await submit(app.removeSample)) app.closeDialog();
  };
  return (
    <Frame title="Remove the sample desk?" size="narrow">
      <DialogForm onSubmit={() => void remove()}>
        <p>
          The sample desk’s folder goes for good, with whatever you tried out in it. Your own desk is not
          touched.
        </p>
        {fault ? <FaultNote fault={fault} doing="The sample desk was not removed" /> : null}
        <Actions verb="Remove the sample" busy={busy} fault={fault} />
      </DialogForm>
    </Frame>
  );
}
