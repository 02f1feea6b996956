import type { PartyId } from './ids';
import type { VoiceLink } from './records';

/**
 * How many voices some parties are, at the most: a group is not counted beside its members, and one person under two
 * descriptions is one, whoever else is between them. Parties that only may be the same count apart, or with `least` as
 * one: never for more than is sure. The order of the links makes no difference.
 */
export function voices(parties: readonly PartyId[], links: readonly VoiceLink[], least = false): number {
  const personOf = persons(links, least);
  const members = membersOf(links, personOf);
  const there = new Set(parties.map(personOf));
  const counted = new Set<PartyId>();
  for (const person of there) {
    const within = withinOf(person, members);
    if (within.some((other) => there.has(other))) continue;
    const single = within.filter((other) => !members.has(other));
    for (const one of single.length > 0 ? single : [person]) counted.add(one);
  }
  return counted.size;
}

/** Parties under one name for each person, also where a party that links two of them is not there itself. */
function persons(links: readonly VoiceLink[], least: boolean): (party: PartyId) => PartyId {
  const up = new Map<PartyId, PartyId>();
  const find = (party: PartyId): PartyId => {
    let root = party;
    for (let next = up.get(root); next; next = up.get(root)) root = next;
    return root;
  };
  for (const { relation, parties } of links) {
    if (relation !== 'same' && !(least && relation === 'maybe-same')) continue;
    for (const party of parties) {
      const [one, other] = [find(party), find(parties[0] as PartyId)];
      if (one !== other) up.set(one, other);
    }
  }
  return find;
}

type Members = ReadonlyMap<PartyId, ReadonlySet<PartyId>>;

function membersOf(links: readonly VoiceLink[], personOf: (party: PartyId) => PartyId): Members {
  const members = new Map<PartyId, Set<PartyId>>();
  for (const { relation, parties } of links) {
    const [group, ...linked] = parties.map(personOf);
    if (relation !== 'group' || group === undefined) continue;
    const others = linked.filter((member) => member !== group);
    if (others.length > 0) members.set(group, new Set([...(members.get(group) ?? []), ...others]));
  }
  return members;
}

/** The members of a group and theirs, all the way down; of two groups within each other neither is the other's. */
function withinOf(group: PartyId, members: Members): PartyId[] {
  return reached(group, members).filter((member) => !reached(member, members).includes(group));
}

function reached(group: PartyId, members: Members): PartyId[] {
  const within = new Set(members.get(group));
  // What is added meanwhile is gone through as well.
  for (const member of within) for (const inner of members.get(member) ?? []) within.add(inner);
  return [...within];
}
