import type { Parsed } from '#shared/contract/channels';
import { FaultError } from '#shared/contract/faults';
import type { ClaimView } from '#shared/contract/views';
import type { NewEntry } from '#shared/domain/entries';
import { type ClaimId, idAt } from '#shared/domain/ids';
import { type Anchor, type Claim, isAt } from '#shared/domain/records';
import { bearingOut } from '#shared/domain/warnings';
import type { Context, Handlers } from '../context';
import { need } from '../core';
import { anchorAt, type Place } from '../places';
import { pageOf } from './pages';

type ClaimChannel =
  | 'claim.list'
  | 'claim.open'
  | 'claim.make'
  | 'claim.anchor'
  | 'claim.unanchor'
  | 'claim.reword'
  | 'claim.note'
  | 'verdict.give';

export const claimHandlers = (context: Context): Handlers<ClaimChannel> => {
  const { core, present } = context;
  const view = (claim: ClaimId): Promise<ClaimView> => present.claim(present.claimRow(claim));
  /** One entry about a claim that must be there, then the claim as it now is. */
  const change = async (claim: ClaimId, build: () => NewEntry | Promise<NewEntry>): Promise<ClaimView> => {
    await core.act(async () => {
      present.claimRow(claim);
      return [await build()];
    });
    return view(claim);
  };

  return {
    'claim.list': async ({ offset, limit, ...within }) => {
      const page = pageOf(claimsWithin(context, within), offset, limit);
      return { ...page, items: await Promise.all(page.items.map(view)) };
    },

    'claim.open': ({ claim }) => view(claim),

    'claim.make': async ({ place, text }) => {
      let made: ClaimId | undefined;
      await core.act(async (seq) => {
        const anchor = await anchorFor(context, place);
        made = idAt('claim', seq);
        const payload = {
          claim: made,
          text: text ?? anchor.exact.replaceAll(/\s+/g, ' '),
          anchors: [anchor],
        };
        return [{ kind: 'claim.made', payload }];
      });
      return view(made as ClaimId);
    },

    'claim.anchor': async ({ claim, place }) => {
      await core.act(async () => {
        const anchor = await anchorFor(context, place);
        // It may stand there already; once is enough.
        if (present.claimRow(claim).anchors.some((known) => isAt(known, anchor))) return [];
        return [{ kind: 'claim.anchored', payload: { claim, anchor } }];
      });
      return view(claim);
    },

    'claim.unanchor': ({ claim, report, at }) =>
      change(claim, () => {
        const { anchors } = present.claimRow(claim);
        const isIt = (anchor: Anchor): boolean => isAt(anchor, { report, ...at });
        need(anchors.find(isIt), `place at ${at.start} to ${at.end} of ${report} on claim`, claim);
        if (anchors.every(isIt)) throw onlyPlace(claim);
        return { kind: 'claim.unanchored', payload: { claim, report, ...at } };
      }),

    'claim.reword': ({ claim, text }) =>
      change(claim, () => ({ kind: 'claim.reworded', payload: { claim, text } })),

    'claim.note': ({ claim, text }) =>
      change(claim, () => ({ kind: 'claim.noted', payload: { claim, text } })),

    'verdict.give': ({ claim, verdict, restsOn, note }) =>
      change(claim, () => {
        const responses = present.claimRow(claim).responses;
        for (const id of restsOn ?? [])
          need(responses.includes(id) || undefined, `response on claim ${claim},`, id);
        const basis = restsOn ?? bearingOut(responses.map(present.responseRow), verdict).map(({ id }) => id);
        return { kind: 'verdict.given', payload: { claim, verdict, restsOn: basis, note } };
      }),
  };
};

const onlyPlace = (claim: ClaimId): FaultError =>
  new FaultError(
    'refused',
    'has no other place: a claim stands in at least one report',
    claim,
    'Withdraw the claim instead, or anchor it elsewhere first.',
  );

export async function anchorFor({ present, texts }: Context, place: Place): Promise<Anchor> {
  const report = present.reportRowOf(place.report);
  return anchorAt(report, await texts.of(report), place);
}

type Within = Pick<Parsed<'claim.list'>, 'report' | 'story' | 'party'>;

/** The claims of a report, a story or a party, by id; without any of these, all of them in the order they were made. */
function claimsWithin({ core, present }: Context, { report, story, party }: Within): readonly ClaimId[] {
  const { tables, lookups } = core.desk;
  const idsOf = (claims: readonly Claim[]): ClaimId[] => claims.map(({ id }) => id);
  if (report) return idsOf(present.claimsOf([present.reportRowOf(report).id]));
  if (story) return idsOf(present.claimsOf(present.reportsOf(need(tables.story.get(story), 'story', story))));
  if (!party) return tables.claim.ids as readonly ClaimId[];
  const responses = lookups.responsesOfParty.of(present.partyRow(party).id);
  return [...new Set(responses.map((id) => present.responseRow(id).claim))];
}
