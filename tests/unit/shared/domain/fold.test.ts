import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry, NewEntry } from '#shared/domain/entries';
import { type Desk, emptyDesk, FoldError, publish, stage } from '#shared/domain/fold';
import { type ClaimId, idAt, type ReportId } from '#shared/domain/ids';
import { readFrom } from '#shared/domain/provenance';
import { NO_META } from '#shared/domain/records';
import { TABLE_NAMES, type Tables } from '#shared/domain/tables';

const SHA = 'a'.repeat(64);
const place = (entries: readonly NewEntry[], seq: number): Entry[] =>
  entries.map((entry, at) => ({
    ...entry,
    v: 1,
    seq: seq + at,
    time: '2026-01-01T00:00:00.000Z',
    checker: 'T',
    act: seq,
    left: entries.length - 1 - at,
  }));

/** A desk that keeps the acts it was given, so that it can be folded again from nothing. */
class Recorded {
  readonly desk = emptyDesk();
  readonly acts: Entry[][] = [];

  act(build: (seq: number) => NewEntry[]): void {
    const entries = place(build(this.desk.seq + 1), this.desk.seq + 1);
    publish(this.desk, stage(this.desk, entries));
    this.acts.push(entries);
  }

  folded(): Desk {
    const desk = emptyDesk();
    for (const act of this.acts) publish(desk, stage(desk, act));
    return desk;
  }
}

const report = (seq: number): NewEntry => ({
  kind: 'report.imported',
  payload: {
    report: {
      id: idAt('report', seq),
      original: { sha256: SHA, bytes: 1 },
      text: { sha256: SHA, length: 1, words: 1 },
      origin: 'x',
      reading: readFrom('text', 'utf-8'),
      meta: NO_META,
      opening: 'x',
    },
  },
});
const anchor = (id: ReportId) => ({
  report: id,
  exact: 'x',
  prefix: '',
  suffix: '',
  start: 0,
  end: 1,
  textSha256: SHA,
});

const shown = (tables: Tables): unknown =>
  Object.fromEntries(TABLE_NAMES.map((name) => [name, [...tables[name].values()]]));
const seen = (desk: Desk): unknown => ({
  tables: shown(desk.tables),
  undo: desk.undo.map(({ act, words }) => [act, words]),
  redo: desk.redo.map(({ act, words }) => [act, words]),
  seq: desk.seq,
});

const undone = (record: Recorded): NewEntry[] => [
  { kind: 'act.undone', payload: { act: record.desk.undo.at(-1)?.act ?? 0 } },
];
const redone = (record: Recorded): NewEntry[] => [
  { kind: 'act.redone', payload: { act: record.desk.redo.at(-1)?.act ?? 0 } },
];
const party = (seq: number): NewEntry => ({
  kind: 'party.added',
  payload: {
    party: idAt('party', seq),
    name: 'N',
    role: null,
    identity: { kind: 'named' },
    confidential: false,
    aka: [],
  },
});
const response = (seq: number, claim: ClaimId): NewEntry => ({
  kind: 'response.recorded',
  payload: {
    response: idAt('response', seq + 1),
    claim,
    party: idAt('party', seq),
    stance: 'denied',
    via: null,
    scope: 'happened',
    footing: 'on-record',
    anchor: null,
    note: null,
  },
});

/** One random step of a checker, chosen among those the desk allows. */
function step(record: Recorded, choice: number, pick: number): void {
  const { tables, undo, redo } = record.desk;
  const reports = [...tables.report.ids] as ReportId[];
  const claims = [...tables.claim.ids] as ClaimId[];
  const at = <T>(list: T[]): T => list[pick % list.length] as T;
  record.act((seq) => {
    if (choice === 1 && undo.length > 0) return undone(record);
    if (choice === 2 && redo.length > 0) return redone(record);
    if (choice === 0 || reports.length === 0) return [report(seq), report(seq + 1)];
    if (choice === 3 || claims.length === 0) {
      const claim = idAt('claim', seq);
      return [{ kind: 'claim.made', payload: { claim, text: `t${seq}`, anchors: [anchor(at(reports))] } }];
    }
    const claim = at(claims);
    if (choice === 4) return [party(seq), response(seq, claim)];
    if (choice === 5) return [{ kind: 'claim.anchored', payload: { claim, anchor: anchor(at(reports)) } }];
    return [{ kind: 'verdict.given', payload: { claim, verdict: 'denied', restsOn: [], note: null } }];
  });
}

const steps = fc.array(fc.tuple(fc.nat(6), fc.nat(50)), { minLength: 1, maxLength: 60 });

describe('the fold', () => {
  it('comes to the same state step by step and from nothing', () => {
    fc.assert(
      fc.property(steps, (plan) => {
        const record = new Recorded();
        for (const [choice, pick] of plan) step(record, choice, pick);
        expect(JSON.stringify(seen(record.folded()))).toBe(JSON.stringify(seen(record.desk)));
      }),
    );
  });

  it('keeps its lookups level with its tables', () => {
    fc.assert(
      fc.property(steps, (plan) => {
        const record = new Recorded();
        for (const [choice, pick] of plan) step(record, choice, pick);
        const { tables, lookups } = record.desk;
        for (const id of tables.report.ids as readonly ReportId[]) {
          const claims = [...tables.claim.values()].filter((claim) =>
            claim.anchors.some((a) => a.report === id),
          );
          expect(new Set(lookups.claimsOfReport.of(id))).toEqual(new Set(claims.map((claim) => claim.id)));
        }
        expect(new Set(lookups.reportsOfOriginal.of(SHA))).toEqual(new Set(tables.report.ids));
      }),
    );
  });

  it('returns to the beginning when everything is undone, and to the end when everything is redone', () => {
    fc.assert(
      fc.property(steps, (plan) => {
        const record = new Recorded();
        for (const [choice, pick] of plan) step(record, choice, pick);
        while (record.desk.redo.length > 0) record.act(() => redone(record));
        const end = shown(record.desk.tables);
        while (record.desk.undo.length > 0) record.act(() => undone(record));
        expect(TABLE_NAMES.filter((name) => record.desk.tables[name].size > 0)).toEqual([]);
        while (record.desk.redo.length > 0) record.act(() => redone(record));
        expect(shown(record.desk.tables)).toEqual(end);
      }),
    );
  });

  it('changes nothing while staging', () => {
    const record = new Recorded();
    record.act((seq) => [report(seq)]);
    const before = JSON.stringify(seen(record.desk));
    stage(record.desk, place([report(2)], 2));
    expect(JSON.stringify(seen(record.desk))).toBe(before);
  });

  it('refuses an entry about what is not there, and an undo out of turn', () => {
    const desk = emptyDesk();
    const verdict: NewEntry = {
      kind: 'verdict.given',
      payload: { claim: 'c9' as ClaimId, verdict: 'open', restsOn: [], note: null },
    };
    expect(() => stage(desk, place([verdict], 1))).toThrow(FoldError);
    expect(() => stage(desk, place([{ kind: 'act.undone', payload: { act: 1 } }], 1))).toThrow(
      'cannot undo act 1',
    );
  });
});
