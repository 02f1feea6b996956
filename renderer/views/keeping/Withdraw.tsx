import type { AnchorView } from '#shared/contract/views';
import type { AnyId, ClaimId } from '#shared/domain/ids';
import { placeInWords } from '#shared/text/place';
import { inEnglish } from '../../texts/parts';
import { say, told } from '../../texts/say';
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
    <Frame title={say('keeping.withdraw')}>
      <DialogForm onSubmit={() => void withdraw()} enterSubmits>
        <TargetField
          label={say('keeping.withdrawWhat')}
          targets={targets}
          value={chosen}
          onChange={choose}
          fixed={record !== null}
        />
        {target ? <p className="effect">{say(`keeping.effect.${target.kind}`)}</p> : null}
        <Line
          label={say('keeping.reason')}
          value={reason}
          onChange={(next) => change({ reason: next })}
          rows={2}
          autoFocus={record !== null}
          hint={say('keeping.withdrawReasonHint')}
        />
        {fault && target ? (
          <>
            <FaultNote fault={fault} doing={say(`keeping.withdrawFailed.${target.kind}`)} />
            <Named what={fault.what} />
          </>
        ) : null}
        <Actions
          verb={say('keeping.withdrawVerb')}
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
    <Frame title={say('keeping.unanchor')}>
      <DialogForm onSubmit={() => void take()}>
        <blockquote className="about" dir="auto">
          {say('keeping.quotation', { words: anchor.exact })}
        </blockquote>
        <p className="by">
          {told('keeping.unanchorPlace', {
            report: <bdi>{anchor.reportName}</bdi>,
            place: inEnglish(placeInWords(anchor)),
          })}
        </p>
        <p className="effect">{say('keeping.unanchorDoes')}</p>
        {fault ? <FaultNote fault={fault} doing={say('keeping.unanchorFailed')} /> : null}
        <Actions verb={say('keeping.unanchorVerb')} busy={busy} fault={fault} />
      </DialogForm>
    </Frame>
  );
}
