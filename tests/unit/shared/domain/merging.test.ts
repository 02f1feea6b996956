import { beforeEach, describe, expect, it } from 'vitest';
import type { Entry, NewEntry } from '#shared/domain/entries';
import { type Desk, emptyDesk, FoldError, publish, stage } from '#shared/domain/fold';
import { type ClaimId, idAt, type PartyId, type ReportId, type ResponseId } from '#shared/domain/ids';
import { readFrom } from '#shared/domain/provenance';
import { type Anchor, type Claim, NO_META } from '#shared/domain/records';

const SHA = 'a'.repeat(64);
const [older, newer] = ['r1', 'r2'] as unknown as [ReportId, ReportId];
const [one, other] = ['c5', 'c6'] as unknown as [ClaimId, ClaimId];
const [first, second] = ['rs7', 'rs8'] as unknown as [ResponseId, ResponseId];

let desk: Desk;
const act = (entry: NewEntry): void => {
  const seq = desk.seq + 1;
  const placed = { ...entry, v: 4, seq, time: '2026-01-01T00:00:00.000Z', checker: 'T', act: seq, left: 0 };
  publish(desk, stage(desk, [placed as Entry]));
};
const claimAt = (id: ClaimId): Claim => desk.tables.claim.get(id) as Claim;

const report = (id: ReportId): NewEntry => {
  const bytes = { sha256: SHA, bytes: 1 };
  const text = { sha256: SHA, length: 1, words: 1 };
  const rest = { origin: 'x', reading: readFrom('text', 'utf-8'), meta: NO_META, opening: 'x' };
  return { kind: 'report.imported', payload: { report: { id, original: bytes, text, ...rest } } };
};
const at = (start: number, of = older): Anchor => ({
  report: of,
  exact: `at ${start}`,
  prefix: '',
  suffix: '',
  start,
  end: start + 5,
  textSha256: SHA,
});
const passage = (response: ResponseId | null, start: number) => ({
  response,
  was: at(start),
  report: newer,
  is: null,
});
const split = (change: object): NewEntry => {
  const payload = { claim: one, into: idAt('claim', desk.seq + 1), text: 'Half', anchors: [at(0)] };
  return {
    kind: 'claim.split',
    payload: { ...payload, taken: false, responses: [], ...change },
  } as NewEntry;
};

beforeEach(() => {
  desk = emptyDesk();
  act(report(older));
  act(report(newer));
  const party = (id: string): NewEntry => {
    const rest = { name: id, role: null, identity: { kind: 'named' }, confidential: false, aka: [] } as const;
    return { kind: 'party.added', payload: { party: id as PartyId, ...rest, aka: [] } };
  };
  act(party('p3'));
  act(party('p4'));
  act({ kind: 'claim.made', payload: { claim: one, text: 'One', anchors: [at(0), at(10)] } });
  act({ kind: 'claim.made', payload: { claim: other, text: 'Other', anchors: [at(10), at(20)] } });
  for (const [response, claim, id] of [
    [first, one, 'p3'],
    [second, other, 'p4'],
  ] as const) {
    const rest = { stance: 'denied', via: null, scope: 'happened', footing: 'on-record' } as const;
    const payload = { response, claim, party: id as PartyId, ...rest, anchor: at(30), note: null };
    act({ kind: 'response.recorded', payload });
  }
  act({ kind: 'claim.changed', payload: { claim: one, passages: [passage(null, 10), passage(first, 30)] } });
  act({
    kind: 'claim.changed',
    payload: { claim: other, passages: [passage(null, 10), passage(second, 30)] },
  });
});

describe('a merge', () => {
  it('brings along what changed under the claim, each passage once', () => {
    act({ kind: 'claim.merged', payload: { claim: other, into: one } });
    expect(claimAt(one).anchors.map(({ start }) => start)).toEqual([0, 10, 20]);
    expect(claimAt(one).changed.map(({ response, was }) => [response, was.start])).toEqual([
      [null, 10],
      [first, 30],
      [second, 30],
    ]);
  });

  it.each([
    ['into itself', { claim: one, into: one }],
    ['of a claim that is not there', { claim: 'c99' as ClaimId, into: one }],
    ['into a claim that is not there', { claim: one, into: 'c99' as ClaimId }],
  ])('%s contradicts the ledger', (_, payload) => {
    expect(() => act({ kind: 'claim.merged', payload })).toThrow(FoldError);
  });

  it('in a circle contradicts the ledger, whatever was made again in between', () => {
    act({ kind: 'claim.merged', payload: { claim: other, into: one } });
    act({ kind: 'claim.made', payload: { claim: other, text: 'Forged', anchors: [at(0)] } });
    expect(() => act({ kind: 'claim.merged', payload: { claim: one, into: other } })).toThrow(FoldError);
  });

  it('leaves nothing to be reinstated', () => {
    act({ kind: 'claim.merged', payload: { claim: other, into: one } });
    const reinstated: NewEntry = { kind: 'record.reinstated', payload: { record: other, claim: null } };
    expect(() => act(reinstated)).toThrow(FoldError);
  });
});

describe('a split', () => {
  it('gives the new claim what changed under its places and responses', () => {
    act(split({ anchors: [at(10)], taken: true, responses: [first] }));
    const made = claimAt(idAt('claim', desk.seq));
    expect(made.changed.map(({ response, was }) => [response, was.start])).toEqual([
      [null, 10],
      [first, 30],
    ]);
    expect(claimAt(one).changed).toEqual([]);
  });

  it('leaves what changed under a place that both have to both', () => {
    act(split({ anchors: [at(10)] }));
    expect(claimAt(idAt('claim', desk.seq)).changed).toEqual([passage(null, 10)]);
    expect(claimAt(one).changed).toEqual([passage(null, 10), passage(first, 30)]);
  });

  it.each([
    ['a place that is not the claim’s', { anchors: [at(20)] }],
    ['a response that is not the claim’s', { responses: [second] }],
    ['a claim there is already', { into: other }],
    ['a claim that is not there', { claim: 'c99' }],
  ])('of %s contradicts the ledger', (_, change) => {
    expect(() => act(split(change))).toThrow(FoldError);
  });
});

describe('what is waived', () => {
  const waive = (start: number): NewEntry => ({
    kind: 'passage.waived',
    payload: { report: older, anchor: at(start), reason: 'so' },
  });

  it('is found by its report, and is there no more once it is opened again', () => {
    act(waive(0));
    act(waive(10));
    const [kept, gone] = desk.tables.waiver.ids as [string, string];
    expect(desk.lookups.waiversOfReport.of(older)).toEqual([kept, gone]);
    const payload = { report: older, waivers: [gone] } as never;
    act({ kind: 'passage.reopened', payload });
    expect(desk.lookups.waiversOfReport.of(older)).toEqual([kept]);
    expect(() => act({ kind: 'passage.reopened', payload })).toThrow(FoldError);
  });

  it('of a report that is not there, or opened again as that of another, contradicts the ledger', () => {
    const elsewhere = { report: 'r99' as ReportId, anchor: at(0, 'r99' as ReportId), reason: 'so' };
    expect(() => act({ kind: 'passage.waived', payload: elsewhere })).toThrow(FoldError);
    const another = { report: older, anchor: at(0, newer), reason: 'so' };
    expect(() => act({ kind: 'passage.waived', payload: another })).toThrow(FoldError);
    act(waive(0));
    const waivers = [...desk.tables.waiver.ids] as never;
    expect(() => act({ kind: 'passage.reopened', payload: { report: newer, waivers } })).toThrow(FoldError);
  });

  it('changes no record that search or a history follows', () => {
    const { length } = desk.journal.columns().seqs;
    act(waive(0));
    expect(desk.journal.columns().seqs).toHaveLength(length);
  });
});
