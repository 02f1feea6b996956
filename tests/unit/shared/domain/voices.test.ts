import { describe, expect, it } from 'vitest';
import type { LinkId, PartyId } from '#shared/domain/ids';
import type { VoiceLink } from '#shared/domain/records';
import { voices } from '#shared/domain/voices';

let next = 0;
const p = (n: number): PartyId => `p${n}` as PartyId;
const link = (relation: VoiceLink['relation'], ...parties: number[]): VoiceLink => ({
  id: `l${++next}` as LinkId,
  relation,
  parties: parties.map(p),
  note: null,
});

describe('voices', () => {
  it('counts parties as they are', () => expect(voices([p(1), p(2)], [])).toBe(2));
  it('counts one party under two descriptions once', () =>
    expect(voices([p(1), p(2)], [link('same', 1, 2)])).toBe(1));
  it('follows sameness over several links', () =>
    expect(voices([p(1), p(2), p(3)], [link('same', 1, 2), link('same', 2, 3)])).toBe(1));
  it('never counts a group beside its members', () =>
    expect(voices([p(1), p(2), p(9)], [link('group', 9, 1, 2)])).toBe(2));
  it('counts a group alone as its members', () => expect(voices([p(9)], [link('group', 9, 1, 2)])).toBe(2));
  it('leaves those apart that only may be the same', () =>
    expect(voices([p(1), p(2)], [link('maybe-same', 1, 2)])).toBe(2));
  it('never counts those twice where as few as there can be are asked for', () => {
    const links = [link('maybe-same', 1, 2), link('same', 2, 3)];
    expect(voices([p(1), p(2), p(3), p(4)], links)).toBe(3);
    expect(voices([p(1), p(2), p(3), p(4)], links, true)).toBe(2);
  });

  /** However the links are ordered. */
  const ordered = (parties: number[], links: VoiceLink[], least = false): number => {
    const counts = [links, links.toReversed()].map((some) => voices(parties.map(p), some, least));
    expect(new Set(counts).size).toBe(1);
    return counts[0] as number;
  };
  it('follows sameness through a party that is not there', () => {
    expect(ordered([1, 3], [link('same', 1, 2), link('same', 2, 3)])).toBe(1);
    expect(ordered([1, 3], [link('same', 1, 2), link('maybe-same', 2, 3)])).toBe(2);
    expect(ordered([1, 3], [link('same', 1, 2), link('maybe-same', 2, 3)], true)).toBe(1);
  });
  it('never counts a group beside a member under another name', () =>
    expect(ordered([9, 4], [link('group', 9, 1, 2), link('same', 1, 4)])).toBe(1));
  it('never counts a group beside a member of a group within it', () => {
    const links = [link('group', 7, 8, 3), link('group', 8, 4, 5)];
    expect(ordered([7, 8, 4], links)).toBe(1);
    expect(ordered([7, 4], links)).toBe(1);
    expect(ordered([7], links)).toBe(3);
    expect(ordered([7, 8], links)).toBe(2);
  });
  it('counts a member of two groups once', () =>
    expect(ordered([8, 9], [link('group', 8, 1, 2), link('group', 9, 2, 3)])).toBe(3));
  it('counts members that are one person once', () =>
    expect(ordered([9], [link('group', 9, 1, 2), link('same', 1, 2)])).toBe(1));
  it('counts groups that contradict themselves for no less than one', () => {
    expect(ordered([8], [link('group', 8, 9), link('group', 9, 8)])).toBe(1);
    expect(ordered([8], [link('group', 8, 9), link('same', 8, 9)])).toBe(1);
  });
});
