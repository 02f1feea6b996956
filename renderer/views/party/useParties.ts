import { useCallback } from 'react';
import type { PartyView } from '#shared/contract/views';
import type { PartyId } from '#shared/domain/ids';
import type { VoiceLink } from '#shared/domain/records';
import { useApp, usePick } from '../common/app';
import { type Asked, useAsked } from '../common/useAsked';

export interface Parties {
  readonly parties: readonly PartyView[];
  readonly links: readonly VoiceLink[];
}

/** The desk's parties, with those links that a party is in; without one, all links. Read again when the desk changes. */
export function useParties(party: PartyId | null): Asked<Parties> {
  const { send } = useApp().transport;
  const head = usePick(({ desk }) => desk?.head?.seq ?? 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with every entry they may be others.
  const read = useCallback(async (): Promise<Parties> => {
    const [parties, links] = await Promise.all([
      send('party.list', {}),
      send('party.links', party ? { party } : {}),
    ]);
    return { parties, links };
  }, [send, party, head]);
  return useAsked(read);
}

/** Whether all that is typed stands in a party's name, role or other names. */
export function isMeant({ name, role, aka }: PartyView, typed: string): boolean {
  const words = [name, role ?? '', ...aka].join(' ').toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((part) => words.includes(part));
}
