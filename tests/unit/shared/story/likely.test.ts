import { describe, expect, it } from 'vitest';
import type { ClaimView } from '#shared/contract/views';
import type { ReportId } from '#shared/domain/ids';
import { holdsWords, likeliest } from '#shared/story/likely';

const claim = (text: string, report: string, start: number): ClaimView =>
  ({ id: text, text, anchors: [{ report, start, end: start + 10 }] }) as never;

describe('claims that may be meant', () => {
  it('are those at the same place, then those in like words, then those of the same report', () => {
    const claims = [
      claim('A deal was final', 'r2', 0),
      claim('Something else altogether', 'r1', 90),
      claim('The envoy met them on Friday', 'r2', 40),
      claim('They talked', 'r1', 12),
    ];
    const sought = {
      text: 'The envoy met them on Thursday',
      places: [{ report: 'r1' as ReportId, start: 10, end: 20 }],
    };
    expect(likeliest(claims, sought).map(({ text }) => text)).toEqual([
      'They talked',
      'The envoy met them on Friday',
      'Something else altogether',
      'A deal was final',
    ]);
  });

  it('hold the beginning of every word that is typed', () => {
    expect(holdsWords({ text: 'The envoy met them' }, 'env th')).toBe(true);
    expect(holdsWords({ text: 'The envoy met them' }, 'nvoy')).toBe(false);
    expect(holdsWords({ text: 'The envoy met them' }, '')).toBe(true);
  });
});
