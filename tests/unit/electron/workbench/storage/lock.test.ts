import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rmdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockDesk } from '#workbench/storage/lock';
import { temporaryFolder } from '../../../../harness/desks';

let folder: string;
let remove: () => Promise<void>;
beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
});
afterEach(() => remove());

/** Another process that locks the file and tells whether it got it. */
function elsewhere(): { told: Promise<string>; kill: () => Promise<unknown> } {
  const addon = createRequire(import.meta.url).resolve('fs-native-extensions');
  const script = `
    const fs = require('node:fs');
    const { tryLock } = require(${JSON.stringify(addon)});
    console.log(tryLock(fs.openSync(${JSON.stringify(join(folder, 'desk.lock'))}, 'a+')));
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  return {
    told: once(child.stdout, 'data').then(([chunk]) => String(chunk).trim()),
    kill: () => {
      child.kill('SIGKILL');
      return once(child, 'exit');
    },
  };
}

describe('the lock on a desk', () => {
  it('is had by one at a time, within a process too, and names its holder', async () => {
    const lock = await lockDesk(folder, "Galley's window");
    await expect(lockDesk(folder, 'second')).rejects.toThrow(`Galley's window (process ${process.pid}`);
    await lock.release();
    await (await lockDesk(folder, 'third')).release();
  });

  it('is not had, and not kept, where its holder cannot be told', async () => {
    await mkdir(join(folder, 'desk.holder.json'));
    await expect(lockDesk(folder, 'first')).rejects.toMatchObject({ where: folder });
    await rmdir(join(folder, 'desk.holder.json'));
    await (await lockDesk(folder, 'second')).release();
  });

  it('keeps other processes out', async () => {
    const lock = await lockDesk(folder, 'first');
    const other = elsewhere();
    expect(await other.told).toBe('false');
    await other.kill();
    await lock.release();
  });

  it('ends with a process that is killed, without anybody taking it over', async () => {
    const other = elsewhere();
    expect(await other.told).toBe('true');
    await expect(lockDesk(folder, 'me')).rejects.toMatchObject({ tag: 'locked' });
    await other.kill();
    await (await lockDesk(folder, 'me')).release();
  });
});
