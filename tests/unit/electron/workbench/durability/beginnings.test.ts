import { cp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ClaimId } from '#shared/domain/ids';
import type { Workbench } from '#workbench/ports';
import { bytesOf, openTestDesk, temporaryFolder } from '../../../../harness/desks';
import { FullDisk } from '../../../../harness/full-disk';
import { SAMPLE_LEDGERS } from '../../../../harness/sample-ledgers-expected';

let folder: string;
let remove: () => Promise<void>;
let desk: Workbench;
let disk: FullDisk;

beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
  disk = new FullDisk();
});
afterEach(async () => {
  disk.makeRoom();
  await desk.close();
  await remove();
});

const open = async (at: string, snapshotEvery?: number): Promise<Workbench> => {
  desk = await openTestDesk(at, { disk, snapshotEvery });
  return desk;
};
/** A desk from the samples, as often as it is asked for. */
async function sample(name: string, nth: number): Promise<string> {
  const at = join(folder, `${name}-${nth}`);
  await cp(join(SAMPLE_LEDGERS, name), at, { recursive: true });
  return at;
}
const filesIn = (at: string): Promise<string[]> => readdir(at, { recursive: true });

/** Meets the full disk at every step of `work`, each time on another desk. @returns how often it was refused. */
async function meetAtEveryStep(work: (steps: number) => Promise<boolean>): Promise<number> {
  for (let steps = 0; ; steps += 1) {
    const refused = await work(steps);
    disk.makeRoom();
    if (!refused) return steps;
    await desk.close();
  }
}

describe('a full disk at the beginning of something', () => {
  it('leaves an empty desk empty, whatever step of its first import it stops', async () => {
    const files = [{ path: 'a.txt', bytes: bytesOf('One spoke.\n') }];
    const refused = await meetAtEveryStep(async (steps) => {
      const at = join(folder, `new-${steps}`);
      const { send } = await open(at);
      disk.fillUp(steps);
      const fault = await send('report.import', { files }).catch((error: unknown) => error);
      if (Array.isArray(fault)) return false;
      expect(fault).toMatchObject({ tag: 'disk', what: 'the disk is full; nothing was changed' });
      expect(await send('desk.describe', {})).toMatchObject({ head: { seq: 0 }, counts: { reports: 0 } });
      expect((await filesIn(at)).filter((path) => path.endsWith('.tmp'))).toEqual([]);
      disk.makeRoom();
      expect(await send('report.import', { files })).toMatchObject([{ ok: true }]);
      expect(await send('verify.run', {})).toMatchObject({ ok: true, checked: { originals: 1 } });
      return true;
    });
    expect(refused).toBeGreaterThan(10);
  });

  it('leaves a desk of an older format as it is, whatever step of raising it is stopped', async () => {
    const refused = await meetAtEveryStep(async (steps) => {
      const at = await sample('format-1', steps);
      const ledger = (): Promise<Buffer> => readFile(join(at, 'ledger.jsonl'));
      const old = await ledger();
      const { send } = await open(at);
      const note = () => send('claim.note', { claim: 'c5' as ClaimId, text: 'By a newer Galley.' });
      disk.fillUp(steps);
      const fault = await note().catch((error: unknown) => error);
      expect((await ledger()).subarray(0, old.length)).toEqual(old);
      disk.makeRoom();
      if (!(fault instanceof Error)) return false;
      expect(fault).toMatchObject({ tag: 'disk', what: 'the disk is full; nothing was changed' });
      expect(await ledger()).toEqual(old);
      await note();
      expect(await readFile(join(at, 'ledger.jsonl.format-1'))).toEqual(old);
      expect(await send('verify.run', {})).toMatchObject({ ok: true });
      return true;
    });
    expect(refused).toBeGreaterThan(4);
  });

  it('shows a desk read-only whose redaction was cut short, and finishes it when there is room', async () => {
    const refused = await meetAtEveryStep(async (steps) => {
      const at = await sample('redaction-interrupted', steps);
      disk.fillUp(steps);
      const { readOnly, counts } = await (await open(at)).send('desk.describe', {});
      const [step] = disk.refused;
      disk.makeRoom();
      if (!step) return false;
      expect(readOnly).toMatch(/disk is full/);
      await desk.close();
      const { send } = await open(at);
      expect(await send('desk.describe', {})).toMatchObject({ readOnly: null, counts });
      expect(await send('verify.run', {})).toMatchObject({ ok: true });
      expect(await filesIn(at)).not.toContain('ledger.redacting.json');
      return true;
    });
    expect(refused).toBeGreaterThan(0);
  });

  it('misses a snapshot and nothing else, whatever step of writing it is stopped', async () => {
    const refused = await meetAtEveryStep(async (steps) => {
      const at = await sample('format-2', steps);
      const { send } = await open(at, 1);
      const { head, counts } = await send('desk.describe', {});
      disk.fillUp(steps, { derived: true });
      await desk.close();
      const [step] = disk.refused;
      disk.makeRoom();
      expect((await filesIn(at)).filter((path) => path.endsWith('.tmp'))).toEqual([]);
      const again = await open(at, 1);
      const view = await again.send('desk.describe', {});
      expect(view).toMatchObject({ head, counts, readOnly: null, notices: [] });
      expect(await again.send('verify.run', {})).toMatchObject({ ok: true });
      return step !== undefined;
    });
    expect(refused).toBeGreaterThan(3);
  });
});
