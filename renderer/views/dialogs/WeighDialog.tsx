import { Checkbox, CheckboxGroup, Label } from 'react-aria-components';
import type { ClaimView } from '#shared/contract/views';
import type { ResponseId } from '#shared/domain/ids';
import { inWords, VERDICTS, type Verdict } from '#shared/domain/stances';
import { bearingOut, counted } from '#shared/domain/warnings';
import { currentClaim } from '../../store/select';
import { useApp, usePick } from '../common/app';
import { FaultNote } from '../common/Fault';
import { InWords } from '../common/Mark';
import { useDraft } from '../common/useDraft';
import { useSubmit } from '../common/useSubmit';
import { Actions, DialogForm, Frame } from './Frame';
import { Line, OneOf } from './fields';

interface Draft {
  readonly verdict: Verdict;
  readonly restsOn: readonly ResponseId[];
  readonly note: string;
}

const usual = (claim: ClaimView, verdict: Verdict): ResponseId[] =>
  bearingOut(claim.responses, verdict).map(({ id }) => id);

export function WeighDialog() {
  const claim = usePick(currentClaim);
  return claim ? <Weigh claim={claim} /> : null;
}

/** A verdict weighed: which responses it rests on, and why. */
function Weigh({ claim }: { claim: ClaimView }) {
  const app = useApp();
  const { busy, fault, submit } = useSubmit();
  const [draft, change, forget] = useDraft<Draft>(`weigh ${claim.id}`, {
    verdict: claim.verdict,
    restsOn: claim.ruling?.restsOn ?? usual(claim, claim.verdict),
    note: claim.ruling?.note ?? '',
  });
  const { verdict, restsOn, note } = draft;
  const give = async (): Promise<void> => {
    const ruling = { restsOn: [...restsOn], note: note.trim() || null };
    if (!(await submit(() => app.rule(claim.id, verdict, ruling)))) return;
    forget();
    app.closeDialog();
  };
  return (
    <Frame title="Weigh the verdict">
      <DialogForm onSubmit={() => void give()}>
        <p className="about" dir="auto">
          {claim.text}
        </p>
        <OneOf
          label="Verdict"
          value={verdict}
          onChange={(next) => change({ verdict: next, restsOn: usual(claim, next) })}
          choices={VERDICTS.map((value) => ({ value, label: <InWords of={value} /> }))}
          className="grid"
          autoFocus
        />
        <CheckboxGroup
          className="choices column"
          value={[...restsOn]}
          onChange={(chosen) => change({ restsOn: chosen as ResponseId[] })}
        >
          <Label className="label">Rests on</Label>
          {counted(claim.responses).map(({ id, party, stance, via, scope }) => (
            <Checkbox key={id} value={id} className="check">
              <span className="box" aria-hidden="true" />
              {party.name}: {inWords(stance)}
              {via ? `, second-hand via ${via}` : ''}
              {scope === 'happened' ? '' : scope === 'planned' ? ', of a plan only' : ', of a part only'}
            </Checkbox>
          ))}
          {claim.responses.length === 0 ? <p className="none">No response is recorded yet.</p> : null}
        </CheckboxGroup>
        <Line label="Note" value={note} onChange={(next) => change({ note: next })} rows={2} optional />
        {fault ? <FaultNote fault={fault} doing="The verdict was not given" /> : null}
        <Actions verb="Give the verdict" busy={busy} fault={fault} />
      </DialogForm>
    </Frame>
  );
}
