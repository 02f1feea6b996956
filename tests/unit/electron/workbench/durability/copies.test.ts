import { cp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as immediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ClaimId } from '#shared/domain/ids';
import { backupDesk } from '#workbench/backup/backup';
import { checkBackup } from '#workbench/backup/checking';
import { restoreDesk } from '#workbench/backup/restore';
import { type Disk, nodeDisk } from '#workbench/storage/disk';
import { openTestDesk, temporaryFolder } from '../../../../harness/desks';
import { FullDisk } from '../../../../harness/full-disk';
import { SAMPLE_LEDGERS } from '../../../../harness/sample-ledgers-expected';

let root: string;
let remove: () => Promise<void>;
let desk: string;
let zip: string;
let disk: FullDisk;

beforeEach(async () => {
  ({ folder: root, remove } = await temporaryFolder());
  desk = join(root, 'desk');
  await cp(join(SAMPLE_LEDGERS, 'format-2'), desk, { recursive: true });
  zip = join(root, 'copy.zip');
  disk = new FullDisk();
});
afterEach(() => remove());

const backUp = (): Promise<unknown> => backupDesk({ folder: desk, out: zip, version: '0.0.0-test', disk });

/** Meets the full disk at every step. @returns how often it was refused. */
async function meetAtEveryStep(
  work: () => Promise<unknown>,
  refused: (fault: unknown) => unknown,
): Promise<number> {
  for (let steps = 0; ; steps += 1) {
    disk.fillUp(steps);
    const fault = await work().then(
      () => null,
      (error: unknown) => error,
    );
    disk.makeRoom();
    if (fault === null) return steps;
    await refused(fault);
  }
}

describe('a copy of a desk that finds the disk full', () => {
  it('as a backup leaves the one before it, and nothing else, at whatever step', async () => {
    await backUp();
    const before = await readFile(zip);
    const refused = await meetAtEveryStep(backUp, async (fault) => {
      expect(fault).toMatchObject({ tag: 'disk', what: 'the disk is full; nothing was changed' });
      expect(await readFile(zip)).toEqual(before);
      expect((await readdir(root)).sort()).toEqual(['copy.zip', 'desk']);
    });
    expect(refused).toBeGreaterThan(10);
    await checkBackup(zip);
  });

  it('as a restored desk leaves nothing, at whatever step, and is whole when there is room', async () => {
    await backUp();
    const folder = join(root, 'restored');
    const refused = await meetAtEveryStep(
      () => restoreDesk({ file: zip, folder, disk }),
      async (fault) => {
        expect(fault).toMatchObject({ tag: 'disk', what: 'the disk is full; nothing was changed' });
        expect((await readdir(root)).sort()).toEqual(['copy.zip', 'desk']);
      },
    );
    expect(refused).toBeGreaterThan(20);
    const restored = await openTestDesk(folder);
    expect(await restored.send('verify.run', {})).toMatchObject({ ok: true, problems: [] });
    await restored.close();
  });
});

describe('a backup asked for while one is due by itself', () => {
  it('is never made beside it', async () => {
    const usual = join(root, 'backups');
    let most = 0;
    let now = 0;
    const counting: Disk = {
      ...nodeDisk,
      async open(path, how) {
        const file = await nodeDisk.open(path, how);
        if (!path.includes('.writing-')) return file;
        now += 1;
        most = Math.max(most, now);
        return {
          write: (bytes, position) => file.write(bytes, position),
          sync: () => file.sync(),
          truncate: (length) => file.truncate(length),
          size: () => file.size(),
          close: () => {
            now -= 1;
            return file.close();
          },
        };
      },
    };
    // Asked for at one moment after another while the desk looks whether a backup is due.
    for (let turns = 0; turns < 40; turns += 1) {
      const { send, subscribe, close } = await openTestDesk(desk, { disk: counting, backups: { usual } });
      // It has looked which backups there are; whether one is due it is about to see.
      await new Promise<void>((resolve) => subscribe('desk.changed', () => resolve()));
      for (let turn = 0; turn < turns; turn += 1) await immediate();
      expect(await send('backup.now', {})).toMatchObject({ problem: null });
      const [claim] = (await send('claim.list', {})).items;
      await send('claim.note', { claim: claim?.id as ClaimId, text: `Turn ${turns}` });
      await close();
    }
    expect(most).toBe(1);
  });
});
