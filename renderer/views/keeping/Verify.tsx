import { useCallback, useEffect, useRef } from 'react';
import { Button } from 'react-aria-components';
import type { VerifyAnswer } from '#shared/contract/views';
import { useApp, usePick } from '../common/app';
import { FaultNote } from '../common/Fault';
import { Mark } from '../common/Mark';
import { count } from '../common/size';
import { useAsked } from '../common/useAsked';
import { CloseAction, DialogForm, Frame } from '../dialogs/Frame';
import { Progress } from './Progress';

/** Checks chain, originals, texts, evidence and anchors as soon as it is opened, and names every problem. */
export function VerifyDialog() {
  const { transport } = useApp();
  const ask = useCallback(() => transport.send('verify.run', {}), [transport]);
  const { answer, fault, again } = useAsked(ask);
  return (
    <Frame title="Verify the desk" size="wide">
      <DialogForm onSubmit={again}>
        {fault ? (
          <FaultNote fault={fault} doing="The desk could not be verified" onRetry={again} />
        ) : answer ? (
          <Found answer={answer} />
        ) : (
          <Progress task="verify" label="Reading every entry and every stored file" />
        )}
        <CloseAction />
      </DialogForm>
    </Frame>
  );
}

function Found({ answer: { ok, checked, problems } }: { answer: VerifyAnswer }) {
  const app = useApp();
  const canRestore = usePick((state) => state.desk?.backup != null);
  const outcome = useRef<HTMLDivElement>(null);
  useEffect(() => outcome.current?.focus(), []);
  const { entries, originals, texts, evidence, anchors } = checked;
  const looked = [
    count(entries, 'entry', 'entries'),
    count(originals, 'original'),
    count(texts, 'text'),
    evidence > 0 ? count(evidence, 'file of evidence', 'files of evidence') : null,
    count(anchors, 'anchor'),
  ];
  return (
    <div ref={outcome} tabIndex={-1} className="verified" role="status">
      <p className="verified-words">
        <Mark of={ok ? 'confirmed' : 'denied'} />
        <strong>
          {ok
            ? 'Everything is as it was written.'
            : `${count(problems.length, 'problem')} found. Nothing was changed.`}
        </strong>
      </p>
      <p className="by">Read and compared: {lists.format(looked.filter((part) => part !== null))}.</p>
      {ok ? null : (
        <ul className="problems" aria-label="Problems">
          {problems.map(({ where, what }) => (
            <li key={`${where} ${what}`}>
              <span className="path">{where}</span> {what}
            </li>
          ))}
        </ul>
      )}
      {!ok && canRestore ? (
        <Button className="button" onPress={() => app.openDialog({ kind: 'backups' })}>
          Restore a backup…
        </Button>
      ) : null}
    </div>
  );
}

const lists = new Intl.ListFormat('en-GB', { type: 'conjunction' });
