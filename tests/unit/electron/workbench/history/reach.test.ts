import { expect, it } from 'vitest';
import { fuzzFiles } from '../../../../harness/fuzz-commands-files';

it('undo goes back beyond the window of steps at hand, through the file, to the beginning', async () => {
  const count = Number(process.env.GALLEY_FUZZ_FILES ?? 25);
  const { sequences, moves } = await fuzzFiles(count, Number(process.env.GALLEY_FUZZ_SEED ?? 1));
  expect(sequences).toBe(count);
  expect(moves['opened with more reach'] ?? 0).toBeGreaterThan(0);
});
