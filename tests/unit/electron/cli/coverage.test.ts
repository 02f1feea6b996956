import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { galleyWith, type Ran } from '../../../harness/command-line';
import { temporaryFolder } from '../../../harness/desks';

const TEXT =
  'It was a grey morning on the river. The mayor confirmed the sale.\n\nThe port denied it. Nobody else spoke.\n';

let folder: string;
let remove: () => Promise<void>;

beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
  await writeFile(join(folder, 'a.txt'), TEXT);
  await writeFile(join(folder, 'b.txt'), 'One sentence only.\n');
  await galley('import', join(folder, 'a.txt'), join(folder, 'b.txt'));
});
afterEach(() => remove());

const galley = (...words: string[]): Promise<Ran> =>
  galleyWith({ GALLEY_DESK: join(folder, 'desk'), GALLEY_CHECKER: 'Ada' }, words);
const coverage = async (): Promise<string> => (await galley('coverage', 'r2')).out.trim();

describe('galley coverage', () => {
  it('prints a line a report: sentences, checked, waived, open', async () => {
    await galley('claim', 'r2', '--quote', 'The mayor confirmed the sale.');
    await galley('waive', 'r2', '--quote', 'a grey morning', '--reason', 'a description');
    const { out, json, status } = await galley('--json', 'coverage', 'r2', 'r3');
    expect(status).toBe(0);
    expect(out.trim().split('\n')).toHaveLength(2);
    expect(json).toEqual([
      { report: 'r2', sentences: 4, checked: 1, waived: 1, open: 2 },
      { report: 'r3', sentences: 1, checked: 0, waived: 0, open: 1 },
    ]);
    expect((await galley('coverage', 'r2', 'r3')).out).toBe(
      'r2  4 sentences: 1 checked, 1 waived, 2 open\nr3  1 sentence: 0 checked, 0 waived, 1 open\n',
    );
  });

  it('shows how it stood at an earlier entry', async () => {
    const before = await coverage();
    await galley('waive', 'r2', '--quote', 'a grey morning', '--reason', 'a description');
    expect(await coverage()).not.toBe(before);
    expect((await galley('--at', '3', 'coverage', 'r2')).out.trim()).toBe(before);
  });

  it('needs a report, and says where there is none', async () => {
    expect(await galley('coverage')).toMatchObject({ status: 2 });
    const { status, err } = await galley('coverage', 'r9');
    expect(status).toBe(1);
    expect(err).toContain('there is no report r9');
  });
});

describe('galley waive and galley reopen', () => {
  it('waive a passage with its reason, and open it again', async () => {
    const { out } = await galley('waive', 'r2', '--quote', 'Nobody else spoke.', '--reason', 'so');
    expect(out).toBe('r2  waived “Nobody else spoke.”: so\n');
    expect((await galley('--json', 'report', 'r2')).json).toMatchObject([
      { waived: [{ reason: 'so', checker: 'Ada' }] },
    ]);
    expect((await galley('reopen', 'r2', '--quote', 'Nobody else')).out).toBe(
      'r2  open again “Nobody else”\n',
    );
    expect(await coverage()).toBe('r2  4 sentences: 0 checked, 0 waived, 4 open');
  });

  it('need a quotation, and a reason', async () => {
    expect(await galley('waive', 'r2', '--quote', 'Nobody')).toMatchObject({
      status: 2,
      err: expect.stringContaining('--reason TEXT is missing'),
    });
    expect(await galley('waive', 'r2', '--reason', 'so')).toMatchObject({
      status: 2,
      err: expect.stringContaining('--quote TEXT is missing'),
    });
    expect(await galley('waive', 'r2', '--quote', 'not there', '--reason', 'so')).toMatchObject({
      status: 1,
      err: expect.stringContaining('does not occur'),
    });
    expect(await galley('reopen', 'r2', '--quote', 'Nobody')).toMatchObject({
      status: 1,
      err: expect.stringContaining('is waived'),
    });
  });
});
