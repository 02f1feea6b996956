import { useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { FaultError, faultOf } from '#shared/contract/faults';
import { MAX_DOCUMENT_BYTES } from '#shared/text/limits';
import { currentClaim } from '../../store/select';
import { say } from '../../texts/say';
import { useApp, usePick } from '../common/app';
import { FaultNote } from '../common/Fault';
import { size } from '../common/size';
import { useDraft } from '../common/useDraft';
import { useSubmit } from '../common/useSubmit';
import { Actions, DialogForm, Frame } from '../dialogs/Frame';
import { Line } from '../dialogs/fields';

/** Keeps a file with the current claim: a letter, a screenshot, a recording. */
export function EvidenceDialog() {
  const app = useApp();
  const claim = usePick(currentClaim);
  const { busy, fault, submit, refuse } = useSubmit();
  const [file, setFile] = useState<File | null>(null);
  const [{ note }, change, forget] = useDraft(`evidence ${claim?.id}`, { note: '' });
  if (!claim) return null;

  const choose = (chosen: File): void => {
    const large = chosen.size > MAX_DOCUMENT_BYTES;
    refuse(large ? { ...TOO_LARGE, where: chosen.name } : null);
    setFile(large ? null : chosen);
  };
  const keep = async (): Promise<void> => {
    if (!file) return;
    const work = async (): Promise<void> => {
      const path = app.transport.pathOf(file);
      const bytes = await bytesOf(file);
      await app.keepEvidence({ claim: claim.id, file: { path, bytes }, note: note.trim() || null });
    };
    if (!(await submit(work))) return;
    forget();
    app.closeDialog();
  };

  return (
    <Frame title={say('keeping.file')}>
      <DialogForm onSubmit={() => void keep()}>
        <p className="about" dir="auto">
          {claim.text}
        </p>
        <FileField file={file} onChoose={choose} />
        <Line
          label={say('keeping.fileNote')}
          value={note}
          onChange={(next) => change({ note: next })}
          hint={say('keeping.fileNoteHint')}
          optional
        />
        {fault ? <FaultNote fault={fault} doing={say('keeping.fileFailed')} /> : null}
        <Actions verb={say('keeping.keepFile')} busy={busy} fault={fault} disabled={!file} />
      </DialogForm>
    </Frame>
  );
}

function FileField({ file, onChoose }: { file: File | null; onChoose: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <div className="file-field">
      <Button ref={button} className="button" onPress={() => input.current?.click()}>
        {say(file ? 'keeping.chooseAnother' : 'keeping.chooseFile')}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={say('keeping.fileInput')}
        onChange={({ currentTarget }) => {
          const [chosen] = currentTarget.files ?? [];
          if (chosen) onChoose(chosen);
          currentTarget.value = '';
        }}
      />
      <span role="status" className="file-chosen">
        {file ? (
          <>
            <strong className="path">{file.name}</strong> <span className="by">{size(file.size)}</span>
          </>
        ) : (
          <span className="hint">{say('keeping.fileHint')}</span>
        )}
      </span>
    </div>
  );
}

const TOO_LARGE = {
  tag: 'unreadable',
  what: say('keeping.fileTooLarge', { size: size(MAX_DOCUMENT_BYTES) }),
  todo: say('keeping.fileTooLargeTodo'),
} as const;

async function bytesOf(file: File): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    const todo = say('keeping.fileUnreadableTodo');
    throw new FaultError('unreadable', faultOf(error).what, file.name, todo);
  }
}
