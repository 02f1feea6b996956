import { useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { FaultError, faultOf } from '#shared/contract/faults';
import { MAX_DOCUMENT_BYTES } from '#shared/text/limits';
import { currentClaim } from '../../store/select';
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
    <Frame title="Keep a file with the claim">
      <DialogForm onSubmit={() => void keep()}>
        <p className="about" dir="auto">
          {claim.text}
        </p>
        <FileField file={file} onChoose={choose} />
        <Line
          label="Note"
          value={note}
          onChange={(next) => change({ note: next })}
          hint="What it shows, and where it came from."
          optional
        />
        {fault ? <FaultNote fault={fault} doing="The file was not kept" /> : null}
        <Actions verb="Keep the file" busy={busy} fault={fault} disabled={!file} />
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
        {file ? 'Choose another file…' : 'Choose a file…'}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label="File to keep"
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
          <span className="hint">Kept byte for byte, under its hash.</span>
        )}
      </span>
    </div>
  );
}

const TOO_LARGE = {
  tag: 'unreadable',
  what: `this file is more than ${size(MAX_DOCUMENT_BYTES)}, the most one file may have`,
  todo: 'Keep the part of it that matters.',
} as const;

async function bytesOf(file: File): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    const todo = 'Look whether it is still there and may be read, then choose it again.';
    throw new FaultError('unreadable', faultOf(error).what, file.name, todo);
  }
}
