import { FaultError } from '#shared/contract/faults';
import type { CarriedView, ComparisonView, Quoted, TextChange } from '#shared/contract/views';
import type { NewEntry } from '#shared/domain/entries';
import type { ReportId } from '#shared/domain/ids';
import { nameOf, type Report } from '#shared/domain/records';
import { inWords } from '#shared/domain/stances';
import type { Carried } from '#shared/text/carry/carry';
import type { Change } from '#shared/text/carry/changes';
import type { Compared } from '#shared/text/carry/versions';
import type { Span } from '#shared/text/sentences';
import type { Context, Handlers } from '../context';
import {
  anchorIn,
  carryingEntries,
  type Fate,
  placeEntries,
  type Relied,
  reliedOn,
} from '../report-versions/carrying';
import { wordChange, wordsFrom } from '../report-versions/words';

/** Versions of one report: what changed, what becomes of the places in it, and what a checker says to that. */
export const versionHandlers = (
  context: Context,
): Handlers<'report.compare' | 'report.supersede' | 'claim.look'> => {
  const { core, present } = context;
  return {
    'report.compare': async ({ before, after }) => {
      const pair = pairOf(context, before, after);
      const relied = reliedIn(context, before);
      const texts = await textsOf(context, pair);
      return viewOf(context, pair, texts, relied, await compare(context, texts, relied));
    },

    'report.supersede': async ({ report, by }) => {
      if (by === null) await untie(context, report);
      else await tie(context, report, by);
      return present.reportRow(present.reportRowOf(by ?? report));
    },

    'claim.look': async ({ claim, keep }) => {
      await core.act(() => {
        const row = present.claimRow(claim);
        if (row.changed.length === 0) return [];
        const kept = keep ? placeEntries(row, row.changed) : [];
        return [...kept, { kind: 'claim.looked', payload: { claim, report: null } }];
      });
      return present.claim(present.claimRow(claim));
    },
  };
};

interface Pair {
  readonly older: Report;
  readonly newer: Report;
}
interface PairOfTexts {
  readonly before: string;
  readonly after: string;
}

function pairOf({ present }: Context, older: ReportId, newer: ReportId): Pair {
  if (older !== newer) return { older: present.reportRowOf(older), newer: present.reportRowOf(newer) };
  throw new FaultError('invalid', 'is no version of itself', `report ${older}`, 'Choose two reports.');
}

const textsOf = async ({ texts }: Context, { older, newer }: Pair): Promise<PairOfTexts> => ({
  before: await texts.of(older),
  after: await texts.of(newer),
});

function reliedIn({ core, present }: Context, report: ReportId): Relied[] {
  const { lookups, tables } = core.desk;
  const responses = tables.response.rowsOf(lookups.responsesOfReport.of(report));
  return reliedOn(report, present.claimsOf([report]), responses);
}

const compare = async (context: Context, texts: PairOfTexts, relied: readonly Relied[]): Promise<Compared> =>
  (await context.readers()).compare({ ...texts, quotations: relied.map(({ anchor }) => anchor) });

/** Comparing may take a while, and work goes on meanwhile: what is carried over is what was compared, or it is done again. */
async function tie(context: Context, report: ReportId, by: ReportId): Promise<void> {
  const { core } = context;
  const pair = pairOf(context, report, by);
  refuseTied(context, pair);
  const texts = await textsOf(context, pair);
  for (let isDone = false; !isDone; ) {
    const relied = reliedIn(context, report);
    const { carried } = await compare(context, texts, relied);
    await core.act(() => {
      refuseTied(context, pairOf(context, report, by));
      isDone = isSame(relied, reliedIn(context, report));
      return isDone ? tying(context, pair, fatesOf(relied, carried, pair.newer, texts.after)) : [];
    });
  }
}

const isSame = (some: readonly Relied[], others: readonly Relied[]): boolean =>
  some.length === others.length && some.every(({ anchor }, at) => anchor === others[at]?.anchor);

const fatesOf = (
  relied: readonly Relied[],
  carried: readonly Carried[],
  newer: Report,
  text: string,
): Fate[] =>
  relied.map((one, at) => {
    const fate = carried[at] ?? { outcome: 'lost' };
    return { ...one, outcome: fate.outcome, is: anchorIn(newer, text, fate) };
  });

/** The newer version comes into the stories of the older one, and waits as long as that does. What ties them stands last: it names the act. */
function tying(context: Context, { older, newer }: Pair, fates: readonly Fate[]): NewEntry[] {
  const { lookups, tables } = context.core.desk;
  const stories = tables.story
    .rowsOf(lookups.storiesOfReport.of(older.id))
    .filter(({ reports }) => !reports.includes(newer.id));
  const waits = older.embargo !== null && (newer.embargo === null || newer.embargo < older.embargo);
  return [
    ...carryingEntries(fates, newer.id, context.present.claimRow),
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
function refuseTied({ present }: Context, { older, newer }: Pair): void {
  const [after, before] = [present.reportRow(older).supersededBy, present.reportRow(newer).supersedes];
  const say = (what: string, todo: string): FaultError =>
    new FaultError('refused', what, `report ${newer.id} (${nameOf(newer)})`, todo);
  if (after) {
    const known = after === newer.id ? 'it already' : `${after} already`;
    throw say(
      `${older.id} has a newer version: ${known}`,
      `Make it a newer version of the last one instead.`,
    );
  }
  if (before) throw say(`is a newer version of ${before} already`, 'Take that back first.');
  for (let at: ReportId | null = older.id; at; at = present.reportRow(present.reportRowOf(at)).supersedes) {
    if (at === newer.id) throw say(`is an older version of ${older.id}`, 'Choose them the other way round.');
  }
}

/** Places that were carried over stay: they quote what stands there. Nothing has changed any more. */
async function untie({ core, present }: Context, report: ReportId): Promise<void> {
  await core.act(() => {
    const { supersededBy } = present.reportRowOf(report);
    if (supersededBy === null) return [];
    const marked = present
      .claimsOfReport(supersededBy)
      .filter(({ changed }) => changed.some((passage) => passage.report === supersededBy));
    return [
      ...marked.map(
        ({ id: claim }): NewEntry => ({ kind: 'claim.looked', payload: { claim, report: supersededBy } }),
      ),
      { kind: 'report.superseded', payload: { report, by: null } },
    ];
  });
}

const FIRST: readonly Carried['outcome'][] = ['lost', 'changed', 'moved', 'same'];

function viewOf(
  context: Context,
  { older, newer }: Pair,
  { before, after }: PairOfTexts,
  relied: readonly Relied[],
  { changes, carried }: Compared,
): ComparisonView {
  const { present } = context;
  const fates = fatesOf(relied, carried, newer, after).map(
    ({ claim, response, anchor, outcome, is }): CarriedView => ({
      claim,
      text: present.claimRow(claim).text,
      response: response && { id: response, said: saidIn(context, response) },
      outcome,
      was: quoted(before, anchor),
      is: is && quoted(after, is),
      words: outcome === 'changed' && is ? wordsFrom(anchor.exact, is.exact) : [],
    }),
  );
  return {
    before: present.reportRow(older),
    after: present.reportRow(newer),
    changes: changes.map((change) => changeView(change, before, after)),
    carried: fates.sort((a, b) => FIRST.indexOf(a.outcome) - FIRST.indexOf(b.outcome)),
  };
}

const quoted = (text: string, { start, end }: Span): Quoted => ({ start, end, text: text.slice(start, end) });

function saidIn({ present }: Context, response: Parameters<typeof present.responseRow>[0]): string {
  const { party, stance } = present.responseRow(response);
  return `${present.partyRow(party).name}: ${inWords(stance)}`;
}

const changeView = (
  { kind, words, elsewhere, ...at }: Change,
  before: string,
  after: string,
): TextChange => ({
  kind: kind as TextChange['kind'],
  before: quoted(before, at.before),
  after: quoted(after, at.after),
  words: words.map((stretch) => wordChange(stretch, before, after)),
  isMoved: elsewhere !== null,
});
