import type { ReactNode } from 'react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { CONTRASTS, DENSITIES, READING_SIZE, TEXT_SIZE, THEMES } from '#shared/contract/look';
import type { DeskView, Settings } from '#shared/contract/views';
import { PAPERS } from '#shared/contract/views';
import { lookNow } from '../../store/look';
import { IN_ENGLISH, say, told } from '../../texts/say';
import { useApp, usePick } from '../common/app';
import { FaultNote } from '../common/Fault';
import { useSubmit } from '../common/useSubmit';
import { Actions, DialogForm, Frame } from './Frame';
import { Line, OneOf, Percent } from './fields';

type Draft = Omit<Settings, 'keys' | 'backupFolder' | 'checker'> & { readonly checker: string };

export function SettingsDialog() {
  const desk = usePick((state) => state.desk);
  return desk ? <SettingsForm desk={desk} /> : null;
}

function SettingsForm({ desk }: { readonly desk: DeskView }) {
  const app = useApp();
  const { busy, fault, submit } = useSubmit();
  const [draft, setDraft] = useState<Draft>(() => ({
    ...lookNow(app.store.getState()),
    checker: desk.settings.checker ?? '',
    paper: desk.settings.paper,
  }));
  const put =
    <K extends keyof Draft>(name: K) =>
    (value: Draft[K]): void =>
      setDraft((now) => ({ ...now, [name]: value }));
  const save = async (): Promise<void> => {
    const change = { ...draft, checker: draft.checker.trim() || null };
    if (!(await submit(() => app.changeSettings(change)))) return;
    app.closeDialog();
    app.done(say('settings.saved'));
  };
  return (
    <Frame title={say('settings.title')} size="wide">
      <DialogForm onSubmit={() => void save()}>
        <div className="settings">
          <Line
            label={say('settings.checker')}
            value={draft.checker}
            onChange={put('checker')}
            placeholder={desk.checker}
            autoFocus
            hint={say('settings.checkerHint')}
          />
          <OneOf
            label={say('settings.paper')}
            value={draft.paper}
            onChange={put('paper')}
            choices={PAPERS.map((value) => ({ value, label: <span {...IN_ENGLISH}>{value}</span> }))}
          />
          <OneOf
            label={say('settings.theme')}
            value={draft.theme}
            onChange={put('theme')}
            choices={THEMES.map((theme) => ({ value: theme, label: say('settings.themeIs', { theme }) }))}
          />
          <OneOf
            label={say('settings.contrast')}
            value={draft.contrast}
            onChange={put('contrast')}
            choices={CONTRASTS.map((contrast) => ({
              value: contrast,
              label: say('settings.contrastIs', { contrast }),
            }))}
          />
          <OneOf
            label={say('settings.density')}
            value={draft.density}
            onChange={put('density')}
            choices={DENSITIES.map((density) => ({
              value: density,
              label: say('settings.densityIs', { density }),
            }))}
          />
          <div className="settings-sizes">
            <Percent
              label={say('settings.textSize')}
              value={draft.textSize}
              onChange={put('textSize')}
              range={TEXT_SIZE}
            />
            <Percent
              label={say('settings.readingSize')}
              value={draft.readingSize}
              onChange={put('readingSize')}
              range={READING_SIZE}
            />
          </div>
        </div>
        <About desk={desk} />
        {fault ? <FaultNote fault={fault} doing={say('settings.notSaved')} /> : null}
        <Actions verb={say('settings.save')} busy={busy} fault={fault} chord="Enter" />
      </DialogForm>
    </Frame>
  );
}

/** What is set elsewhere, and where everything lies. */
function About({ desk: { backup, path, version } }: { readonly desk: DeskView }) {
  const app = useApp();
  const opens = (kind: 'help' | 'backups') => (parts: ReactNode[]) => (
    <Button className="link" onPress={() => app.openDialog({ kind })}>
      {parts}
    </Button>
  );
  const asPath = (parts: ReactNode[]): ReactNode => <span className="path">{parts}</span>;
  return (
    <div className="settings-about">
      <p className="hint">{told('settings.keys', { keys: opens('help') })}</p>
      {backup ? (
        <p className="hint">
          {told('settings.backups', { path: asPath, folder: backup.folder, more: opens('backups') })}
        </p>
      ) : null}
      <p className="hint">{told('settings.desk', { path: asPath, folder: path, version })}</p>
    </div>
  );
}

export function RemoveSampleDialog() {
  const app = useApp();
  const { busy, fault, submit } = useSubmit();
  const remove = async (): Promise<void> => {
    if (await submit(app.removeSample)) app.closeDialog();
  };
  return (
    <Frame title={say('settings.removeTitle')} size="narrow">
      <DialogForm onSubmit={() => void remove()}>
        <p>{say('settings.removeWhat')}</p>
        {fault ? <FaultNote fault={fault} doing={say('settings.notRemoved')} /> : null}
        <Actions verb={say('settings.remove')} busy={busy} fault={fault} />
      </DialogForm>
    </Frame>
  );
}
