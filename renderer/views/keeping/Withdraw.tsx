import type { AnchorView } from '#shared/contract/views';
import type { AnyId, ClaimId } from '#shared/domain/ids';
import { placeInWords } from '#shared/text/place';
import { effectOf, KIND_WORDS } from '../../store/targets';
import { useApp } from '../common/app';
import { FaultNote } from '../common/Fault';
import { useDraft } from '../common/useDraft';
import { useSubmit } from '../common/useSubmit';
import { Actions, DialogForm, Frame } from '../dialogs/Frame';
import { Line } from '../dialogs/fields';
import { Named } from './Named';
import { TargetField } from './TargetField';
import { useTargets } from './useTargets';

/** Takes a record out of use as a mistake, with the reason. */
export function WithdrawDialog({ record, words }: { record: AnyId | null; words: string | null }) {
  const app = useApp();
  const { busy, fault, submit } = useSubmit();
  const { targets, chosen, choose, target } = useTargets(record, words);
  const [{ reason }, change, forget] = useDraft(`withdraw ${record}`, { reason: '' });
  const withdraw = async (): Promise<void> => {
    if (!target || reason.trim() === '') return;
    if (!(await submit(() => app.withdraw(target.id, reason.trim())))) return;
    forget();
    app.closeDialog();
  };
  return (
    <Frame title="Withdraw as a mistake">
      <DialogForm onSubmit={() => void withdraw()} enterSubmits>
        <TargetField
          label="What was the mistake?"
          targets={targets}
          value={chosen}
          onChange={choose}
          fixed={record !== null}
        />
        {target ? <p className="effect">{effectOf(target.kind)}</p> : null}
        <Line
          label="Reason"
          value={reason}
          onChange={(next) => change({ reason: next })}
          rows={2}
          autoFocus={record !== null}
          hint="Stands in the ledger beside your name."
        />
        {fault && target ? (
          <>
            <FaultNote fault={fault} doing={`The ${KIND_WORDS[target.kind]} was not withdrawn`} />
            <Named what={fault.what} />
          </>
        ) : null}
        <Actions
          verb="Withdraw"
          busy={busy}
          fault={fault}
          disabled={!target || reason.trim() === ''}
          chord="Enter"
        />
      </DialogForm>
    </Frame>
  );
}

/** Takes one of several places from a claim. */
export function UnanchorDialog({ claim, anchor }: { claim: ClaimId; anchor: AnchorView }) {
  const app = useApp();
  const { busy, fault, submit } = useSubmit();
  const take = async (): Promise<void> => {
    if (await submit(() => app.unanchor(claim, anchor))) app.closeDialog();
  };
  return (
    <Frame title="Take this place from the claim?">
      <DialogForm onSubmit={() => void take()}>
        <blockquote className="about" dir="auto">
          “{anchor.exact}”
        </blockquote>
        <p className="by">
          {anchor.reportName}, {placeInWords(anchor)}
        </p>
        <p className="effect">
          The claim no longer stands there, in lists or on sheets. That it did stays in its history, and undo
          brings it back.
        </p>
        {fault ? <FaultNote fault={fault} doing="The place was not taken from the claim" /> : null}
        <Actions verb="Take it from the claim" busy={busy} fault={fault} />
      </DialogForm>
    </Frame>
  );
}
