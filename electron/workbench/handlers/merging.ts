import { FaultError } from '#shared/contract/faults';
import { type ClaimId, idAt } from '#shared/domain/ids';
import { type Claim, isAt } from '#shared/domain/records';
import type { Context, Handlers } from '../context';
import { need } from '../core';

/** Two claims that were one, and one that was two. */
export const mergingHandlers = (context: Context): Handlers<'claim.merge' | 'claim.split'> => {
  const { core, present } = context;
  return {
    'claim.merge': async ({ claim, into }) => {
      await core.act(() => {
        if (claim === into) throw intoItself(claim);
        inUse(context, claim);
        inUse(context, into);
        return [{ kind: 'claim.merged', payload: { claim, into } }];
      });
      return present.claim(present.claimRow(into));
    },

    'claim.split': async ({ claim, text, places, take, responses }) => {
      let made: ClaimId | undefined;
      await core.act((seq) => {
        const row = inUse(context, claim);
        for (const { report, at } of places) {
          const own = row.anchors.find((anchor) => isAt(anchor, { report, ...at }));
          need(own, `place at ${at.start} to ${at.end} of ${report} on claim`, claim);
        }
        for (const id of responses)
          need(row.responses.includes(id) || undefined, `response on claim ${claim},`, id);
        const anchors = row.anchors.filter((anchor) =>
          places.some(({ report, at }) => isAt(anchor, { report, ...at })),
        );
        if (take && anchors.length === row.anchors.length) throw nothingLeft(claim);
        made = idAt('claim', seq);
        const moved = row.responses.filter((id) => responses.includes(id));
        const payload = { claim, into: made, text, anchors, taken: take, responses: moved };
        return [{ kind: 'claim.split', payload }];
      });
      return present.claim(present.claimRow(made as ClaimId));
    },
  };
};

/** The claim, or a fault that says why it can neither be merged nor split. */
function inUse({ core, present }: Context, id: ClaimId): Claim {
  const gone = core.desk.tables.withdrawn.get(id);
  if (!gone) return present.claimRow(id);
  const into = present.claimNow(id);
  throw gone.into
    ? new FaultError('refused', `is merged into ${into}`, id, `Use ${into}.`)
    : new FaultError('refused', 'is withdrawn', id, 'Reinstate it first.');
}

const intoItself = (claim: ClaimId): FaultError =>
  new FaultError('invalid', 'cannot be merged into itself', claim, 'Choose another claim.');

const nothingLeft = (claim: ClaimId): FaultError =>
  new FaultError(
    'refused',
    'would be left without a place: a claim stands in at least one report',
    claim,
    'Leave it one of the places, or let both have them.',
  );
