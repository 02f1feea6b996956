import type { ReactNode } from 'react';
import type { PartyView } from '#shared/contract/views';
import type { Identity } from '#shared/domain/records';
import { facts, theirs } from '../../texts/parts';
import { say, told } from '../../texts/say';

/** How a known party is described, in one line. */
export const partyInWords = ({ role, identity, aka, responses }: PartyView): ReactNode =>
  facts([
    theirs(role),
    identityInWords(identity),
    ...aka.map((name) => told('dialogs.alsoKnown', { name: theirs(name) })),
    say('dialogs.responses', { count: responses }),
  ]);

function identityInWords(identity: Identity): ReactNode {
  if (identity.kind === 'named') return null;
  if (identity.kind === 'unnamed') return say('dialogs.identity.unnamed');
  return identity.reason
    ? told('dialogs.anonymousBecause', { reason: theirs(identity.reason) })
    : say('dialogs.anonymousUnexplained');
}
