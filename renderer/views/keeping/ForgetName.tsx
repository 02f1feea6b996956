import { useCallback, useState } from 'react';
import type { PartyId } from '#shared/domain/ids';
import { say } from '../../texts/say';
import { useApp } from '../common/app';
import { FaultNote } from '../common/Fault';
import { useAsked } from '../common/useAsked';
import { useSubmit } from '../common/useSubmit';
import { Actions, CloseAction, DialogForm, Frame } from '../dialogs/Frame';
import { OneOf } from '../dialogs/fields';

/** Erases a confidential party's real name from the vault. */
export function ForgetNameDialog({ party }: { party: PartyId | null }) {
  const app = useApp();
  const { busy, fault, submit } = useSubmit();
  const ask = useCallback(() => app.transport.send('party.list', {}), [app]);
  const parties = useAsked(ask);
  const [picked, pick] = useState<PartyId | null>(party);
  const known = (parties.answer ?? []).filter(({ confidential }) => confidential);
  const chosen = known.find(({ id }) => id === picked) ?? (party === null ? known[0] : undefined);
  const forget = async (): Promise<void> => {
    if (chosen && (await submit(() => app.forgetName(chosen.id, chosen.name)))) app.closeDialog();
  };
  return (
    <Frame title={say('keeping.forget')}>
      <DialogForm onSubmit={() => void forget()}>
        {parties.fault ? (
          <FaultNote fault={parties.fault} doing={say('keeping.partiesFailed')} onRetry={parties.again} />
        ) : null}
        {parties.answer && known.length === 0 ? (
          <>
            <p className="none">{say('keeping.noneConfidential')}</p>
            <CloseAction />
          </>
        ) : (
          <>
            {party === null && known.length > 1 ? (
              <OneOf
                label={say('keeping.whose')}
                value={chosen?.id ?? null}
                onChange={pick}
                choices={known.map(({ id, name }) => ({ value: id, label: name }))}
                className="column targets"
                autoFocus
              />
            ) : (
              <p className="about">{chosen?.name}</p>
            )}
            <p className="effect grave">{say('keeping.forgetDoes')}</p>
            {fault ? <FaultNote fault={fault} doing={say('keeping.forgetFailed')} /> : null}
            <Actions verb={say('keeping.forgetName')} busy={busy} fault={fault} disabled={!chosen} grave />
          </>
        )}
      </DialogForm>
    </Frame>
  );
}
