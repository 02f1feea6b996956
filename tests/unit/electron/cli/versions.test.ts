import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { galleyWith, type Ran } from '../../../harness/command-line';
import { temporaryFolder } from '../../../harness/desks';

const FIRST =
  'The mayor of the harbour town confirmed the sale of both ferries on Monday.\n\nThe port denied it for two days.\n\nNobody else spoke to reporters about it.\n';

let folder: string;
let remove: () => Promise<void>;

beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
  await writeFile(join(folder, 'a.txt'), FIRST);
  await writeFile(join(folder, 'b.txt'), FIRST.replace('two days', 'three days'));
  await galley('import', join(folder, 'a.txt'), join(folder, 'b.txt'));
  await galley('claim', 'r2', '--quote', 'The port denied it for two days');
  await galley('claim', 'r2', '--quote', 'confirmed the sale of both ferries');
  await galley('verdict', 'c4', 'denied');
});
afterEach(() => remove());

const galley = (...words: string[]): Promise<Ran> =>
  galleyWith({ GALLEY_DESK: join(folder, 'desk'), GALLEY_CHECKER: 'Ada' }, words);

describe('galley compare', () => {
  it('lists what changed and what would become of each place, and changes nothing', async () => {
    const { out } = await galley('compare', 'r2', 'r3');
    expect(out).toContain('  - The port denied it for two days.\n  + The port denied it for three days.');
    expect(out).toContain(
      '  changed: c4 “The port denied it for two days” now “The port denied it for three days”',
    );
    expect(out).toContain('  same: c5 “confirmed the sale of both ferries”');
    expect((await galley('--json', 'report', 'r3')).json).toMatchObject([{ supersedes: null }]);
  });
});

describe('galley version', () => {
  it('ties the newer version to the older one, and tells what became of the places', async () => {
    const { json } = await galley('--json', 'version', 'r3', 'r2');
    expect(json).toMatchObject([
      { before: 'r2', after: 'r3', carried: [{ outcome: 'changed' }, { outcome: 'same' }] },
    ]);
    expect((await galley('--json', 'report', 'r3')).json).toMatchObject([{ supersedes: 'r2' }]);
    expect((await galley('claims')).out).toContain('! The verdict is stale.');
    expect((await galley('search', 'is:stale')).out).toContain('c4');
  });

  it('lets go of it with --none', async () => {
    await galley('version', 'r3', 'r2');
    expect((await galley('version', 'r2', '--none')).out).toContain('r2 has no newer version');
    expect((await galley('claims')).out).not.toContain('stale');
  });

  it('refuses what cannot be, and says what to do', async () => {
    await galley('version', 'r3', 'r2');
    const again = await galley('version', 'r3', 'r2');
    expect(again.status).not.toBe(0);
    expect(again.err).toContain('r2 has a newer version: it already');
    expect((await galley('version', 'r3')).err).toContain('is not the id of a report');
  });
});

describe('galley look', () => {
  it('settles what changed, and with --keep makes it a place of the claim', async () => {
    await galley('version', 'r3', 'r2');
    const { out } = await galley('look', 'c4', '--keep');
    expect(out).not.toContain('stale');
    expect(out).toContain('r3, paragraph 2: “The port denied it for three days”');
  });
});
