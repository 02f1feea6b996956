import { describe, expect, it } from 'vitest';
import type { ClaimId, LinkId, PartyId, ResponseId } from '#shared/domain/ids';
import type { Claim, Identity, Party, Response, VoiceLink } from '#shared/domain/records';
import type { Stance, Verdict } from '#shared/domain/stances';
import { bearingOut, type Warning, warningsOf } from '#shared/domain/warnings';

let next = 0;
const p = (n: number): PartyId => `p${n}` as PartyId;
const link = (relation: VoiceLink['relation'], ...parties: number[]): VoiceLink => ({
  id: `l${++next}` as LinkId,
  relation,
  parties: parties.map(p),
  note: null,
});

const response = (party: number, stance: Stance, more: Partial<Response> = {}): Response => ({
  id: `rs${++next}` as ResponseId,
  claim: 'c1' as ClaimId,
  party: p(party),
  stance,
  via: null,
  scope: 'happened',
  footing: 'on-record',
  anchor: null,
  note: null,
  ...more,
});

const party = (id: PartyId, identity: Identity): Party => ({
  id,
  name: `Party ${id}`,
  role: null,
  identity,
  confidential: false,
  aka: [],
});
const named = (id: PartyId): Party => party(id, { kind: 'named' });
const anonymous = (id: PartyId): Party => party(id, { kind: 'anonymous', reason: null });

function kinds(
  verdict: Verdict,
  responses: Response[],
  partyOf = named,
  links: VoiceLink[] = [],
  withdrawn: ResponseId[] = [],
): string[] {
  const restsOn = [...bearingOut(responses, verdict).map(({ id }) => id), ...withdrawn];
  return resting(verdict, responses, restsOn, partyOf, links).map(({ kind }) => kind);
}

function resting(
  verdict: Verdict,
  responses: Response[],
  restsOn: ResponseId[],
  partyOf = named,
  links: VoiceLink[] = [],
): Warning[] {
  const ruling = { verdict, restsOn, note: null, checker: 'T', time: '2026-01-01T00:00:00.000Z' };
  const claim: Claim = {
    id: 'c1' as ClaimId,
    text: 'C',
    anchors: [],
    responses: responses.map(({ id }) => id),
    ruling,
    notes: [],
    evidence: [],
    changed: [],
  };
  return warningsOf(claim, responses, partyOf, links);
}

describe('warnings', () => {
  it('are none where two named parties confirm', () =>
    expect(kinds('confirmed', [response(1, 'confirmed'), response(2, 'confirmed')])).toEqual([]));
  it('tell of a single voice', () =>
    expect(kinds('denied', [response(1, 'denied')])).toEqual(['single-voice']));
  it('tell of anonymous sources only', () =>
    expect(kinds('confirmed', [response(1, 'confirmed'), response(2, 'confirmed')], anonymous)).toEqual([
      'anonymous-only',
    ]));
  it('tell of sources that may be one person', () =>
    expect(
      kinds('confirmed', [response(1, 'confirmed'), response(2, 'confirmed')], named, [
        link('maybe-same', 1, 2),
      ]),
    ).toEqual(['single-voice', 'maybe-same-voice']));
  it('never count such sources twice: a third one makes two voices', () => {
    const three = [response(1, 'confirmed'), response(2, 'confirmed'), response(3, 'confirmed')];
    const links = [link('maybe-same', 1, 2)];
    expect(kinds('confirmed', three, named, links)).toEqual(['maybe-same-voice']);
    expect(kinds('confirmed', three.slice(0, 2), named, [link('same', 1, 2)])).toEqual(['single-voice']);
  });
  it('say whether it is sure that there is only one voice', () => {
    const two = [response(1, 'confirmed'), response(2, 'confirmed')];
    const words = (relation: 'same' | 'maybe-same') =>
      resting(
        'confirmed',
        two,
        two.map(({ id }) => id),
        named,
        [link(relation, 1, 2)],
      ).map(({ text }) => text);
    expect(words('same')).toEqual(['Rests on a single voice.']);
    expect(words('maybe-same')).toEqual([
      'May rest on a single voice.',
      'Party p1 and Party p2 may be one person.',
    ]);
  });
  it('look at those alone that bear the verdict out', () => {
    const heard = response(1, 'confirmed', { via: 'A friend' });
    const declined = response(2, 'declined');
    const partyOf = (id: PartyId) => (id === p(1) ? anonymous(id) : named(id));
    const warnings = resting('confirmed', [heard, declined], [heard.id, declined.id], partyOf);
    expect(warnings.map(({ kind }) => kind)).toEqual(['anonymous-only', 'single-voice', 'second-hand-only']);
    expect(resting('confirmed', [declined], [declined.id], anonymous).map(({ kind }) => kind)).toEqual([
      'no-response-bears-it-out',
    ]);
  });
  it('tell of a single voice where two are one through a third who said nothing', () => {
    const two = [response(1, 'confirmed'), response(3, 'confirmed')];
    const links = [link('same', 1, 2), link('same', 2, 3)];
    expect(kinds('confirmed', two, named, links)).toEqual(['single-voice']);
  });
  it('tell of second-hand responses only', () =>
    expect(
      kinds('confirmed', [response(1, 'confirmed', { via: 'X' }), response(2, 'confirmed', { via: 'X' })]),
    ).toEqual(['second-hand-only']));
  it('tell of a confirmation against a denial', () =>
    expect(kinds('open', [response(1, 'confirmed'), response(2, 'denied')])).toEqual(['disputed']));
  it.each([
    ['confirmed', 'denied'],
    ['denied', 'confirmed'],
    ['neither', 'confirmed'],
    ['declined', 'denied'],
    ['no-response', 'confirmed'],
  ] as const)('tell of a verdict %s although a response says %s', (verdict, stance) => {
    const against = response(1, stance);
    expect(kinds(verdict, [against])).toEqual(['no-response-bears-it-out', 'contradicted']);
    expect(kinds(verdict, [response(1, stance, { footing: 'off-record' })])).toEqual([
      'no-response-bears-it-out',
    ]);
    expect(kinds(verdict, [response(1, stance, { scope: 'part' })])).toEqual(['no-response-bears-it-out']);
  });
  it('tell of a denial beside the verdict also where nobody confirms', () => {
    const [asserted, denied] = [response(1, 'asserted'), response(2, 'denied')];
    const [, warning] = resting('confirmed', [asserted, denied], [asserted.id]);
    expect(warning).toEqual({
      kind: 'contradicted',
      text: 'A response denies it, although the verdict is “confirmed”.',
    });
  });
  it('tell of contradicting responses once', () => {
    const responses = [response(1, 'confirmed'), response(2, 'confirmed'), response(3, 'denied')];
    expect(kinds('confirmed', responses)).toEqual(['disputed']);
    expect(kinds('declined', [...responses, response(4, 'declined')])).toEqual(['disputed']);
  });
  it.each(['neither', 'declined', 'no-response'] as const)(
    'are none where a response bears out a verdict %s, and tell where none does',
    (verdict) => {
      expect(kinds(verdict, [response(1, verdict)])).toEqual([]);
      expect(kinds(verdict, [response(1, 'asserted')])).toEqual(['no-response-bears-it-out']);
      const other = verdict === 'declined' ? 'neither' : 'declined';
      expect(kinds(verdict, [response(1, other)])).toEqual(['no-response-bears-it-out']);
      expect(kinds(verdict, [])).toEqual(['no-response-bears-it-out']);
    },
  );
  it('tell where all that bears out a verdict is of a plan or a part', () => {
    const part = response(1, 'confirmed', { scope: 'part' });
    const planned = response(2, 'confirmed', { scope: 'planned' });
    const rests = (responses: Response[]) =>
      resting(
        'confirmed',
        responses,
        responses.map(({ id }) => id),
      ).map(({ kind }) => kind);
    expect(rests([part, planned])).toEqual(['part-only']);
    expect(rests([part, response(3, 'confirmed')])).toEqual([]);
  });
  it('tell of a verdict that nothing bears out; asserting is not confirming', () =>
    expect(kinds('confirmed', [response(1, 'asserted')])).toEqual(['no-response-bears-it-out']));
  it('count nothing that was said off the record', () =>
    expect(kinds('confirmed', [response(1, 'confirmed', { footing: 'off-record' })])).toEqual([
      'no-response-bears-it-out',
    ]));
  it('count a plan or a part for no more than that', () =>
    expect(kinds('confirmed', [response(1, 'confirmed', { scope: 'planned' })])).toEqual([
      'no-response-bears-it-out',
    ]));
  it('tell of a response the verdict rests on that has been withdrawn', () => {
    const stays = [response(1, 'confirmed'), response(2, 'confirmed')];
    expect(kinds('confirmed', stays)).toEqual([]);
    expect(kinds('confirmed', stays, named, [], [response(3, 'confirmed').id])).toEqual(['basis-withdrawn']);
  });
  it('ask for no second voice where a party declined', () =>
    expect(kinds('declined', [response(1, 'declined')], anonymous)).toEqual([]));
});
