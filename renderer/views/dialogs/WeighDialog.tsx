import { Checkbox, CheckboxGroup, Label } from 'react-aria-components';
import type { ClaimView, ResponseView } from '#shared/contract/views';
import type { ResponseId } from '#shared/domain/ids';
import { inWords, VERDICTS, type Verdict } from '#shared/domain/stances';
import { bearingOut, counted } from '#shared/domain/warnings';
import { currentClaim } from '../../store/select';
import { say } from '../../texts/say';
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

/** How far a response reaches decides what it can bear. */
function bearing({ party, stance, via, scope }: ResponseView): string {
  const said = { party: party.name, stance: inWords(stance), via };
  switch (scope) {
    case 'happened':
      return say(via ? 'dialogs.bearsVia' : 'dialogs.bears', said);
    case 'planned':
      return say(via ? 'dialogs.bearsPlannedVia' : 'dialogs.bearsPlanned', said);
    case 'part':
      return say(via ? 'dialogs.bearsPartVia' : 'dialogs.bearsPart', said);
  }
}

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
    <Frame title={say('dialogs.weigh')}>
      <DialogForm onSubmit={() => void give()}>
        <p className="about" dir="auto">
          {claim.text}
        </p>
        <OneOf
          label={say('dialogs.verdict')}
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
          <Label className="label">{say('dialogs.restsOn')}</Label>
          {counted(claim.responses).map((response) => (
            <Checkbox key={response.id} value={response.id} className="check">
              <span className="box" aria-hidden="true" />
              {bearing(response)}
            </Checkbox>
          ))}
          {claim.responses.length === 0 ? <p className="none">{say('dialogs.noResponse')}</p> : null}
        </CheckboxGroup>
        <Line
          label={say('dialogs.note')}
          value={note}
          onChange={(next) => change({ note: next })}
          rows={2}
          optional
        />
        {fault ? <FaultNote fault={fault} doing={say('dialogs.weighFailed')} /> : null}
        <Actions verb={say('dialogs.giveVerdict')} busy={busy} fault={fault} />
      </DialogForm>
    </Frame>
  );
}
