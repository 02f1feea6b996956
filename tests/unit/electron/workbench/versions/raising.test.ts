import { cp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LEDGER_FORMAT } from '#shared/domain/entries';
import type { ClaimId } from '#shared/domain/ids';
import type { Workbench } from '#workbench/ports';
import { nodeDisk } from '#workbench/storage/disk';
import { openTestDesk, temporaryFolder } from '../../../../harness/desks';
import { SAMPLE_LEDGERS } from '../../../../harness/sample-ledgers-expected';

let folder: string;
let remove: () => Promise<void>;
let desk: Workbench | null = null;
let old: Buffer;

beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
  await cp(join(SAMPLE_LEDGERS, 'format-1'), folder, { recursive: true });
  old = await readFile(join(folder, 'ledger.jsonl'));
});
afterEach(async () => {
  await desk?.close();
  await remove();
});

const ledger = (): Promise<Buffer> => readFile(join(folder, 'ledger.jsonl'));
const open = async (): Promise<Workbench> => {
  await desk?.close();
  desk = await openTestDesk(folder);
  return desk;
};

describe('a desk of format 1', () => {
  it('is shown as it is, and left as it is until it is written to', async () => {
    const { send } = await open();
    expect((await send('claim.list', {})).items.map(({ verdict }) => verdict)).toEqual(['confirmed', 'open']);
    expect((await send('claim.history', { claim: 'c6' as ClaimId })).map(({ move }) => move)).toEqual([
      'did',
      'did',
      'did',
      'undid',
      'redid',
      'undid',
    ]);
    expect(await ledger()).toEqual(old);
    expect(await readdir(folder)).not.toContain('ledger.jsonl.format-1');
  });

  it('is raised by the first write: the old file is kept, its lines stay in their place byte for byte', async () => {
    const { send } = await open();
    await send('claim.note', { claim: 'c5' as ClaimId, text: 'Written by a newer Galley.' });
    expect(await readFile(join(folder, 'ledger.jsonl.format-1'))).toEqual(old);
    expect((await ledger()).subarray(0, old.length)).toEqual(old);
    const added = (await send('ledger.list', { tail: 2 })).map(({ kind, payload }) => ({ kind, payload }));
    expect(added).toMatchObject([
      { kind: 'ledger.raised', payload: { from: 1, to: LEDGER_FORMAT, galley: '0.0.0-test' } },
      { kind: 'claim.noted' },
    ]);
    const versions = (await ledger())
      .toString()
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { v: number }).v);
    expect(versions).toEqual([...Array.from({ length: 21 }, () => 1), LEDGER_FORMAT, LEDGER_FORMAT]);
    expect((await send('verify.run', {})).problems).toEqual([]);
    const again = await open();
    await again.send('claim.note', { claim: 'c5' as ClaimId, text: 'And once more.' });
    expect((await again.send('ledger.list', {})).filter(({ kind }) => kind === 'ledger.raised')).toHaveLength(
      1,
    );
    expect(await readFile(join(folder, 'ledger.jsonl.format-1'))).toEqual(old);
  });

  it('can be taken back to its beginning across the raise, and made again', async () => {
    const before = JSON.stringify(await (await open()).send('claim.list', {}));
    const { send } = desk as Workbench;
    let undone = 0;
    while ((await send('desk.describe', {})).undo !== null) {
      await send('history.undo', {});
      undone += 1;
    }
    expect(undone).toBeGreaterThan(10);
    expect((await send('desk.describe', {})).counts).toEqual({
      reports: 0,
      stories: 0,
      claims: 0,
      parties: 0,
    });
    const again = await open();
    for (let n = 0; n < undone; n += 1) await again.send('history.redo', {});
    expect(JSON.stringify(await again.send('claim.list', {}))).toBe(before);
    expect((await again.send('verify.run', {})).problems).toEqual([]);
  });

  it('is not raised by a write that fails, and is by the next', async () => {
    let broken = false;
    desk = await openTestDesk(folder, {
      disk: {
        ...nodeDisk,
        open: (path, how) =>
          broken && path.endsWith('ledger.jsonl')
            ? Promise.reject(new Error('no room'))
            : nodeDisk.open(path, how),
      },
    });
    broken = true;
    const note = { claim: 'c5' as ClaimId, text: 'Late.' };
    expect((await desk.dispatch('claim.note', note)).ok).toBe(false);
    expect(await ledger()).toEqual(old);
    broken = false;
    await desk.send('claim.note', note);
    expect((await desk.send('verify.run', {})).problems).toEqual([]);
    expect(await readFile(join(folder, 'ledger.jsonl.format-1'))).toEqual(old);
  });
});
