import { spawnSync } from 'node:child_process';
import { chmod, copyFile, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ZipFile } from 'yazl';
import { Archive } from '#workbench/backup/archive';
import { backupDesk } from '#workbench/backup/backup';
import { checkBackup } from '#workbench/backup/checking';
import { type Manifest, spelled } from '#workbench/backup/manifest';
import { blobPath } from '#workbench/backup/paths';
import { restoreDesk } from '#workbench/backup/restore';
import { sha256Of } from '#workbench/storage/blobs';
import { type Disk, nodeDisk } from '#workbench/storage/disk';
import { temporaryFolder } from '../../../../harness/desks';
import { builtFor } from '../search/built';
import { filesIn, newDesk, zipOf } from './desks';

let folder: string;
let remove: () => Promise<void>;
let desk: string;
let file: string;
let place: string;
/** A copy of the backup that nothing writes over. */
let sound: string;

beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
  desk = join(folder, 'desk');
  file = join(folder, 'b.zip');
  place = join(folder, 'places', 'again');
  await mkdir(join(folder, 'places'));
  await newDesk(desk, 5);
  await backupDesk({ folder: desk, out: file, version: '1.2.3' });
  sound = join(folder, 'sound.zip');
  await copyFile(file, sound);
});
afterEach(() => remove());

const beside = async () => (await readdir(join(folder, 'places'))).sort();
const restore = (from = file) => restoreDesk({ file: from, folder: place });

describe('restoring', () => {
  it.each(['missing', 'empty'])(
    'makes the desk in a folder that is %s, for its owner alone',
    async (which) => {
      if (which === 'empty') await mkdir(place);
      const { head, problems, files } = await restore();
      expect(await filesIn(place)).toEqual(await filesIn(desk));
      expect({ problems, files, seq: head.seq }).toEqual({ problems: [], files: 11, seq: 11 });
      expect(await beside()).toEqual(['again']);
      expect((await stat(place)).mode & 0o777).toBe(0o700);
      expect((await stat(join(place, 'ledger.jsonl'))).mode & 0o777).toBe(0o600);
    },
  );

  it.each(['.hidden', 'desk.lock', 'ledger.jsonl'])(
    'refuses a folder with %s in it, and names that',
    async (name) => {
      await mkdir(place);
      await writeFile(join(place, name), 'mine');
      await expect(restore()).rejects.toMatchObject({ tag: 'refused', what: expect.stringContaining(name) });
      expect(await filesIn(place)).toEqual({ [name]: sha256Of('mine') });
      expect(await beside()).toEqual(['again']);
    },
  );

  it('refuses a file where the folder should be', async () => {
    await writeFile(place, 'mine');
    await expect(restore()).rejects.toMatchObject({ name: 'FaultError' });
    expect(await readFile(place, 'utf8')).toBe('mine');
  });

  it('tells how far it has come, up to its end', async () => {
    const told: number[] = [];
    await restoreDesk({ file, folder: place, onProgress: (done, total) => told.push(done / total) });
    expect(told.at(-1)).toBe(1);
  });

  it.each([0, 0.4, 0.9])('that is cancelled at %d leaves nothing', async (share) => {
    const control = new AbortController();
    if (share === 0) control.abort();
    const onProgress = (done: number, total: number) => done / total >= share && control.abort();
    await expect(
      restoreDesk({ file, folder: place, signal: control.signal, onProgress }),
    ).rejects.toMatchObject({ what: expect.stringContaining('cancelled') });
    expect(await beside()).toEqual([]);
  });

  it('killed in the middle leaves nothing in the place, and the next clears up', async () => {
    const worker = await builtFor('tests/unit/electron/workbench/backup/process.ts');
    try {
      for (const at of [1, 45, 95]) {
        const { signal } = spawnSync(process.execPath, [worker.file, 'restore', file, place, String(at)]);
        expect(signal).toBe('SIGKILL');
        expect(await beside()).toEqual([expect.stringMatching(/^\.again\.restoring-/)]);
      }
      await restore();
      expect(await beside()).toEqual(['again']);
    } finally {
      worker.remove();
    }
  });

  it('checks what is on the disk, not what was sent there', async () => {
    const forgetful: Disk = {
      ...nodeDisk,
      async open(path, how) {
        const opened = await nodeDisk.open(path, how);
        const write = (bytes: Uint8Array, at: number) =>
          opened.write(path.includes('texts') ? Uint8Array.from(bytes, (byte) => byte ^ 1) : bytes, at);
        return {
          write,
          sync: opened.sync.bind(opened),
          truncate: opened.truncate.bind(opened),
          size: opened.size.bind(opened),
          close: opened.close.bind(opened),
        };
      },
    };
    await expect(restoreDesk({ file, folder: place, disk: forgetful })).rejects.toMatchObject({
      what: expect.stringContaining('does not match its SHA-256'),
    });
    expect(await beside()).toEqual([]);
  });

  it('fsyncs every file and folder before the desk is in its place', async () => {
    const order: string[] = [];
    const recording: Disk = {
      ...nodeDisk,
      async open(path, how) {
        const opened = await nodeDisk.open(path, how);
        return {
          write: opened.write.bind(opened),
          async sync() {
            await opened.sync();
            order.push('file');
          },
          truncate: opened.truncate.bind(opened),
          size: opened.size.bind(opened),
          close: opened.close.bind(opened),
        };
      },
      async rename(from, to) {
        await nodeDisk.rename(from, to);
        order.push('in place');
      },
      async syncFolder(path) {
        await nodeDisk.syncFolder(path);
        order.push(path === join(folder, 'places') ? 'names' : 'folder');
      },
    };
    await restoreDesk({ file, folder: place, disk: recording });
    const files = Object.keys(await filesIn(place)).length;
    expect(order.slice(-2)).toEqual(['in place', 'names']);
    expect(order.filter((what) => what === 'file')).toHaveLength(files);
    expect(order.lastIndexOf('file')).toBeLessThan(order.indexOf('in place'));
    expect(order.lastIndexOf('folder')).toBeLessThan(order.indexOf('in place'));
  });

  it.skipIf(process.getuid?.() === 0)('tells of no permission for the folder above', async () => {
    await chmod(join(folder, 'places'), 0o500);
    await expect(restore()).rejects.toMatchObject({ tag: 'read-only' });
    await chmod(join(folder, 'places'), 0o700);
  });
});

/** A sound backup taken apart: what it lists, and what it holds. */
interface Parts {
  manifest: Manifest;
  readonly files: Map<string, Buffer>;
}
async function parts(): Promise<Parts> {
  const archive = await Archive.open(sound);
  const files = new Map<string, Buffer>();
  for (const { path } of archive.manifest.files) {
    const pieces: Buffer[] = [];
    for await (const piece of archive.pieces(path)) pieces.push(piece);
    files.set(path, Buffer.concat(pieces));
  }
  archive.close();
  return { manifest: archive.manifest, files };
}

type Pack = (zip: ZipFile, options?: object) => void;
const packAll =
  ({ manifest, files }: Parts, options: object = {}): Pack =>
  (zip) => {
    for (const [path, bytes] of files) zip.addBuffer(bytes, path, options);
    zip.addBuffer(Buffer.concat([...spelled(manifest)]), 'galley-backup.json', options);
  };

/** Puts bytes in and lists them truly. */
function put({ manifest, files }: Parts, path: string, bytes: Buffer): void {
  files.set(path, bytes);
  const kept = manifest.files.filter((listed) => listed.path !== path);
  kept.push({ path, bytes: bytes.length, sha256: sha256Of(bytes) });
  manifest.files = kept;
}
const some = (given: Parts, folderName: string): string =>
  [...given.files.keys()].find((path) => path.startsWith(folderName)) as string;

/** Writes over a name of the same length within a zip, directory and all: what a zip library would not write. */
function renamed(zip: Buffer, from: string, to: string): Buffer {
  const text = zip.toString('latin1');
  expect(Buffer.byteLength(from)).toBe(Buffer.byteLength(to));
  expect(text).toContain(from);
  return Buffer.from(text.replaceAll(from, Buffer.from(to).toString('latin1')), 'latin1');
}

describe('a hostile archive', () => {
  const refused = async (what: RegExp): Promise<void> => {
    const before = await readdir(folder);
    await expect(restore()).rejects.toMatchObject({ name: 'FaultError', what: expect.stringMatching(what) });
    await expect(checkBackup(file)).rejects.toMatchObject({ name: 'FaultError' });
    expect(await beside()).toEqual([]);
    expect(await readdir(folder)).toEqual(before);
  };

  it('taken apart and packed again as it was is no such thing', async () => {
    await zipOf(file, packAll(await parts()));
    await restore();
    expect(await filesIn(place)).toEqual(await filesIn(desk));
  });

  it('nor is one in the form for large archives', async () => {
    await zipOf(file, packAll(await parts(), { forceZip64Format: true }));
    await restore();
    expect(await filesIn(place)).toEqual(await filesIn(desk));
  });

  it.each([
    '../../../evil.txt',
    '../desk/evil.txt.',
    '/tmp/evil-file.tx',
    'C:/evil/file.txt.',
    '..\\..\\evil-f.txt',
    'texts/../evil.txt',
    'texts/ab/evil.txt',
    'Settings.json....',
    'derived/snapshot1',
    'desk.holder.json.',
    'ledger.jsonl/evil',
    './settings.json..',
    'settings.json\u0000evi',
  ])('with the name %j is refused', async (name) => {
    const given = await parts();
    const decoy = 'x'.repeat(Buffer.byteLength(name));
    put(given, decoy, Buffer.from('evil'));
    await zipOf(file, packAll(given));
    await writeFile(file, renamed(await readFile(file), decoy, name));
    await refused(/does not belong|relative path|absolute path|invalid characters/);
  });

  it('with a folder, a symbolic link or another kind of file in it is refused', async () => {
    const given = await parts();
    await zipOf(file, (zip) => {
      zip.addEmptyDirectory('texts');
      packAll(given)(zip);
    });
    await refused(/does not belong/);
    const link = some(given, 'texts');
    const bytes = given.files.get(link) as Buffer;
    given.files.delete(link);
    for (const mode of [0o120777, 0o020666]) {
      await zipOf(file, (zip) => {
        zip.addBuffer(bytes, link, { mode });
        packAll(given)(zip);
      });
      await refused(/not a plain file/);
    }
  });

  it('with a name twice is refused', async () => {
    const given = await parts();
    await zipOf(file, (zip) => {
      zip.addBuffer(Buffer.from('another'), some(given, 'texts'));
      packAll(given)(zip);
    });
    await refused(/twice/);
  });

  it('with a file its manifest does not list, or without one it lists, is refused', async () => {
    const more = await parts();
    more.files.set('vault.json', Buffer.from('{"names":{}}'));
    await zipOf(file, packAll(more));
    await refused(/vault\.json is not in its manifest/);
    const less = await parts();
    less.files.delete(some(less, 'texts'));
    await zipOf(file, packAll(less));
    await refused(/is missing/);
  });

  it('whose manifest lists a file twice, or itself, or has no ledger, is refused', async () => {
    const twice = await parts();
    twice.manifest.files.push(twice.manifest.files[0] as Manifest['files'][number]);
    await zipOf(file, packAll(twice));
    await refused(/twice/);
    const itself = await parts();
    itself.manifest.files.push({ path: 'galley-backup.json', bytes: 1, sha256: '0'.repeat(64) });
    await zipOf(file, packAll(itself));
    await refused(/missing/);
    const none = await parts();
    none.files.delete('ledger.jsonl');
    none.manifest.files = none.manifest.files.filter(({ path }) => path !== 'ledger.jsonl');
    await zipOf(file, packAll(none));
    await refused(/no ledger/);
  });

  it('whose files are not those listed is refused: another length, another hash, another name', async () => {
    const longer = await parts();
    longer.files.set(some(longer, 'texts'), Buffer.from('x'));
    await zipOf(file, packAll(longer));
    await refused(/bytes where/);
    const other = await parts();
    const text = some(other, 'texts');
    other.files.set(text, Buffer.alloc((other.files.get(text) as Buffer).length, 'x'));
    await zipOf(file, packAll(other));
    await refused(/does not match its SHA-256/);
    const misnamed = await parts();
    put(misnamed, some(misnamed, 'texts'), Buffer.from('listed truly, but not what the name promises'));
    await zipOf(file, packAll(misnamed));
    await refused(/not what its name says/);
  });

  it('without a blob that its ledger names is refused, however well the lists agree', async () => {
    const given = await parts();
    const text = some(given, 'texts');
    given.files.delete(text);
    given.manifest.files = given.manifest.files.filter(({ path }) => path !== text);
    await zipOf(file, packAll(given));
    await refused(/is missing/);
  });

  it('with another ledger, one cut short, one with more behind it, or one altered, is refused', async () => {
    const other = join(folder, 'places-other');
    await newDesk(other, 2);
    const ledger = (await parts()).files.get('ledger.jsonl') as Buffer;
    const lines = ledger.toString('utf8').split('\n');
    const altered = [...lines];
    altered[3] = (altered[3] as string).replace('Ada', 'Eve');
    const cases: [Buffer, RegExp][] = [
      [await readFile(join(other, 'ledger.jsonl')), /ends at entry|is missing/],
      [Buffer.from(`${lines.slice(0, 3).join('\n')}\n`), /ends at entry/],
      [Buffer.concat([ledger, Buffer.from('more')]), /ends at entry/],
      [Buffer.from(altered.join('\n')), /entry 4/],
      [Buffer.from(`${[...lines.slice(0, 3), ...lines.slice(5)].join('\n')}`), /entry 4 does not follow/],
      [Buffer.from(ledger.toString('utf8').replace('{"v":', '{"v": ')), /entry 1/],
    ];
    for (const [bytes, what] of cases) {
      const given = await parts();
      put(given, 'ledger.jsonl', bytes);
      await zipOf(file, packAll(given));
      await refused(what);
    }
  });

  it('whose manifest says another head or desk than its ledger is refused', async () => {
    for (const lie of [
      (manifest: Manifest) => ({ ...manifest, head: { ...manifest.head, seq: manifest.head.seq - 1 } }),
      (manifest: Manifest) => ({ ...manifest, head: { ...manifest.head, hash: 'a'.repeat(64) } }),
      (manifest: Manifest) => ({ ...manifest, desk: { ...manifest.desk, id: 'another' } }),
    ]) {
      const given = await parts();
      given.manifest = lie(given.manifest);
      await zipOf(file, packAll(given));
      await refused(/its ledger/);
    }
  });

  it.each([
    ['no JSON', '{', /not valid JSON/],
    ['a list', '[]', /not one/],
    ['a head without a hash', '{"format":1,"desk":{"id":"x","name":""},"head":{"seq":1}}', /not one/],
  ])('whose manifest is %s is refused', async (_, json, what) => {
    const { files } = await parts();
    await zipOf(file, (zip) => {
      for (const [path, bytes] of files) zip.addBuffer(bytes, path);
      zip.addBuffer(Buffer.from(json), 'galley-backup.json');
    });
    await refused(what);
  });

  it('whose manifest would fill the memory is refused before it is read', async () => {
    const { files } = await parts();
    await zipOf(file, (zip) => {
      for (const [path, bytes] of files) zip.addBuffer(bytes, path);
      zip.addBuffer(Buffer.alloc(50 << 20, ' '), 'galley-backup.json');
    });
    expect((await stat(file)).size).toBeLessThan(1 << 20);
    await refused(/longer than one can be/);
  });

  it('that unpacks to more than the disk holds is refused before anything is unpacked', async () => {
    const given = await parts();
    const length = 1_234_567;
    const huge = 2 ** 50;
    put(given, 'settings.json', Buffer.alloc(length, ' '));
    given.manifest.files = given.manifest.files.map((listed) =>
      listed.path === 'settings.json' ? { ...listed, bytes: huge } : listed,
    );
    await zipOf(file, packAll(given, { forceZip64Format: true }));
    const spelt = (size: number): string => {
      const bytes = Buffer.alloc(8);
      bytes.writeBigUInt64LE(BigInt(size));
      return bytes.toString('latin1');
    };
    const zip = (await readFile(file)).toString('latin1').replaceAll(spelt(length), spelt(huge));
    await writeFile(file, Buffer.from(zip, 'latin1'));
    await expect(restore()).rejects.toMatchObject({ tag: 'disk', what: expect.stringContaining('no room') });
    expect(await beside()).toEqual([]);
  });

  it('that is some other zip is told from a backup', async () => {
    await zipOf(file, (zip) => zip.addBuffer(Buffer.from('{}'), 'settings.json'));
    await refused(/not a backup made by Galley/);
  });

  it('by a newer Galley names the version it takes, by manifest or by ledger, and restores nothing', async () => {
    const { manifest, files } = await parts();
    const { version: _, ...newer } = { ...manifest, format: 9, galley: '9.8.7', version: 1 };
    await zipOf(file, packAll({ manifest: newer as never, files }));
    await refused(/newer Galley \(backup format 9/);
    await expect(restore()).rejects.toMatchObject({ todo: expect.stringContaining('9.8.7') });
    await zipOf(file, packAll({ manifest: { ...manifest, galley: '9.8.7', ledger: 7 }, files }));
    await expect(restore()).rejects.toMatchObject({
      tag: 'refused',
      what: expect.stringContaining('ledger format 7'),
      todo: expect.stringContaining('9.8.7'),
    });
    expect(await beside()).toEqual([]);
  });

  it('with newer lines in its ledger than its manifest admits is refused all the same', async () => {
    const given = await parts();
    const first = (given.files.get('ledger.jsonl') as Buffer).toString('utf8').split('\n')[0] as string;
    const covered = first.slice(0, first.indexOf(',"hash"')).replace(/^\{"v":\d+/, '{"v":7');
    const rest = first.slice(first.indexOf('","salt"'));
    put(given, 'ledger.jsonl', Buffer.from(`${covered},"hash":"${sha256Of(covered)}${rest}\n`));
    given.manifest.galley = '9.8.7';
    await zipOf(file, packAll(given));
    await refused(/newer Galley \(ledger format 7/);
  });
});

it('a blob that was altered before the backup comes back as it was, by its name and no other', async () => {
  const [part = ''] = await readdir(join(desk, 'texts'));
  const [name = ''] = await readdir(join(desk, 'texts', part));
  await writeFile(join(desk, blobPath('texts', name)), 'altered');
  await backupDesk({ folder: desk, out: file, version: '1.2.3' });
  const { problems } = await restore();
  expect(problems).toMatchObject([{ path: blobPath('texts', name) }]);
  expect(await readFile(join(place, blobPath('texts', name)), 'utf8')).toBe('altered');
});
