import type { Params } from '#shared/contract/channels';
import type { ClaimId, PartyId } from '#shared/domain/ids';
import type { Identity } from '#shared/domain/records';
import type { Footing, Scope, Stance } from '#shared/domain/stances';
import type { Span } from '#shared/text/sentences';
import type { Reading } from '../../store/state';
import { say } from '../../texts/say';
import { type PlaceDraft, placeOf } from './PlaceField';

/** A response as it is being written down. */
export interface ResponseDraft extends PlaceDraft {
  readonly name: string;
  /** A party chosen from those known; null when `name` is a new one. */
  readonly party: PartyId | null;
  readonly identity: Identity['kind'];
  readonly reason: string;
  readonly confidential: boolean;
  readonly alias: string;
  readonly role: string;
  readonly stance: Stance | null;
  readonly via: string;
  readonly scope: Scope;
  readonly footing: Footing;
  readonly note: string;
}

export const EMPTY_RESPONSE: ResponseDraft = {
  name: '',
  party: null,
  identity: 'named',
  reason: '',
  confidential: false,
  alias: '',
  role: '',
  stance: null,
  via: '',
  scope: 'happened',
  footing: 'on-record',
  note: '',
  where: 'none',
  quote: '',
};

/** What still has to be said before it can be recorded; null when nothing. */
export function missing({ name, stance, where, quote }: ResponseDraft): string | null {
  if (name.trim() === '') return say('dialogs.missingParty');
  if (stance === null) return say('dialogs.missingStance');
  if (where === 'quote' && quote.trim() === '') return say('dialogs.missingQuotation');
  return null;
}

const orNull = (text: string): string | null => text.trim() || null;

/** The draft as the contract takes it; null while something is missing. */
export function recorded(
  claim: ClaimId,
  draft: ResponseDraft,
  reading: Reading | null,
  here: Span | null,
): Params<'response.record'> | null {
  const { stance, via, scope, footing, note } = draft;
  if (missing(draft) !== null || stance === null) return null;
  const place = placeOf(draft, reading, here);
  return {
    claim,
    party: partyOf(draft),
    stance,
    via: orNull(via),
    scope,
    footing,
    place,
    note: orNull(note),
  };
}

function partyOf(draft: ResponseDraft): Params<'response.record'>['party'] {
  const { party, name, identity, reason, role, confidential, alias } = draft;
  if (party) return { id: party };
  return {
    name: name.trim(),
    role: orNull(role),
    identity: identity === 'anonymous' ? { kind: identity, reason: orNull(reason) } : { kind: identity },
    confidential,
    ...(confidential && alias.trim() ? { alias: alias.trim() } : {}),
  };
}
