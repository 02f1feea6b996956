import type { ClaimView, ResponseView } from '../contract/views';
import type { PartyId } from '../domain/ids';
import type { VoiceLink } from '../domain/records';
import type { Footing } from '../domain/stances';
import type { SheetResponse } from './data';
import type { PlaceOf } from './order';

/** What stands in the place of everything known about a confidential party but its alias. */
export const CONFIDENTIAL = 'confidential source';

type Printable = ResponseView & { readonly footing: Exclude<Footing, 'off-record'> };
const printable = (response: ResponseView): response is Printable => response.footing !== 'off-record';

/** The responses a sheet prints, in the order they were recorded. Nothing said off the record leaves a trace. */
export function onSheet({ responses, ruling, links }: ClaimView, placeOf: PlaceOf): SheetResponse[] {
  const printed = responses.filter(printable);
  return printed.map((response) => ({
    id: response.id,
    ...(response.party.confidential ? aliasOnly(response) : inFull(response)),
    stance: response.stance,
    secondHand: response.via !== null,
    scope: response.scope,
    footing: response.footing,
    place: response.anchor && placeOf(response.anchor),
    voices: voicesOf(response, printed, links),
    basis: ruling?.restsOn.includes(response.id) ?? false,
  }));
}

type Described = Pick<SheetResponse, 'who' | 'role' | 'described' | 'aka' | 'via' | 'note'>;

const inFull = ({ party, described, via, note }: ResponseView): Described => ({
  who: party.name,
  role: party.role,
  described,
  aka: party.aka,
  via,
  note,
});

/** A role, a reason, a go-between or a note can be as telling as a name. */
const aliasOnly = ({ party }: ResponseView): Described => ({
  who: party.name,
  role: null,
  described: CONFIDENTIAL,
  aka: [],
  via: null,
  note: null,
});

/** How this party's voice must be counted with the others that answered here. Confidential parties are left out. */
function voicesOf(
  { party }: ResponseView,
  printed: readonly ResponseView[],
  links: readonly VoiceLink[],
): string[] {
  if (party.confidential) return [];
  const names = new Map(
    printed.filter((other) => !other.party.confidential).map((other) => [other.party.id, other.party.name]),
  );
  return links
    .filter(({ parties }) => parties.includes(party.id))
    .flatMap((link) => inRelation(party.id, link, names) ?? []);
}

function inRelation(
  party: PartyId,
  { relation, parties: [first, ...rest] }: VoiceLink,
  names: ReadonlyMap<PartyId, string>,
): string | null {
  const all = first === undefined ? rest : [first, ...rest];
  const named = (ids: readonly PartyId[]): string =>
    ids.flatMap((id) => (id === party ? [] : (names.get(id) ?? []))).join(' and ');
  const others = named(all);
  if (others === '') return null;
  if (relation === 'same') return `the same as ${others}`;
  if (relation === 'maybe-same') return `may be the same as ${others}`;
  if (party === first) return `made up of ${others}: not counted beside them`;
  return first !== undefined && names.has(first) ? `one of ${names.get(first)}` : null;
}
