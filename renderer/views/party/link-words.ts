import type { PartyView } from '#shared/contract/views';
import type { VoiceLink } from '#shared/domain/records';
import { lists, say } from '../../texts/say';

/** A link's parties by name, and what they are to one another. */
export function linkInWords({ parties, relation }: VoiceLink, known: readonly PartyView[]): string {
  const names = parties.map((id) => known.find((party) => party.id === id)?.name ?? id);
  const [group, ...members] = names;
  if (relation === 'group' && group !== undefined)
    return say('story.groupOf', { group, members: lists.format(members) });
  const what = say(relation === 'same' ? 'story.same' : 'story.maybeSame');
  return say('story.linkOf', { parties: lists.format(names), relation: what });
}

/** What a link does to counting. */
export const effectInWords = (relation: VoiceLink['relation']): string =>
  say(
    relation === 'same'
      ? 'story.sameEffect'
      : relation === 'group'
        ? 'story.groupEffect'
        : 'story.maybeSameEffect',
  );
