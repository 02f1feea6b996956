import { describe, expect, it } from 'vitest';
import { fuzz } from '../../../harness/fuzz-commands-run';

/** GALLEY_FUZZ=10000 npx vitest run tests/unit/shared/domain/fuzz.test.ts; GALLEY_FUZZ_SEED for another seed. */
const COUNT = Number(process.env.GALLEY_FUZZ ?? 600);
const SEED = Number(process.env.GALLEY_FUZZ_SEED ?? 1);

describe('commands by chance', () => {
  it(`come, ${COUNT} times, to one state: step by step, from the lines, from a snapshot; undone and redone`, {
    timeout: 60_000 + 100 * COUNT,
  }, () => {
    const { sequences, moves } = fuzz(COUNT, SEED);
    expect(sequences).toBe(COUNT);
    // Every way through was gone often enough to mean something.
    const rare = Object.entries({
      undo: 1000,
      redo: 1000,
      'reached back': 20,
      'folded with more reach': 5,
      'snapshot too narrow': 2,
      ...Object.fromEntries(
        KINDS.flatMap((kind) => [`withdraw ${kind}`, `reinstate ${kind}`]).map((at) => [at, 3]),
      ),
    }).filter(([move, least]) => (moves[move] ?? 0) < least);
    expect(rare).toEqual([]);
  });
});

const KINDS = ['report', 'story', 'claim', 'party', 'response', 'note', 'evidence', 'link'];
