import { currentClaim } from '../../store/select';
import { say } from '../../texts/say';
import { useApp, usePick } from '../common/app';
import { FaultNote } from '../common/Fault';
import { useDraft } from '../common/useDraft';
import { useSubmit } from '../common/useSubmit';
import { Actions, DialogForm, Frame } from './Frame';
import { Line } from './fields';

interface TextDialogProps {
  readonly about: string;
  readonly title: string;
  readonly label: string;
  readonly verb: string;
  readonly failed: string;
  readonly initial: string;
  readonly hint?: string;
  readonly serif?: boolean;
  readonly send: (text: string) => Promise<void>;
}

/** One text to be written, about the current claim. */
function TextDialog({ about, title, label, verb, failed, initial, hint, serif, send }: TextDialogProps) {
  const app = useApp();
  const { busy, fault, submit } = useSubmit();
  const [{ text }, change, forget] = useDraft(about, { text: initial });
  const write = async (): Promise<void> => {
    if (text.trim() === '' || !(await submit(() => send(text.trim())))) return;
    forget();
    app.closeDialog();
  };
  return (
    <Frame title={title}>
      <DialogForm onSubmit={() => void write()} enterSubmits>
        <Line
          label={label}
          value={text}
          onChange={(next) => change({ text: next })}
          rows={3}
          autoFocus
          {...(serif ? { serif } : {})}
          {...(hint ? { hint } : {})}
        />
        {fault ? <FaultNote fault={fault} doing={failed} /> : null}
        <Actions verb={verb} busy={busy} fault={fault} disabled={text.trim() === ''} chord="Enter" />
      </DialogForm>
    </Frame>
  );
}

export function RewordDialog() {
  const app = useApp();
  const claim = usePick(currentClaim);
  if (!claim) return null;
  return (
    <TextDialog
      about={`reword ${claim.id}`}
      title={say('dialogs.reword')}
      label={say('dialogs.claimText')}
      verb={say('dialogs.rewordVerb')}
      failed={say('dialogs.rewordFailed')}
      initial={claim.text}
      hint={say('dialogs.rewordHint')}
      serif
      send={(text) => app.reword(claim.id, text)}
    />
  );
}

export function NoteDialog() {
  const app = useApp();
  const claim = usePick(currentClaim);
  if (!claim) return null;
  return (
    <TextDialog
      about={`note ${claim.id}`}
      title={say('dialogs.addNote')}
      label={say('dialogs.noteOn', { claim: claim.text })}
      verb={say('dialogs.noteVerb')}
      failed={say('dialogs.noteFailed')}
      initial=""
      hint={say('dialogs.noteHint')}
      send={(text) => app.addNote(claim.id, text)}
    />
  );
}
