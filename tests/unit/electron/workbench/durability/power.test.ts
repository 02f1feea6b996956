import { describe, expect, it } from 'vitest';
import { FAULTS } from '../../../../harness/order';
import { powerLoss } from '../../../../harness/power-loss';

const SEED = 20261121;

describe('a loss of power', () => {
  it('after any call to the disk leaves a desk that opens, with everything that was acknowledged', async () => {
    const { failures, sessions, desks } = await powerLoss(8, SEED, { derived: 8 });
    expect(failures).toEqual([]);
    expect(sessions).toBe(8);
    expect(desks).toBeGreaterThan(1000);
  });
});

describe('the proof of it', () => {
  it.each([
    ['files are not synced', /acknowledged entry \d+ is lost/],
    ['the ledger is not synced', /acknowledged entry \d+ is lost/],
    ['folders are not synced', /acknowledged entry \d+ is lost|verify: .*is missing/],
    ['what is derived comes back', /taken out: \w+ stands in derived\/fold\.snapshot/],
    ['new folders of files are not synced', /verify: .*is missing/],
    ['the ledger is written before its files', /verify: .*is missing/],
  ] as const)('finds a desk where %s, and names seed, session and point', async (fault, what) => {
    const { failures } = await powerLoss(20, SEED, {
      fault: FAULTS[fault],
      derived: 8,
      sought: what,
      mostFailures: 1,
    });
    expect(failures.join('\n')).toMatch(/session with seed 2026112100\d+, point \d+ of \d+/);
    expect(failures.join('\n')).toMatch(what);
  });
});
