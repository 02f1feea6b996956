import { FaultError } from '#shared/contract/faults';
import { changedUnder, isThere, versionAfter, versionBefore } from '#shared/domain/changed';
import type { NewEntry } from '#shared/domain/entries';
import type { ClaimId, ReportId } from '#shared/domain/ids';
import { type Claim, nameOf, type Report, type Response } from '#shared/domain/records';
import type { Compared, Versions } from '#shared/text/carry/versions';
import type { Context } from '../context';
import { carryingEntries, fatesOf, placeEntries, type Relied, reliedOn, reliedOnThen } from './carrying';
import { quotationsOf, stillWaived, type Waiving, waivedIn, waivingEntries } from './waivers';

export interface Pair {
  readonly older: Report;
  readonly newer: Report;
}
export interface PairOfTexts {
  readonly before: string;
  readonly after: string;
}

export function pairOf({ present }: Context, older: ReportId, newer: ReportId): Pair {
  if (older !== newer) return { older: present.reportRowOf(older), newer: present.reportRowOf(newer) };
  throw new FaultError('invalid', 'is no version of itself', `report ${older}`, 'Choose two reports.');
}

export const textsOf = async ({ texts }: Context, { older, newer }: Pair): Promise<PairOfTexts> => ({
  before: await texts.of(older),
  after: await texts.of(newer),
});

/** The places in a report that are relied on. */
export function reliedIn(context: Context, report: ReportId): Relied[] {
  const { core, present } = context;
  const { lookups, tables } = core.desk;
  const claims = present
    .claimsOf([report])
    .map((claim) => ({ ...claim, changed: changedUnder(claim, context.core.desk.tables.report) }));
  return reliedOn(report, claims, tables.response.rowsOf(lookups.responsesOfReport.of(report)));
}

export const compare = async (
  context: Context,
  texts: PairOfTexts,
  relied: readonly Relied[],
  wantsChanges: boolean,
  more: Versions['quotations'] = [],
): Promise<Compared> => {
  const readers = await context.readers();
  const quotations = [...relied.map(({ anchor }) => anchor), ...more];
  return readers.compare({ ...texts, quotations, wantsChanges });
};

/** Says that a report is a newer version of another, and carries the places in that over. */
export const tie = (context: Context, report: ReportId, by: ReportId): Promise<void> =>
  context.core.actWhenFound(async () => {
    const pair = pairOf(context, report, by);
    refuseTied(context, pair);
    const { lookups, tables } = context.core.desk;
    const waivers = tables.waiver.rowsOf(lookups.waiversOfReport.of(report));
    return tying(context, pair, await carriedInto(context, pair, reliedIn(context, report), waivers));
  });

/** The entries that carry places over into a newer version, and from there into those after it. */
async function carriedInto(
  context: Context,
  pair: Pair,
  relied: readonly Relied[],
  waivers: readonly Waiving[] = [],
  claimOf: (id: ClaimId) => Claim = context.present.claimRow,
): Promise<NewEntry[]> {
  if (relied.length === 0 && waivers.length === 0) return [];
  const { newer } = pair;
  const texts = await textsOf(context, pair);
  const waived = waivedIn(waivers, texts.before);
  const { carried } = await compare(context, texts, relied, false, quotationsOf(waived));
  const fates = fatesOf(relied, carried, newer, texts.after);
  const known = context.present.waiversOf(newer.id);
  const still = stillWaived(waived, carried.slice(relied.length), newer, texts.after, known);
  return [
    ...carryingEntries(fates, newer.id, claimOf),
    ...waivingEntries(still),
    ...(await carriedOn(context, newer, reliedOnThen(fates), still, claimOf)),
  ];
}

/** The same, where there is a newer version. */
async function carriedOn(
  context: Context,
  older: Report,
  relied: readonly Relied[],
  waivers: readonly Waiving[] = [],
  claimOf?: (id: ClaimId) => Claim,
): Promise<NewEntry[]> {
  const newer = versionAfter(older, context.core.desk.tables.report);
  return newer ? carriedInto(context, { older, newer }, relied, waivers, claimOf) : [];
}

/** The newer version comes into the stories of the older one, and waits as long as that does. What ties them stands last: it names the act. */
function tying(context: Context, { older, newer }: Pair, carrying: readonly NewEntry[]): NewEntry[] {
  const { lookups, tables } = context.core.desk;
  const stories = tables.story
    .rowsOf(lookups.storiesOfReport.of(older.id))
    .filter(({ reports }) => !reports.includes(newer.id));
  const waits = older.embargo !== null && (newer.embargo === null || newer.embargo < older.embargo);
  return [
    ...carrying,
    ...stories.map(({ id: story, name, reports }): NewEntry => {
      const withIt = reports.flatMap((report) => (report === older.id ? [report, newer.id] : [report]));
      return { kind: 'story.saved', payload: { story, name, reports: withIt } };
    }),
    ...(waits
      ? [{ kind: 'report.embargoed', payload: { report: newer.id, until: older.embargo } } as const]
      : []),
    { kind: 'report.superseded', payload: { report: older.id, by: newer.id } },
  ];
}

/** A report has one newer version and one older one at most, and no circle of them. */
function refuseTied(context: Context, { older, newer }: Pair): void {
  const { report: known } = context.core.desk.tables;
  const [after, before] = [versionAfter(older, known), versionBefore(newer, known)];
  const say = (what: string, todo: string): FaultError =>
    new FaultError('refused', what, `report ${newer.id} (${nameOf(newer)})`, todo);
  if (after) {
    const which = after.id === newer.id ? 'it already' : `${after.id} already`;
    throw say(
      `${older.id} has a newer version: ${which}`,
      'Make it a newer version of the last one instead.',
    );
  }
  if (before) throw say(`is a newer version of ${before.id} already`, 'Take that back first.');
  for (let at: Report | null = older; at; at = versionBefore(at, known)) {
    if (at.id === newer.id)
      throw say(`is an older version of ${older.id}`, 'Choose them the other way round.');
  }
}

/** Places that were carried over stay: they quote what stands there. Nothing has changed any more. */
export async function untie(context: Context, report: ReportId): Promise<void> {
  const { core, present } = context;
  await core.act(() => {
    const newer = versionAfter(present.reportRowOf(report), context.core.desk.tables.report);
    if (!newer) return [];
    const marked = present
      .claimsOfReport(newer.id)
      .filter(({ changed }) => changed.some((passage) => passage.report === newer.id));
    return [
      ...marked.map(
        ({ id: claim }): NewEntry => ({ kind: 'claim.looked', payload: { claim, report: newer.id } }),
      ),
      { kind: 'report.superseded', payload: { report, by: null } },
    ];
  });
}

/** Somebody has looked at what changed under a claim; with `keep`, what stands there now is its place as well. */
export const look = (context: Context, id: ClaimId, keep: boolean): Promise<void> =>
  context.core.actWhenFound(async () => {
    const claim = context.present.claimRow(id);
    if (claim.changed.length === 0) return [];
    const kept = keep ? changedUnder(claim, context.core.desk.tables.report).filter(isThere) : [];
    const on: NewEntry[] = [];
    for (const report of new Set(kept.map(({ report }) => report))) {
      const relied = kept
        .filter((passage) => passage.report === report)
        .map(({ response, is }): Relied => ({ claim: id, response, anchor: is, was: is }));
      on.push(...(await carriedOn(context, context.present.reportRowOf(report), relied)));
    }
    return [
      ...placeEntries(claim, kept),
      { kind: 'claim.looked', payload: { claim: id, report: null } },
      ...on,
    ];
  });

/** What happened to a claim's places while it was withdrawn: the entries that carry them on now. */
export async function caughtUp(
  context: Context,
  claim: Claim,
  responses: readonly Response[],
): Promise<NewEntry[]> {
  const anchors = [...claim.anchors, ...responses.flatMap(({ anchor }) => anchor ?? [])];
  const { report: reports } = context.core.desk.tables;
  const entries: NewEntry[] = [];
  for (const id of new Set(anchors.map(({ report }) => report))) {
    const older = reports.get(id);
    const newer = older && versionAfter(older, reports);
    if (!newer || [...anchors, ...claim.changed].some(({ report }) => report === newer.id)) continue;
    entries.push(
      ...(await carriedInto(context, { older, newer }, reliedOn(id, [claim], responses), [], () => claim)),
    );
  }
  return entries;
}
