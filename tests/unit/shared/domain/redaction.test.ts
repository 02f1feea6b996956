import { describe, expect, it } from 'vitest';
import type { Entry, NewEntry } from '#shared/domain/entries';
import type { ClaimId } from '#shared/domain/ids';
import { redactedFor, type Taking, type Target } from '#shared/domain/redaction';

const noted = (seq: number, of: 'c3' | 'c4'): Entry => {
  const claim = of as ClaimId;
  const entry: NewEntry = { kind: 'claim.noted', payload: { claim, text: 'Words' } };
  return { v: 4, seq, time: '2026-11-21T09:00:00.000Z', checker: 'Tester', act: seq, left: 0, ...entry };
};
const taking = (targets: ReadonlySet<Target>, isElsewhere = false): Taking => ({
  targets,
  isElsewhere: () => isElsewhere,
  takes: () => false,
});

describe('what a redaction takes out of an entry', () => {
  it('is looked up by what the entry speaks of, however many targets there are', () => {
    class Looked extends Set<Target> {
      override [Symbol.iterator](): never {
        throw new Error('targets are gone through');
      }
    }
    const targets = new Looked();
    for (const target of ['c3', 'n7', 9]) targets.add(target);
    const payload = { claim: 'c3', text: '[redacted]' };
    expect(redactedFor(noted(5, 'c3'), taking(targets))).toEqual({ met: ['c3'], payload });
    expect(redactedFor(noted(7, 'c4'), taking(targets))?.met).toEqual(['n7']);
    expect(redactedFor(noted(9, 'c4'), taking(targets))?.met).toEqual([9]);
    expect(redactedFor(noted(8, 'c4'), taking(targets))).toBeNull();
  });

  it('is nothing where it tells of what stands on another claim', () => {
    expect(redactedFor(noted(5, 'c3'), taking(new Set(['c3']), true))).toBeNull();
    expect(redactedFor(noted(5, 'c3'), taking(new Set(['c3', 'n5']), true))?.met).toEqual(['n5', 'c3']);
  });
});
