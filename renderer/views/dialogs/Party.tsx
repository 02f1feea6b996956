import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { type Fault, faultOf } from '#shared/contract/faults';
import type { ClaimView, PartyView } from '#shared/contract/views';
import type { PartyId } from '#shared/domain/ids';
import { canWrite } from '../../store/select';
import { useApp, usePick } from '../common/app';
import { FaultNote } from '../common/Fault';
import { InWords } from '../common/Mark';
import { WithdrawButton } from '../keeping/WithdrawButton';
import { Frame } from './Frame';
import { partyInWords } from './response-draft';

interface Found {
  readonly party: PartyView | undefined;
  readonly claims: readonly ClaimView[];
}

/** One party's answers in one place. */
export function PartyDialog({ party: id }: { party: PartyId }) {
  const app = useApp();
  const [found, setFound] = useState<Found | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  useEffect(() => {
    const { send } = app.transport;
    Promise.all([send('party.list', {}), send('claim.list', { party: id, limit: 1000 })]).then(
      ([parties, { items }]) =>
        setFound({
          party: parties.find((one) => one.id === id),
          claims: items,
        }),
      (error: unknown) => setFault(faultOf(error)),
    );
  }, [app, id]);
  const open = (claim: ClaimView) => (): void => {
    app.closeDialog();
    void app.jumpToClaim(claim.id);
  };
  return (
    <Frame title={found?.party?.name ?? 'Party'} dismissable>
      <div className="party-answers">
        {fault ? <FaultNote fault={fault} doing="The party cannot be shown" /> : null}
        {found?.party ? <p className="about">{partyInWords(found.party)}</p> : null}
        {found?.party?.confidential ? <VaultName party={id} /> : null}
        <ul>
          {found?.claims.map((claim) => (
            <li key={claim.id}>
              <Button className="answer" onPress={open(claim)}>
                <span dir="auto">{claim.text}</span>
                {claim.responses
                  .filter(({ party }) => party.id === id)
                  .map(({ id: response, stance, via }) => (
                    <span key={response} className="stance">
                      <InWords of={stance} />
                      {via ? <span className="tag">second-hand, via {via}</span> : null}
                    </span>
                  ))}
              </Button>
            </li>
          ))}
        </ul>
        {found?.party ? (
          <p className="claim-foot">
            <WithdrawButton record={id} words={found.party.name}>
              Withdraw the party…
            </WithdrawButton>
          </p>
        ) : null}
      </div>
    </Frame>
  );
}

/** The real name, shown on demand and only here; it goes with the dialog. */
function VaultName({ party }: { party: PartyId }) {
  const app = useApp();
  const { transport } = app;
  const writable = usePick(canWrite);
  const [name, setName] = useState<string | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const reveal = (): void => {
    transport.send('party.reveal', { party }).then(
      (answer) => setName(answer.name ?? 'The name was erased from the vault.'),
      (error: unknown) => setFault(faultOf(error)),
    );
  };
  return (
    <div className="vault-name">
      {fault ? <FaultNote fault={fault} doing="The name cannot be shown" /> : null}
      {name === null ? (
        <Button className="button" onPress={reveal}>
          Show the name in the vault
        </Button>
      ) : (
        <p role="status">{name}</p>
      )}
      <Button
        className="link quiet"
        isDisabled={!writable}
        onPress={() => app.openDialog({ kind: 'forget', party })}
      >
        Forget the real name…
      </Button>
    </div>
  );
}
