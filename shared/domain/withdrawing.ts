import type { Entry } from './entries';
import { recordInWords } from './history';
import { type AnyId, bySeq, type ClaimId, inOrder, kindOf } from './ids';
import type { Claim, Evidence, Note, Response } from './records';
import { claimPut, type Draft, type Need, type Put, type WithdrawnRow } from './tables';
import { unreachable } from './unreachable';

type Withdrawal = Pick<WithdrawnRow, 'claim' | 'rows' | 'part'> & { readonly puts: readonly Put[] };

/** Takes a record out of the tables and keeps what brings it back. */
export function withdraw(draft: Draft, entry: Entry & { kind: 'record.withdrawn' }, need: Need): Put[] {
  const { record: id, reason } = entry.payload;
  const { checker, time } = entry;
  const of = kindOf(id);
  // What is waived is opened again, never withdrawn.
  const kind = need(of === null || of === 'waiver' ? undefined : of, id);
  const words = recordInWords(id, (table, other) => draft.get(table, other), entry.payload.claim);
  const { puts, ...rest } = withdrawal(draft, entry.payload, kind, need);
  const row: WithdrawnRow = { id, kind, words, reason, checker, time, into: null, ...rest };
  return [...puts, { table: 'withdrawn', id, row }];
}

function withdrawal(
  draft: Draft,
  { record: id, claim: on }: { readonly record: AnyId; readonly claim: ClaimId | null },
  kind: WithdrawnRow['kind'],
  need: Need,
): Withdrawal {
  const claim = (of: string | null): Claim => need(draft.get('claim', of ?? ''), `the claim of ${id}`);
  switch (kind) {
    case 'report':
    case 'story':
    case 'party':
    case 'link':
      return whole([{ table: kind, id, row: need(draft.get(kind, id), id) } as Put]);
    case 'claim': {
      const row = need(draft.get('claim', id), id);
      const responses = row.responses.map((response) => need(draft.get('response', response), response));
      return whole([
        { table: 'claim', id, row },
        ...responses.map((response): Put => ({ table: 'response', id: response.id, row: response })),
      ]);
    }
    case 'response': {
      const row = need(draft.get('response', id), id);
      const before = claim(row.claim);
      const responses = before.responses.filter((other) => other !== id);
      const { puts, ...rest } = whole([{ table: 'response', id, row }]);
      return { ...rest, claim: before.id, puts: [...puts, claimPut({ ...before, responses })] };
    }
    case 'note': {
      const before = claim(on);
      const part = need(
        before.notes.find((note) => note.id === id),
        id,
      );
      const notes = before.notes.filter((note) => note !== part);
      return { claim: before.id, rows: [], part, puts: [claimPut({ ...before, notes })] };
    }
    case 'evidence': {
      const before = claim(on);
      const part = need(
        before.evidence.find((evidence) => evidence.id === id),
        id,
      );
      const evidence = before.evidence.filter((other) => other !== part);
      return { claim: before.id, rows: [], part, puts: [claimPut({ ...before, evidence })] };
    }
    default:
      return unreachable(kind);
  }
}

const whole = (rows: readonly Put[]): Withdrawal => ({
  claim: null,
  rows,
  part: null,
  puts: rows.map((put) => ({ ...put, row: undefined }) as Put),
});

/**
 * The puts that bring a withdrawn record back to where it was. A part of a claim that was merged into another meanwhile
 * comes back on that one. A merged claim has nothing to come back with: it is split off again.
 */
export function broughtBack(draft: Draft, row: WithdrawnRow, need: Need): readonly Put[] {
  const { id, kind, claim, rows, part, into } = row;
  need(into === null || undefined, `${id} apart from ${into}`);
  if (claim === null) return rows;
  const now = claimNow(claim, (other) => draft.get('withdrawn', other));
  const before = need(draft.get('claim', now), now);
  if (kind === 'note') return [claimPut({ ...before, notes: inOrder([...before.notes, part as Note]) })];
  if (kind === 'evidence')
    return [claimPut({ ...before, evidence: inOrder([...before.evidence, part as Evidence]) })];
  const back = rows.map(({ row: response }) => ({ ...(response as Response), claim: now }));
  const responses = [...before.responses, ...back.map((response) => response.id)];
  return [
    ...back.map((response): Put => ({ table: 'response', id: response.id, row: response })),
    claimPut({ ...before, responses: responses.sort(bySeq) }),
  ];
}

/** The claim that has by now what stood on `claim`: the one that was merged into, and so on. */
export function claimNow(claim: ClaimId, withdrawn: (id: ClaimId) => WithdrawnRow | undefined): ClaimId {
  let now = claim;
  for (let row = withdrawn(now); row?.into; row = withdrawn(now)) now = row.into;
  return now;
}
