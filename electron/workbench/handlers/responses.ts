import type { Parsed } from '#shared/contract/channels';
import type { NewEntry } from '#shared/domain/entries';
import { idAt, type PartyId, type ResponseId } from '#shared/domain/ids';
import { refuseConfidential, refuseGivingAway } from '../confidential';
import type { Context, Handlers } from '../context';
import { anchorFor } from './claims';

type PartyChoice = Parsed<'response.record'>['party'];
type NewParty = Extract<PartyChoice, { name: string }>;

export const responseHandlers = (
  context: Context,
): Handlers<'response.record' | 'party.list' | 'party.link' | 'party.links' | 'party.reveal'> => {
  const { core, present, vault } = context;
  const parties = () => [...core.desk.tables.party.values()].map((party) => present.party(party));
  return {
    'response.record': async ({ claim, party, place, ...rest }) => {
      let recorded: ResponseId | undefined;
      let confided: PartyId | undefined;
      const build = async (seq: number): Promise<readonly NewEntry[]> => {
        present.claimRow(claim);
        const anchor = place && (await anchorFor(context, place));
        await refuseNaming(context, party, { via: rest.via, note: rest.note });
        const chosen = await choose(context, party, seq);
        confided = chosen.confided;
        recorded = idAt('response', seq + chosen.entries.length);
        const payload = { response: recorded, claim, party: chosen.party, ...rest, anchor };
        return [...chosen.entries, { kind: 'response.recorded', payload }];
      };
      await core.alone(async () => {
        try {
          await core.actNow(build);
        } catch (error) {
          // Still alone: the next act may confide a name under the same number.
          if (confided) await vault.takeBack(confided);
          throw error;
        }
      });
      return present.response(present.responseRow(recorded as ResponseId));
    },

    'party.list': parties,

    'party.link': async ({ parties: linked, relation, note }) => {
      await refuseConfidential(vault, { note });
      await core.act(() => {
        for (const party of linked) present.partyRow(party);
        return [{ kind: 'party.linked', payload: { parties: linked, relation, note } }];
      });
      return parties();
    },

    'party.links': ({ party }) => {
      const { tables, lookups } = core.desk;
      if (!party) return [...tables.link.values()];
      return tables.link.rowsOf(lookups.linksOfParty.of(present.partyRow(party).id));
    },

    'party.reveal': async ({ party }) => {
      const { confidential, name } = present.partyRow(party);
      return { name: confidential ? await vault.nameOf(party) : name };
    },
  };
};

interface Chosen {
  readonly party: PartyId;
  readonly entries: readonly NewEntry[];
  /** Set when a name went into the vault for this. */
  readonly confided?: PartyId;
}

/** The party meant: by id, else one known under the very same particulars, else a new one. */
async function choose(context: Context, choice: PartyChoice, seq: number): Promise<Chosen> {
  if ('id' in choice) return { party: context.present.partyRow(choice.id).id, entries: [] };
  const known = await knownParty(context, choice);
  if (known) return { party: known, entries: [] };
  const party = idAt('party', seq);
  const { name, alias, ...rest } = choice;
  if (!choice.confidential)
    return { party, entries: [{ kind: 'party.added', payload: { party, name, ...rest } }] };
  const shown = alias ?? `Confidential source ${party}`;
  refuseGivingAway(name, {
    alias: shown,
    role: choice.role,
    'reason for anonymity': choice.identity.kind === 'anonymous' ? choice.identity.reason : null,
    'other names': choice.aka.join('\n'),
  });
  // The vault first: if the ledger then fails the name is taken out again; the other way round it could be lost.
  await context.core.ready();
  await context.vault.keep(party, name);
  return {
    party,
    confided: party,
    entries: [{ kind: 'party.added', payload: { party, name: shown, ...rest } }],
  };
}

/** The same for the words of the response itself; also where the party is known already. */
async function refuseNaming(
  { core, vault }: Context,
  choice: PartyChoice,
  fields: Readonly<Record<string, string | null>>,
): Promise<void> {
  const known = 'id' in choice ? core.desk.tables.party.get(choice.id) : null;
  if (known?.confidential) {
    const name = await vault.nameOf(known.id);
    if (name !== null) refuseGivingAway(name, fields);
  }
  if ('name' in choice && choice.confidential) refuseGivingAway(choice.name, fields);
}

async function knownParty({ core, vault }: Context, choice: NewParty): Promise<PartyId | null> {
  const { tables, lookups } = core.desk;
  const named = choice.confidential
    ? await vault.partiesNamed(choice.name)
    : lookups.partiesOfName.of(choice.name);
  const known = tables.party
    .rowsOf(named)
    .find(
      (party) =>
        party.confidential === choice.confidential &&
        party.role === choice.role &&
        JSON.stringify(party.identity) === JSON.stringify(choice.identity) &&
        (choice.alias === undefined || choice.alias === party.name),
    );
  return known?.id ?? null;
}
