import { useCallback, useState } from 'react';
import type { Answer } from '#shared/contract/channels';
import type { RedactionView } from '#shared/contract/views';
import type { AnyId } from '#shared/domain/ids';
import { say, told } from '../../texts/say';
import { useApp } from '../common/app';
import { FaultNote } from '../common/Fault';
import { Moment } from '../common/Moment';
import { useAsked } from '../common/useAsked';
import { useSubmit } from '../common/useSubmit';
import { Actions, CloseAction, DialogForm, Frame } from '../dialogs/Frame';
import { Line } from '../dialogs/fields';
import { TargetField } from './TargetField';
import { useTargets } from './useTargets';

/** What has to be typed: nobody redacts by a slip of the hand. */
const WORD = say('keeping.redactWord');

/** Takes a record's words out of the ledger for good: first what would go and what would stay, then the deed. */
export function RedactDialog({ record }: { record: AnyId | null }) {
  const app = useApp();
  const { busy, fault, submit } = useSubmit();
  const { targets, chosen, choose } = useTargets(record, null);
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const [outcome, setOutcome] = useState<Answer<'redact.run'> | null>(null);
  const plan = usePlan(chosen);
  const ready = chosen !== null && reason.trim() !== '' && typed.trim().toLowerCase() === WORD.toLowerCase();

  const redact = async (): Promise<void> => {
    if (!ready) return;
    await submit(async () => setOutcome(await app.redact({ targets: [chosen], reason: reason.trim() })));
  };

  if (outcome) return <Outcome outcome={outcome} />;
  return (
    <Frame title={say('keeping.redact')} size="wide">
      <DialogForm onSubmit={() => void redact()}>
        <p className="effect grave">{say('keeping.redactDoes')}</p>
        <TargetField
          label={say('keeping.redactWhat')}
          targets={targets}
          value={chosen}
          onChange={choose}
          fixed={record !== null}
        />
        {plan.fault ? (
          <FaultNote fault={plan.fault} doing={say('keeping.planFailed')} onRetry={plan.again} />
        ) : null}
        <div aria-live="polite">
          {plan.answer?.of === chosen ? (
            <Plan plan={plan.answer.plan} />
          ) : (
            <p className="none">{say('keeping.planComing')}</p>
          )}
        </div>
        <Line
          label={say('keeping.reason')}
          value={reason}
          onChange={setReason}
          rows={2}
          hint={say('keeping.redactReasonHint')}
        />
        <Line label={say('keeping.typeTheWord', { word: WORD })} value={typed} onChange={setTyped} />
        {fault ? <FaultNote fault={fault} doing={say('keeping.redactFailed')} /> : null}
        <Actions verb={say('keeping.redact')} busy={busy} fault={fault} disabled={!ready} grave />
      </DialogForm>
    </Frame>
  );
}

function usePlan(chosen: AnyId | null) {
  const { transport } = useApp();
  const ask = useCallback(async () => {
    if (chosen === null) return null;
    return { of: chosen, plan: await transport.send('redact.plan', { targets: [chosen] }) };
  }, [transport, chosen]);
  return useAsked(ask);
}

interface PlanProps {
  readonly plan: RedactionView;
  /** It is done: what went is not repeated. */
  readonly done?: boolean;
}

/** What goes, what stays for the checker to decide on, and which copies lie outside the desk. */
function Plan({ plan: { entries, files, remains, copies }, done = false }: PlanProps) {
  return (
    <div className="plan">
      <List
        title={say(done ? 'keeping.goneFromLedger' : 'keeping.goesFromLedger', { count: entries.length })}
        open={entries.length <= 6}
      >
        {entries.map(({ seq, kind, words }) => (
          <li key={seq}>
            <span className="entry-seq">{seq}</span>{' '}
            <span dir="auto">{done ? <code>{kind}</code> : words}</span>
          </li>
        ))}
      </List>
      {files.length > 0 ? (
        <List title={say(done ? 'keeping.goneFromDisk' : 'keeping.goesFromDisk', { count: files.length })}>
          {files.map((path) => (
            <li key={path} className="path">
              {path}
            </li>
          ))}
        </List>
      ) : null}
      {remains.length > 0 ? (
        <List title={say('keeping.stays', { count: remains.length })} open>
          {remains.map(({ where, what }) => (
            <li key={`${where} ${what}`}>{say('keeping.staysAt', { where, what })}</li>
          ))}
        </List>
      ) : null}
      {copies.length > 0 ? (
        <List title={say('keeping.copies', { count: copies.length })} open>
          {copies.map(({ path, time }) => (
            <li key={`${path} ${time}`}>
              <span className="path">{path}</span>{' '}
              <span className="by">{told('keeping.written', { time: <Moment time={time} /> })}</span>
            </li>
          ))}
        </List>
      ) : null}
      <p className="hint">{say(done ? 'keeping.ownBackupsWent' : 'keeping.ownBackupsGo')}</p>
    </div>
  );
}

function List({
  title,
  open = false,
  children,
}: {
  title: string;
  open?: boolean;
  children: React.ReactNode;
}) {
  return (
    <details className="known" open={open}>
      <summary>{title}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <ul className="plan-list" tabIndex={0} aria-label={title}>
        {children}
      </ul>
    </details>
  );
}

function Outcome({ outcome }: { outcome: RedactionView }) {
  const { entries, files, remains, copies } = outcome;
  const left = remains.length + copies.length;
  return (
    <Frame title={say('keeping.redacted')} size="wide">
      <DialogForm onSubmit={() => undefined}>
        <p role="status" className="outcome-words">
          {say(files.length > 0 ? 'keeping.redactedFiles' : 'keeping.redactedEntries', {
            entries: entries.length,
            files: files.length,
          })}{' '}
          {say(left > 0 ? 'keeping.leftToSee' : 'keeping.nothingLeft')}
        </p>
        <Plan plan={outcome} done />
        <CloseAction />
      </DialogForm>
    </Frame>
  );
}
