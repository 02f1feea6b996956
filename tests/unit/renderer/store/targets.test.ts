import { describe, expect, it } from 'vitest';
import { firstTarget, placesToTake, targetsIn } from '../../../../renderer/store/targets';
import { claimOf, opened } from './held-host';

const party = { id: 'p4', name: 'Mayor' };
const claim = {
  ...claimOf('c3', 'open'),
  responses: [{ id: 'rs5', party, stance: 'declined' }],
  notes: [{ id: 'n6', text: 'Asked twice.' }],
  evidence: [{ id: 'e7', name: 'letter.pdf' }],
  anchors: [{ report: 'r1' }],
} as never;

describe('what can be withdrawn or redacted', () => {
  it('is the current claim, all that stands on it, the open report and its story, each once', async () => {
    const { state } = await opened([claim]);
    expect(targetsIn({ ...state(), row: 'r1' }).map(({ id, label }) => [id, label])).toEqual([
      ['c3', 'Claim c3'],
      ['rs5', 'Mayor: declined to comment'],
      ['n6', 'Asked twice.'],
      ['e7', 'letter.pdf'],
      ['p4', 'Mayor'],
      ['r1', 'Report r1'],
      ['s1', 'Story'],
    ]);
  });

  it('begins with the claim, and in the library with its row', async () => {
    const { state } = await opened([claim]);
    const targets = targetsIn(state());
    expect(firstTarget(state(), targets)).toBe('c3');
    expect(firstTarget({ ...state(), pane: 'library', row: 'r1' }, targets)).toBe('r1');
    expect(firstTarget(state(), [])).toBeNull();
  });

  it('never takes the only place from a claim', () => {
    expect(placesToTake(claim)).toEqual([]);
    const twice = { ...(claim as object), anchors: [{ report: 'r1' }, { report: 'r2' }] } as never;
    expect(placesToTake(twice)).toHaveLength(2);
  });
});
