import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SearchIndex } from '#workbench/ports';
import { openSearchInProcess } from '#workbench/search/in-process';
import { builtFor } from './built';
import { asking, at, freshFolder, report } from './folders';

const INDEX = 'index.sqlite';
const DOCUMENTS = 200;
const open = (folder: string) => openSearchInProcess(folder, { copy: false });
const copy = (folder: string) => openSearchInProcess(folder, { copy: true });

let owner: Awaited<ReturnType<typeof builtFor>>;
const running = new Set<ChildProcess>();
beforeAll(async () => {
  owner = await builtFor('tests/unit/electron/workbench/search/owner.ts');
});
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
  owner.remove();
});

/** Starts an owner and calls `each` with every line it prints. Resolves when it has ended, however it did. */
function startOwner(
  folder: string,
  versions: number,
  fatal: number,
  each: (line: string, child: ChildProcess) => void,
) {
  const args = [owner.file, folder, String(DOCUMENTS), String(versions), String(fatal)];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  running.add(child);
  createInterface({ input: child.stdout }).on('line', (line) => each(line, child));
  return once(child, 'exit').finally(() => running.delete(child));
}

/** Fails unless every document is of one version, the one the position names. Gives that version; 0 when empty. */
async function versionOf(index: SearchIndex): Promise<number> {
  const version = (await index.position())?.seq ?? 0;
  for (const near of [version - 1, version, version + 1]) {
    const { total } = await index.search(asking(`version${near}`, { limit: 1 }));
    expect(total, `documents of version ${near} at position ${version}`).toBe(
      near === version && version > 0 ? DOCUMENTS : 0,
    );
  }
  expect((await index.search(asking('in:reports', { limit: 1 }))).total).toBe(version > 0 ? DOCUMENTS : 0);
  return version;
}

describe('an owner that is killed', () => {
  it('in the middle of a change leaves the index as it was before', async () => {
    const folder = freshFolder();
    await startOwner(folder, 3, 3, () => undefined);
    expect(existsSync(join(folder, `${INDEX}.lock`))).toBe(true);
    const index = await open(folder);
    expect(await versionOf(index)).toBe(2);
    await index.close();
  });

  it('at any moment leaves the index as it was before or after a change', async () => {
    for (const last of [2, 4, 7]) {
      const folder = freshFolder();
      await startOwner(folder, 1000, 0, (line, child) => line === String(last) && child.kill('SIGKILL'));
      const index = await open(folder);
      expect(await versionOf(index)).toBeGreaterThanOrEqual(last - 1);
      await index.apply({ put: [report('r1', 'afterwards')], remove: [], position: at(5000) });
      expect((await index.search(asking('afterwards', { limit: 1 }))).total).toBe(1);
      await index.close();
    }
  });
});

describe('a copy', () => {
  const state = (folder: string) =>
    readdirSync(folder).map((name) => [
      name,
      statSync(join(folder, name), { bigint: true }).mtimeNs,
      statSync(join(folder, name)).isFile() && readFileSync(join(folder, name), 'base64'),
    ]);
  const copies = () =>
    readdirSync(tmpdir()).filter((name) => name.startsWith(`galley-search-${process.pid}-`));

  it('holds what the owner wrote, takes changes of its own, and leaves no trace', async () => {
    const folder = freshFolder();
    const ended = startOwner(folder, 2, 0, async (line, child) => {
      if (line !== 'idle') return;
      try {
        const before = state(folder);
        const index = await copy(folder);
        expect(copies()).toHaveLength(1);
        expect(await versionOf(index)).toBe(2);
        await index.apply({ put: [report('r1', 'mine alone')], remove: ['r2'], position: at(9) });
        expect((await index.search(asking('mine', { limit: 1 }))).total).toBe(1);
        await index.close();
        expect([state(folder), copies()]).toEqual([before, []]);
      } finally {
        child.stdin?.end();
      }
    });
    expect((await ended)[0]).toBe(0);
  });

  it('taken while the owner writes is one of its states, or empty', async () => {
    const folder = freshFolder();
    const seen: number[] = [];
    let isOver = false;
    const ended = startOwner(folder, 12, 0, (line, child) => {
      if (line !== 'idle') return;
      isOver = true;
      child.stdin?.end();
    });
    while (!isOver) {
      const index = await copy(folder);
      seen.push(await versionOf(index));
      await index.close();
    }
    await ended;
    expect(seen.length).toBeGreaterThan(0);
  });

  const filled = async (): Promise<string> => {
    const folder = freshFolder();
    const index = await open(folder);
    await index.apply({ put: [report('r1', 'needle')], remove: [], position: at(1) });
    await index.close();
    return folder;
  };
  const totalIn = async (index: SearchIndex): Promise<number> => {
    const { total } = await index.search(asking('needle', { limit: 1 }));
    await index.close();
    return total;
  };

  it('is not taken in the middle of a transaction', async () => {
    const folder = await filled();
    expect(await totalIn(await copy(folder))).toBe(1);
    writeFileSync(join(folder, `${INDEX}-journal`), 'pages to put back');
    expect(await totalIn(await copy(folder))).toBe(0);
  });

  it('is not taken of a file that changes meanwhile', async () => {
    const folder = await filled();
    let isOver = false;
    let moment = 0;
    const change = () => {
      if (isOver) return;
      utimesSync(join(folder, INDEX), ++moment, moment);
      setImmediate(change);
    };
    change();
    expect(await totalIn(await copy(folder))).toBe(0);
    isOver = true;
  });

  it('of a folder that has no index, or does not exist, is empty', async () => {
    const index = await copy(join(freshFolder(), 'missing'));
    expect([await index.position(), (await index.search(asking('a', { limit: 1 }))).total]).toEqual([
      null,
      0,
    ]);
    await index.close();
  });

  it('left behind by a process that is gone is removed by the next', async () => {
    const gone = spawn(process.execPath, ['-e', '']);
    await once(gone, 'exit');
    const left = join(tmpdir(), `galley-search-${gone.pid}-left`);
    mkdirSync(left);
    writeFileSync(join(left, INDEX), 'texts');
    await (await copy(freshFolder())).close();
    expect(existsSync(left)).toBe(false);
  });
});

describe('an index file that cannot be used', () => {
  const filled = async (): Promise<string> => {
    const folder = freshFolder();
    const index = await open(folder);
    const put = Array.from({ length: 300 }, (_, n) =>
      report(`r${n + 1}`, `needle ${'hay '.repeat(200)} number${n}.`),
    );
    await index.apply({ put, remove: [], position: at(4) });
    await index.close();
    return folder;
  };
  const spoil: Record<string, (path: string) => void> = {
    'that is something else': (path) =>
      writeFileSync(path, 'not a database at all, but long enough '.repeat(50)),
    'that is cut short': (path) => writeFileSync(path, readFileSync(path).subarray(0, 5000)),
    'that is empty': (path) => writeFileSync(path, ''),
    'of another schema': (path) => {
      const bytes = readFileSync(path);
      bytes.writeUInt32BE(0x474c5900, 68);
      writeFileSync(path, bytes);
    },
  };

  it.each(Object.entries(spoil))('%s is made anew', async (_, ruin) => {
    const folder = await filled();
    ruin(join(folder, INDEX));
    const index = await open(folder);
    expect([await index.position(), (await index.search(asking('needle', { limit: 1 }))).total]).toEqual([
      null,
      0,
    ]);
    await index.apply({ put: [report('r1', 'a needle')], remove: [], position: at(1) });
    expect((await index.search(asking('needle', { limit: 1 }))).total).toBe(1);
    await index.close();
  });

  it('found damaged only when it is read is named, emptied, and can be filled again', async () => {
    const folder = await filled();
    const bytes = readFileSync(join(folder, INDEX));
    const page = Math.floor(bytes.indexOf('number7.') / 4096) * 4096;
    bytes.fill(0xff, page, page + 8);
    writeFileSync(join(folder, INDEX), bytes);
    const index = await open(folder);
    expect(await index.position()).toEqual(at(4));
    await expect(index.search(asking('number7'))).rejects.toMatchObject({
      name: 'FaultError',
      tag: 'damaged',
    });
    expect(await index.position()).toBeNull();
    await index.apply({ put: [report('r1', 'a needle')], remove: [], position: at(1) });
    expect((await index.search(asking('needle', { limit: 1 }))).total).toBe(1);
    await index.close();
  });

  it('in a folder that is a file is a fault that says so', async () => {
    const file = join(freshFolder(), 'file');
    writeFileSync(file, '');
    await expect(open(file)).rejects.toMatchObject({
      name: 'FaultError',
      tag: 'disk',
      where: expect.stringContaining(file),
    });
  });

  it.skipIf(process.platform === 'win32')('is readable by nobody else', async () => {
    const folder = join(freshFolder(), 'derived');
    await (await open(folder)).close();
    expect([statSync(folder).mode & 0o077, statSync(join(folder, INDEX)).mode & 0o077]).toEqual([0, 0]);
  });
});
