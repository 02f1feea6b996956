import { useCallback, useEffect, useRef } from 'react';
import { Button } from 'react-aria-components';
import type { VerifyAnswer } from '#shared/contract/views';
import { IN_ENGLISH, say } from '../../texts/say';
import { useApp, usePick } from '../common/app';
import { FaultNote } from '../common/Fault';
import { Mark } from '../common/Mark';
import { useAsked } from '../common/useAsked';
import { CloseAction, DialogForm, Frame } from '../dialogs/Frame';
import { Progress } from './Progress';

/** Checks chain, originals, texts, evidence and anchors as soon as it is opened, and names every problem. */
export function VerifyDialog() {
  const { transport } = useApp();
  const ask = useCallback(() => transport.send('verify.run', {}), [transport]);
  const { answer, fault, again } = useAsked(ask);
  return (
    <Frame title={say('keeping.verify')} size="wide">
      <DialogForm onSubmit={again}>
        {fault ? (
          <FaultNote fault={fault} doing={say('keeping.verifyFailed')} onRetry={again} />
        ) : answer ? (
          <Found answer={answer} />
        ) : (
          <Progress task="verify" label={say('keeping.verifyRuns')} />
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
  return (
    <div ref={outcome} tabIndex={-1} className="verified" role="status">
      <p className="verified-words">
        <Mark of={ok ? 'confirmed' : 'denied'} />
        <strong>{ok ? say('keeping.sound') : say('keeping.found', { count: problems.length })}</strong>
      </p>
      <p className="by">
        {say(checked.evidence > 0 ? 'keeping.comparedEvidence' : 'keeping.compared', checked)}
      </p>
      {ok ? null : (
        <ul className="problems" aria-label={say('keeping.problems')}>
          {problems.map(({ where, what }) => (
            <li key={`${where} ${what}`} {...IN_ENGLISH}>
              <span className="path">{where}</span> {what}
            </li>
          ))}
        </ul>
      )}
      {!ok && canRestore ? (
        <Button className="button" onPress={() => app.openDialog({ kind: 'backups' })}>
          {say('keeping.restoreOne')}
        </Button>
      ) : null}
    </div>
  );
}
