import { FaultError } from '#shared/contract/faults';
import type { WithdrawnView } from '#shared/contract/views';
import type { NewEntry } from '#shared/domain/entries';
import type { AnyId, ClaimId, PartyId, ReportId } from '#shared/domain/ids';
import { isId, kindOf, seqOf } from '#shared/domain/ids';
import type { Claim, Story } from '#shared/domain/records';
import type { WithdrawnRow } from '#shared/domain/tables';
import { refuseConfidential } from '../confidential';
import type { Context, Handlers } from '../context';
import { need } from '../core';
import { planRedaction, redact } from '../redacting';
import { caughtUp } from '../report-versions/tying';

/** Taking records out of use, bringing them back, and taking their words out for good. */
export const recordHandlers = (
  context: Context,
): Handlers<
  'record.withdraw' | 'record.reinstate' | 'withdrawn.list' | 'redact.plan' | 'redact.run' | 'vault.forget'
> => {
  const { core, vault, present, searches } = context;
  const { desk } = core;
  return {
    'record.withdraw': async ({ record, reason }) => {
      await refuseConfidential(vault, { reason });
      await core.act(() => {
        const claim = claimOf(context, record);
        refuseWhatIsStoodOn(context, record);
        return [{ kind: 'record.withdrawn', payload: { record, claim, reason } }];
      });
      return { words: desk.tables.withdrawn.get(record)?.words ?? record };
    },

    'record.reinstate': async ({ record }) => {
      let words = '';
      await core.actWhenFound(async () => {
        const row = need(desk.tables.withdrawn.get(record), 'withdrawn record', record);
        if (row.into) throw mergedAway(row.id, row.into);
        const claim = standsOn(context, row);
        refuseWithout(context, { ...row, claim });
        words = row.words;
        const reinstated = { kind: 'record.reinstated', payload: { record, claim } } as const;
        return [reinstated, ...(await caughtUpWith(context, row))];
      });
      return { words };
    },

    'withdrawn.list': ({ claim }) => {
      const rows = [...desk.tables.withdrawn.values()].filter(
        (row) => claim === undefined || standsOn(context, row) === claim,
      );
      return rows
        .sort((a, b) => b.time.localeCompare(a.time) || seqOf(b.id) - seqOf(a.id))
        .map((row) => ({ ...viewOf(row), claim: standsOn(context, row) }));
    },

    'redact.plan': ({ targets }) => planRedaction(context, targets),
    'redact.run': async ({ targets, reason }) => {
      await refuseConfidential(vault, { reason });
      return redact(context, targets, reason);
    },

    'vault.forget': ({ party }) =>
      core.writing(async () => {
        // A party that was withdrawn or taken back may still have its name there.
        const forgotten = await vault.forget(party);
        // The name may have been searched for.
        await searches.forgetHistory();
        if (!forgotten && !desk.tables.withdrawn.get(party)) present.partyRow(party);
        return { forgotten };
      }),
  };
};

/** A claim that comes back may find newer versions of its reports. */
function caughtUpWith(context: Context, { rows }: WithdrawnRow): Promise<NewEntry[]> | NewEntry[] {
  const claim = rows.find((put) => put.table === 'claim')?.row as Claim | undefined;
  if (!claim) return [];
  const responses = rows.flatMap((put) => (put.table === 'response' && put.row ? [put.row] : []));
  return caughtUp(context, claim, responses);
}

const viewOf = ({ rows: _, part: __, ...view }: WithdrawnRow): WithdrawnView => view;

/** The claim a withdrawn part belongs to by now: its own may have been merged into another. */
const standsOn = ({ present }: Context, { claim }: WithdrawnRow): ClaimId | null =>
  claim && present.claimNow(claim);

const mergedAway = (claim: AnyId, into: ClaimId): FaultError =>
  new FaultError(
    'refused',
    `was merged into ${into}, which has all that stood on it`,
    claim,
    `Undo the merge, or split ${into}.`,
  );

/** The claim a response, note or piece of evidence stands on; null for what stands by itself. It must be there. */
function claimOf({ core, present }: Context, record: AnyId): ClaimId | null {
  const { tables, lookups } = core.desk;
  const kind = kindOf(record);
  if (kind === 'waiver')
    throw new FaultError('refused', 'is a waived passage', record, 'Open the passage again instead.');
  if (kind === 'note' || kind === 'evidence') {
    const [claim] = lookups.claimOfPart.of(record);
    return need(claim, kind === 'note' ? 'note' : 'evidence', record);
  }
  if (isId('claim', record)) present.claimRow(record);
  const row = kind && need(tables[kind].get(record), kind, record);
  return kind === 'response' && row && 'claim' in row ? (row.claim as ClaimId) : null;
}

/** What other records stand on cannot be withdrawn from under them. */
function refuseWhatIsStoodOn({ core }: Context, record: AnyId): void {
  const { lookups, tables } = core.desk;
  const on =
    kindOf(record) === 'report'
      ? [
          ...tables.claim
            .rowsOf(lookups.claimsOfReport.of(record as ReportId))
            // Where it only changed something, nothing stands on it.
            .filter(({ anchors }) => anchors.some(({ report }) => report === record))
            .map(({ id }) => id),
          ...lookups.responsesOfReport.of(record as ReportId),
        ]
      : kindOf(record) === 'party'
        ? lookups.responsesOfParty.of(record as PartyId)
        : [];
  if (on.length === 0) return;
  const some = on.slice(0, 10).join(', ');
  throw new FaultError(
    'refused',
    `${on.length === 1 ? 'one record stands' : `${on.length} records stand`} on it: ${some}${on.length > 10 ? ' …' : ''}`,
    record,
    'Withdraw those first.',
  );
}

/** What a withdrawn record needs must be in use again before it. */
function refuseWithout({ core }: Context, { id, claim, rows }: WithdrawnRow): void {
  const { tables } = core.desk;
  const missing = (needed: string | null): string | null => {
    const kind = needed === null ? null : kindOf(needed);
    if (kind === null || kind === 'note' || kind === 'evidence') return null;
    return tables[kind].get(needed as string) ? null : needed;
  };
  const needs = rows.flatMap((put): readonly string[] => {
    if (put.table === 'claim') return (put.row?.anchors ?? []).map(({ report }) => report as string);
    if (put.table === 'response') return [put.row?.party ?? '', put.row?.anchor?.report ?? ''];
    return put.table === 'link' ? (put.row?.parties ?? []) : [];
  });
  const gone = [claim as string | null, ...needs].map(missing).find((needed) => needed !== null);
  const story = rows.find((put) => put.table === 'story')?.row;
  if (story && [...tables.story.values()].some((other) => other.name === (story as Story).name)) {
    throw new FaultError(
      'refused',
      'there is another story of this name by now',
      id,
      'Withdraw that one first.',
    );
  }
  if (!gone) return;
  throw new FaultError('refused', `stands on ${gone}, which is withdrawn`, id, `Reinstate ${gone} first.`);
}
