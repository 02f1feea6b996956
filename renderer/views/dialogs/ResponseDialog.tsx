import { useEffect, useState } from 'react';
import { Checkbox } from 'react-aria-components';
import type { ClaimView, PartyView } from '#shared/contract/views';
import { FOOTING_WORDS, FOOTINGS, SCOPE_WORDS, SCOPES, STANCES, type Stance } from '#shared/domain/stances';
import type { Span } from '#shared/text/sentences';
import { currentClaim } from '../../store/select';
import { IN_ENGLISH, say } from '../../texts/say';
import { useApp, usePick } from '../common/app';
import { FaultNote } from '../common/Fault';
import { InWords } from '../common/Mark';
import { useDraft } from '../common/useDraft';
import { useSubmit } from '../common/useSubmit';
import { Actions, DialogForm, Frame } from './Frame';
import { Line, OneOf } from './fields';
import { PartyField } from './PartyField';
import { PlaceField } from './PlaceField';
import { partyInWords } from './party-words';
import { EMPTY_RESPONSE, missing, type ResponseDraft, recorded } from './response-draft';

export function ResponseDialog({ place, selected }: { place: Span | null; selected: boolean }) {
  const claim = usePick(currentClaim);
  return claim ? <Form claim={claim} here={place} selected={selected} /> : null;
}

/** Those of the verdicts, held with Alt. */
const STANCE_KEYS: Readonly<Record<Stance, string>> = {
  confirmed: 'Digit1',
  denied: 'Digit2',
  declined: 'Digit3',
  neither: 'Digit4',
  'no-response': 'Digit5',
  asserted: 'Digit0',
};

type Change = (part: Partial<ResponseDraft>) => void;

/** Who answered what on the current claim, how they were described, and where it stands. */
function Form({ claim, here, selected }: { claim: ClaimView; here: Span | null; selected: boolean }) {
  const app = useApp();
  const reading = usePick((state) => state.reading);
  const parties = useParties();
  const { busy, fault, submit, refuse } = useSubmit();
  const [draft, change, forget] = useDraft<ResponseDraft>(`response ${claim.id}`, {
    ...EMPTY_RESPONSE,
    where: here ? 'here' : 'none',
  });

  const record = async (): Promise<void> => {
    const params = recorded(claim.id, draft, reading, here);
    if (!params) {
      const what = missing(draft) ?? say('dialogs.missing');
      refuse({ tag: 'invalid', what, where: null, todo: null });
      return;
    }
    if (!(await submit(() => app.recordResponse(params)))) return;
    forget();
    app.closeDialog();
  };

  return (
    <Frame title={say('dialogs.response')} size="wide">
      <DialogForm onSubmit={() => void record()}>
        <p className="about" dir="auto">
          {claim.text}
        </p>
        <div className="columns">
          <div className="column">
            <PartyField parties={parties} name={draft.name} party={draft.party} onChange={change} />
            {draft.party ? (
              <KnownParty party={parties.find(({ id }) => id === draft.party)} />
            ) : (
              <NewParty draft={draft} change={change} />
            )}
          </div>
          <div className="column">
            <OneOf
              label={say('dialogs.answered')}
              value={draft.stance}
              onChange={(stance) => change({ stance })}
              choices={STANCES.map((value) => ({
                value,
                label: <InWords of={value} />,
                code: STANCE_KEYS[value],
              }))}
              className="column"
            />
            <p className="hint">{say('dialogs.answeredHint')}</p>
          </div>
        </div>
        {reading ? (
          <PlaceField
            label={say('dialogs.stands')}
            reading={reading}
            here={here}
            selected={selected}
            draft={draft}
            onChange={change}
            free
          />
        ) : null}
        <Finer draft={draft} change={change} />
        {fault ? <FaultNote fault={fault} doing={say('dialogs.responseFailed')} /> : null}
        <Actions verb={say('dialogs.record')} busy={busy} fault={fault} />
      </DialogForm>
    </Frame>
  );
}

/** The parties known to the desk; while they are on their way a name can be typed all the same. */
function useParties(): readonly PartyView[] {
  const { transport } = useApp();
  const [parties, setParties] = useState<readonly PartyView[]>([]);
  useEffect(() => {
    let wanted = true;
    transport.send('party.list', {}).then(
      (found) => wanted && setParties(found),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [transport]);
  return parties;
}

const KnownParty = ({ party }: { party: PartyView | undefined }) =>
  party ? <p className="known-party">{partyInWords(party)}</p> : null;

function NewParty({ draft, change }: { draft: ResponseDraft; change: Change }) {
  const [byKey, setByKey] = useState(false);
  return (
    <>
      <OneOf
        label={say('dialogs.describedAs')}
        value={draft.identity}
        onChange={(identity) => change({ identity })}
        choices={[
          { value: 'named', label: say('dialogs.identity.named'), code: 'KeyN' },
          { value: 'unnamed', label: say('dialogs.identity.unnamed'), code: 'KeyU' },
          { value: 'anonymous', label: say('dialogs.identity.anonymous'), code: 'KeyA' },
        ]}
        onKey={(identity) => {
          setByKey(true);
          change({ identity });
        }}
      />
      {draft.identity === 'anonymous' ? (
        <Line
          label={say('dialogs.anonymity')}
          value={draft.reason}
          onChange={(reason) => change({ reason })}
          placeholder={say('dialogs.reasonNotGiven')}
          autoFocus={byKey}
        />
      ) : null}
      <Line label={say('dialogs.role')} value={draft.role} onChange={(role) => change({ role })} optional />
      <Checkbox
        className="check"
        isSelected={draft.confidential}
        onChange={(confidential) => change({ confidential })}
      >
        <span className="box" aria-hidden="true" />
        {say('dialogs.confidential')}
      </Checkbox>
      {draft.confidential ? (
        <Line
          label={say('dialogs.alias')}
          value={draft.alias}
          onChange={(alias) => change({ alias })}
          placeholder={say('dialogs.aliasEmpty')}
        />
      ) : null}
    </>
  );
}

/** What most responses do not need: whose words they are, what part they cover, on what footing, and a note. */
function Finer({ draft, change }: { draft: ResponseDraft; change: Change }) {
  const used =
    draft.via !== '' || draft.scope !== 'happened' || draft.footing !== 'on-record' || draft.note !== '';
  return (
    <details className="known" open={used}>
      <summary>{say('dialogs.finer')}</summary>
      <Line
        label={say('dialogs.via')}
        value={draft.via}
        onChange={(via) => change({ via })}
        placeholder={say('dialogs.viaExample')}
        optional
      />
      <OneOf
        label={say('dialogs.speaks')}
        value={draft.scope}
        onChange={(scope) => change({ scope })}
        choices={SCOPES.map((value) => ({ value, label: <span {...IN_ENGLISH}>{SCOPE_WORDS[value]}</span> }))}
      />
      <OneOf
        label={say('dialogs.footing')}
        value={draft.footing}
        onChange={(footing) => change({ footing })}
        choices={FOOTINGS.map((value) => ({
          value,
          label: <span {...IN_ENGLISH}>{FOOTING_WORDS[value]}</span>,
        }))}
      />
      <Line
        label={say('dialogs.note')}
        value={draft.note}
        onChange={(note) => change({ note })}
        rows={2}
        optional
      />
    </details>
  );
}
