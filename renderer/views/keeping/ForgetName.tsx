import { useCallback, useState } from 'react';
import type { PartyId } from '#shared/domain/ids';
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
    <Frame title="Forget the real name?">
      <DialogForm onSubmit={() => void forget()}>
        {parties.fault ? (
          <FaultNote fault={parties.fault} doing="The parties cannot be shown" onRetry={parties.again} />
        ) : null}
        {parties.answer && known.length === 0 ? (
          <>
            <p className="none">No party on this desk is confidential: there is no real name to forget.</p>
            <CloseAction />
          </>
        ) : (
          <>
            {party === null && known.length > 1 ? (
              <OneOf
                label="Whose?"
                value={chosen?.id ?? null}
                onChange={pick}
                choices={known.map(({ id, name }) => ({ value: id, label: name }))}
                className="column targets"
                autoFocus
              />
            ) : (
              <p className="about">{chosen?.name}</p>
            )}
            <p className="effect grave">
              The real name goes from the vault and cannot be brought back. The alias, the responses and the
              ledger stay as they are. Copies of the vault in backups you made with it are yours to see to.
            </p>
            {fault ? <FaultNote fault={fault} doing="The name was not forgotten" /> : null}
            <Actions verb="Forget the name" busy={busy} fault={fault} disabled={!chosen} grave />
          </>
        )}
      </DialogForm>
    </Frame>
  );
}
