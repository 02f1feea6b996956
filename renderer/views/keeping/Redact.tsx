import { useCallback, useState } from 'react';
import type { Answer } from '#shared/contract/channels';
import type { RedactionView } from '#shared/contract/views';
import type { AnyId } from '#shared/domain/ids';
import { useApp } from '../common/app';
import { FaultNote } from '../common/Fault';
import { Moment } from '../common/Moment';
import { count } from '../common/size';
import { useAsked } from '../common/useAsked';
import { useSubmit } from '../common/useSubmit';
import { Actions, CloseAction, DialogForm, Frame } from '../dialogs/Frame';
import { Line } from '../dialogs/fields';
import { TargetField } from './TargetField';
import { useTargets } from './useTargets';

/** What has to be typed: nobody redacts by a slip of the hand. */
const WORD = 'redact';

/** Takes a record's words out of the ledger for good: first what would go and what would stay, then the deed. */
export function RedactDialog({ record }: { record: AnyId | null }) {
  const app = useApp();
  const { busy, fault, submit } = useSubmit();
  const { targets, chosen, choose } = useTargets(record, null);
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const [outcome, setOutcome] = useState<Answer<'redact.run'> | null>(null);
  const plan = usePlan(chosen);
  const ready = chosen !== null && reason.trim() !== '' && typed.trim().toLowerCase() === WORD;

  const redact = async (): Promise<void> => {
    if (!ready) return;
    await submit(async () => setOutcome(await app.redact({ targets: [chosen], reason: reason.trim() })));
  };

  if (outcome) return <Outcome outcome={outcome} />;
  return (
    <Frame title="Redact for good" size="wide">
      <DialogForm onSubmit={() => void redact()}>
        <p className="effect grave">
          Words are taken out of the ledger and cannot be brought back, by undo or by anybody. The hashes
          stay, so the chain still verifies, and that you redacted is an entry itself. For a mistake, withdraw
          instead.
        </p>
        <TargetField
          label="What must go?"
          targets={targets}
          value={chosen}
          onChange={choose}
          fixed={record !== null}
        />
        {plan.fault ? (
          <FaultNote fault={plan.fault} doing="What it would take out cannot be told" onRetry={plan.again} />
        ) : null}
        <div aria-live="polite">
          {plan.answer?.of === chosen ? (
            <Plan plan={plan.answer.plan} />
          ) : (
            <p className="none">Looking what would go…</p>
          )}
        </div>
        <Line
          label="Reason"
          value={reason}
          onChange={setReason}
          rows={2}
          hint="Stands in the ledger for good: leave out what must go."
        />
        <Line label={`Type the word “${WORD}”`} value={typed} onChange={setTyped} />
        {fault ? <FaultNote fault={fault} doing="It was not redacted" /> : null}
        <Actions verb="Redact for good" busy={busy} fault={fault} disabled={!ready} grave />
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
  const goes = done ? 'Gone' : 'Goes';
  return (
    <div className="plan">
      <List
        title={`${goes} from the ledger: ${count(entries.length, 'entry', 'entries')}`}
        open={entries.length <= 6}
      >
        {entries.map(({ seq, kind, words }) => (
          <li key={seq}>
            <span className="entry-seq">{seq}</span> <span dir="auto">{done ? kind : words}</span>
          </li>
        ))}
      </List>
      {files.length > 0 ? (
        <List title={`${goes} from the disk: ${count(files.length, 'file')}`}>
          {files.map((path) => (
            <li key={path} className="path">
              {path}
            </li>
          ))}
        </List>
      ) : null}
      {remains.length > 0 ? (
        <List title={`Still says it, and stays: ${count(remains.length, 'place')}`} open>
          {remains.map(({ where, what }) => (
            <li key={`${where} ${what}`}>
              {where}: {what}
            </li>
          ))}
        </List>
      ) : null}
      {copies.length > 0 ? (
        <List title={`Copies outside the desk, for you to see to: ${copies.length}`} open>
          {copies.map(({ path, time }) => (
            <li key={`${path} ${time}`}>
              <span className="path">{path}</span>{' '}
              <span className="by">
                written <Moment time={time} />
              </span>
            </li>
          ))}
        </List>
      ) : null}
      <p className="hint">
        {done
          ? 'Galley’s own backups of this desk went as well.'
          : 'Galley’s own backups of this desk go as well: they hold the same words.'}
      </p>
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
      <ul className="plan-list">{children}</ul>
    </details>
  );
}

function Outcome({ outcome }: { outcome: RedactionView }) {
  const { entries, files, remains, copies } = outcome;
  const gone = [
    count(entries.length, 'entry', 'entries'),
    files.length > 0 ? count(files.length, 'file') : null,
  ];
  const left = remains.length + copies.length;
  return (
    <Frame title="Redacted" size="wide">
      <DialogForm onSubmit={() => undefined}>
        <p role="status" className="outcome-words">
          {gone.filter((part) => part !== null).join(' and ')} redacted. The chain holds.{' '}
          {left > 0
            ? 'What is left for you to see to stands below.'
            : 'Nothing that Galley knows of still says it.'}
        </p>
        <Plan plan={outcome} done />
        <CloseAction />
      </DialogForm>
    </Frame>
  );
}
