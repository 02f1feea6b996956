import { describe, expect, it } from 'vitest';
import type { LedgerLine } from '#shared/contract/views';
import { matches } from '../../../../../renderer/views/history/matches';

const line: LedgerLine = {
  seq: 104,
  time: '2026-11-21T09:00:00.000Z',
  checker: 'Ada Verity',
  kind: 'verdict.given',
  act: 104,
  words: 'verdict “denied” on claim “The pier reopened”',
  redacted: false,
  payload: {},
  hash: '',
};

describe('entries sought by words', () => {
  it('hold every word, in any case and order, wherever it stands', () => {
    for (const wanted of ['pier DENIED', 'ada', '2026-11-21', '21 nov', 'verdict.given'])
      expect(matches(line, wanted), wanted).toBe(true);
    expect(matches(line, 'pier confirmed')).toBe(false);
  });

  it('are found by their whole number', () => {
    expect(matches(line, '104')).toBe(true);
    expect(matches(line, '#104')).toBe(true);
    expect(matches({ ...line, seq: 1040 }, '#104')).toBe(false);
  });
});
