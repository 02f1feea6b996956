import { describe, expect, it } from 'vitest';
import type { ReportId } from '#shared/domain/ids';
import { type Candidate, offeredOf } from '../../../../renderer/views/versions/Candidates';

const one = (seq: number, what: string): Candidate => ({
  id: `r${seq}` as ReportId,
  name: `Report ${seq}`,
  what,
});
const many = (what: string, from: number): Candidate[] =>
  Array.from({ length: 20 }, (_, at) => one(from + at, what));

describe('reports to compare with', () => {
  it('are those tied, those sought and some that are alike, each once', () => {
    const offered = offeredOf([one(29, 'tied')], [one(80, 'sought'), one(11, 'sought')], many('alike', 10));
    expect(offered.map(({ id, what }) => `${id} ${what}`)).toEqual([
      'r29 tied',
      'r80 sought',
      'r11 sought',
      'r10 alike',
      'r12 alike',
      'r13 alike',
      'r14 alike',
    ]);
  });
});
