import { currentClaim } from '../../store/select';
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
      title="Reword the claim"
      label="The claim"
      verb="Reword"
      failed="The claim keeps its old wording"
      initial={claim.text}
      hint="Worded affirmatively. The earlier wording stays in the ledger."
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
      title="Add a note"
      label={`On “${claim.text}”`}
      verb="Add the note"
      failed="The note was not added"
      initial=""
      hint="Notes are printed on the verdict sheet."
      send={(text) => app.addNote(claim.id, text)}
    />
  );
}
