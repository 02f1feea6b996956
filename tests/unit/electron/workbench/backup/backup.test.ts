import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, rename, rm, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type BackupOptions, backupDesk } from '#workbench/backup/backup';
import { checkBackup, manifestOf } from '#workbench/backup/checking';
import { blobPath } from '#workbench/backup/paths';
import { restoreDesk } from '#workbench/backup/restore';
import { redactLine } from '#workbench/ledger/lines';
import { Blobs } from '#workbench/storage/blobs';
import { type Disk, nodeDisk } from '#workbench/storage/disk';
import { temporaryFolder } from '../../../../harness/desks';
import { builtFor } from '../search/built';
import { filesIn, newDesk, oldDesk } from './desks';

let folder: string;
let remove: () => Promise<void>;
let desk: string;
let out: string;

beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
  desk = join(folder, 'desk');
  await mkdir(join(folder, 'out'));
  out = join(folder, 'out', 'b.zip');
});
afterEach(() => remove());

const MADE = new Date('2026-11-21T09:00:00.000Z');
const backup = (options: Partial<BackupOptions> = {}) =>
  backupDesk({ folder: desk, out, version: '1.2.3', now: () => MADE, ...options });
const packed = async () => (await manifestOf(out)).files.map(({ path }) => path).sort();
const beside = () => readdir(join(folder, 'out'));

describe('a backup', () => {
  it('restores to the same ledger, originals, texts and settings, byte for byte, and leaves out the rest', async () => {
    await oldDesk(desk);
    await rm(join(desk, 'vault.json'));
    const outcome = await backup();
    await restoreDesk({ file: out, folder: join(folder, 'again') });
    const { 'desk.lock': _, 'derived/snapshot': __, ...due } = await filesIn(desk);
    expect(await filesIn(join(folder, 'again'))).toEqual(due);
    expect(outcome).toMatchObject({ files: Object.keys(due).length, problems: [], head: { seq: 21 } });
    expect(outcome.bytes).toBe((await readFile(out)).length);
  });

  it('tells whose it is, who made it and how far it goes', async () => {
    await oldDesk(desk);
    const ledger = await readFile(join(desk, 'ledger.jsonl'), 'utf8');
    const first = JSON.parse(ledger.split('\n')[0] as string);
    const last = JSON.parse(ledger.trimEnd().split('\n').at(-1) as string);
    await backup();
    expect(await manifestOf(out)).toMatchObject({
      format: 1,
      desk: { id: first.payload.desk, name: first.payload.name },
      galley: '1.2.3',
      made: MADE.toISOString(),
      ledger: 1,
      head: { seq: last.seq, hash: last.hash, length: Buffer.byteLength(ledger) },
    });
  });

  it('knows confidential names only when told to', async () => {
    await oldDesk(desk);
    await backup();
    expect(await packed()).not.toContain('vault.json');
    await backup({ withVault: true });
    expect(await packed()).toContain('vault.json');
  });

  it('never holds the lock, its holder, what can be derived, or where copies went', async () => {
    await oldDesk(desk);
    for (const name of ['desk.holder.json', 'exports.jsonl', 'ledger.jsonl.torn-x', 'notes.txt'])
      await writeFile(join(desk, name), 'x');
    await writeFile(join(desk, 'originals', '18', '.half-written.tmp'), 'x');
    await backup();
    const names = await packed();
    expect(names.filter((name) => !/^(originals|texts)\/..\/[0-9a-f]{64}$/.test(name))).toEqual([
      'ledger.jsonl',
      'settings.json',
    ]);
  });

  it('ends with the last whole act: what was not acknowledged stays out', async () => {
    const writer = await newDesk(desk, 2);
    const whole = await readFile(join(desk, 'ledger.jsonl'), 'utf8');
    const { seq } = writer.link;
    const lines = await writer.act(
      [
        { kind: 'claim.noted', payload: { claim: 'c3' as never, text: 'one' } },
        { kind: 'claim.noted', payload: { claim: 'c3' as never, text: 'two' } },
      ],
      false,
    );
    for (const torn of [lines.split('\n')[0] as string, `${lines.split('\n')[0]}\n`, lines.slice(0, -1)]) {
      await writeFile(join(desk, 'ledger.jsonl'), whole + torn);
      const { head, problems } = await backup();
      expect({ seq: head.seq, length: head.length, problems }).toEqual({
        seq,
        length: whole.length,
        problems: [],
      });
    }
  });

  it('reads a ledger with redacted entries, and does not miss what they named', async () => {
    const writer = await newDesk(desk, 2);
    const lines = (await readFile(join(desk, 'ledger.jsonl'), 'utf8')).trimEnd().split('\n');
    const report = JSON.parse(lines[1] as string);
    await writeFile(
      join(desk, 'ledger.jsonl'),
      lines.map((line, at) => `${at === 1 ? redactLine(Buffer.from(line)) : line}\n`).join(''),
    );
    for (const blobs of ['originals', 'texts'] as const)
      await rm(join(desk, blobPath(blobs, report.payload.report.original.sha256)));
    expect(await backup()).toMatchObject({ head: { seq: writer.link.seq }, problems: [] });
    expect((await checkBackup(out)).problems).toEqual([]);
  });

  it('packs evidence, large files and files that are squeezed already, all restored as they were', async () => {
    const writer = await newDesk(desk, 1);
    const large = Buffer.alloc(3 << 20, 'large ');
    const picture = Buffer.concat([Buffer.from('89504e47', 'hex'), large]);
    for (const [at, bytes] of [large, picture, Buffer.alloc(0)].entries()) {
      const sha256 = await new Blobs(join(desk, 'evidence')).put(bytes);
      const payload = { claim: 'c3', name: `e${at}`, sha256, bytes: bytes.length, note: null };
      await writer.act([
        { kind: 'evidence.added', payload: { ...payload, evidence: `e${writer.link.seq + 1}` } as never },
      ]);
    }
    const { bytes } = await backup();
    expect(bytes).toBeGreaterThan(picture.length);
    expect(bytes).toBeLessThan(picture.length + large.length / 10);
    await restoreDesk({ file: out, folder: join(folder, 'again') });
    expect(await filesIn(join(folder, 'again'))).toEqual(await filesIn(desk));
  });

  it('is readable by nobody but its owner', async () => {
    await oldDesk(desk);
    await backup();
    expect((await stat(out)).mode & 0o777).toBe(0o600);
  });

  it('tells how far it has come, up to its end', async () => {
    await oldDesk(desk);
    const told: number[] = [];
    await backup({ onProgress: (done, total) => told.push(done / total) });
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told.at(-1)).toBe(1);
  });
});

describe('a desk with damage', () => {
  it('is backed up with its altered files as they are, each named', async () => {
    const writer = await newDesk(desk, 3);
    const sha256 = await writer.report('The fourth.');
    await writeFile(join(desk, blobPath('texts', sha256)), 'The fifth.');
    await rm(join(desk, blobPath('originals', sha256)));
    const { problems } = await backup();
    expect(problems).toEqual([
      { path: blobPath('texts', sha256), what: expect.stringContaining('altered') },
      { path: blobPath('originals', sha256), what: 'is missing' },
    ]);
    const restored = await restoreDesk({ file: out, folder: join(folder, 'again') });
    expect(restored.problems).toEqual(problems);
    expect(await filesIn(join(folder, 'again'))).toEqual(await filesIn(desk));
  });

  it('is backed up up to the damage of its ledger, which is named; or not at all where only sound ones count', async () => {
    await oldDesk(desk);
    const path = join(desk, 'ledger.jsonl');
    const lines = (await readFile(path, 'utf8')).split('\n');
    lines[9] = (lines[9] as string).replace('"Ada"', '"Eve"');
    await writeFile(path, lines.join('\n'));
    await expect(backup({ soundOnly: true })).rejects.toMatchObject({ tag: 'damaged' });
    expect(await beside()).toEqual([]);
    const { head, problems } = await backup();
    expect(head.seq).toBeLessThan(10);
    expect(problems).toContainEqual({
      path: 'ledger.jsonl',
      what: expect.stringMatching(/^entry 10 .*its hash/),
    });
    expect((await checkBackup(out)).manifest.head).toEqual(head);
  });

  it('without entries is refused, saying so', async () => {
    for (const make of [
      () => mkdir(desk),
      () => writeFile(join(desk, 'ledger.jsonl'), ''),
      () => rm(desk, { recursive: true }),
    ]) {
      await make();
      await expect(backup()).rejects.toMatchObject({
        tag: 'not-found',
        what: expect.stringContaining('no entries'),
      });
    }
    expect(await beside()).toEqual([]);
  });
});

describe('while the desk is in use', () => {
  let worker: Awaited<ReturnType<typeof builtFor>>;
  beforeAll(async () => {
    worker = await builtFor('tests/unit/electron/workbench/backup/process.ts');
  });
  afterAll(() => worker.remove());

  it('by another process that goes on writing, every backup is whole and holds what was acknowledged', async () => {
    const child = spawn(process.execPath, [worker.file, 'append', desk], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      const told = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
      const behind: number[] = [];
      for (let round = 0; round < 5; round += 1) {
        let acknowledged = 0;
        for (let at = 0; at < 20; at += 1) acknowledged = Number((await told.next()).value);
        const { head, problems } = await backup();
        expect(head.seq).toBeGreaterThanOrEqual(acknowledged);
        expect(problems).toEqual([]);
        expect((await checkBackup(out)).manifest.head).toEqual(head);
        behind.push(head.seq);
      }
      expect(behind.at(-1)).toBeGreaterThan(behind[0] as number);
    } finally {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
  });

  it.each([1, 30, 60, 99])(
    'a process killed at %d % leaves the older backup, and the next clears up',
    async (at) => {
      const writer = await newDesk(desk, 100);
      await backup();
      const before = await readFile(out);
      await writer.report('More.');
      const { signal } = spawnSync(process.execPath, [worker.file, 'backup', desk, out, String(at)]);
      expect(signal).toBe('SIGKILL');
      expect(await readFile(out)).toEqual(before);
      expect(await beside()).toHaveLength(2);
      expect((await backup()).head.seq).toBe(writer.link.seq);
      expect(await beside()).toEqual(['b.zip']);
    },
  );

  it('a redaction meanwhile begins it anew: what was redacted is in no backup', async () => {
    await newDesk(desk, 20);
    const path = join(desk, 'ledger.jsonl');
    const redact = async (): Promise<void> => {
      const lines = (await readFile(path, 'utf8')).trimEnd().split('\n');
      const rest = lines.map((line, at) => `${at === 2 ? redactLine(Buffer.from(line)) : line}\n`).join('');
      await writeFile(`${path}.new`, rest);
      await rename(`${path}.new`, path);
    };
    let redacting: Promise<void> | null = null;
    const { head } = await backup({
      onProgress() {
        redacting ??= redact();
      },
    });
    await redacting;
    const again = join(folder, 'again');
    await restoreDesk({ file: out, folder: again });
    expect(await readFile(join(again, 'ledger.jsonl'))).toEqual(await readFile(path));
    expect(head.length).toBe((await readFile(path)).length);
  });
});

describe('a backup that fails', () => {
  const failing = (fails: Partial<Disk>): Disk => ({ ...nodeDisk, ...fails });
  const full = (): never => {
    throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
  };
  /** Runs out after so many writes, or at the fsync. */
  const fullAfter = (writes: number): Disk =>
    failing({
      async open(path, how) {
        const file = await nodeDisk.open(path, how);
        let left = writes;
        const write = async (bytes: Uint8Array, at: number) => (left-- > 0 ? file.write(bytes, at) : full());
        return {
          write,
          sync: async () => (left > 0 ? file.sync() : full()),
          truncate: (length) => file.truncate(length),
          size: () => file.size(),
          close: () => file.close(),
        };
      },
    });

  it.each([0, 1, 5, 20])(
    'for lack of room after %d writes leaves the older one and nothing else',
    async (writes) => {
      await newDesk(desk, 30);
      await writeFile(out, 'the older one');
      await expect(backup({ disk: fullAfter(writes) })).rejects.toMatchObject({
        tag: 'disk',
        what: expect.stringContaining('full'),
        where: out,
      });
      expect(await beside()).toEqual(['b.zip']);
      expect(await readFile(out, 'utf8')).toBe('the older one');
      expect(await backup()).toMatchObject({ problems: [] });
    },
  );

  it('at its rename leaves the older one and nothing else', async () => {
    await newDesk(desk, 3);
    await writeFile(out, 'the older one');
    await expect(backup({ disk: failing({ rename: async () => full() }) })).rejects.toMatchObject({
      tag: 'disk',
    });
    expect(await beside()).toEqual(['b.zip']);
    expect(await readFile(out, 'utf8')).toBe('the older one');
  });

  it('is fsynced, then read back, before it takes its place: what the disk got wrong is found', async () => {
    await newDesk(desk, 30);
    await writeFile(out, 'the older one');
    const order: string[] = [];
    const forgetful = failing({
      async open(path, how) {
        const file = await nodeDisk.open(path, how);
        const altered = (bytes: Uint8Array, at: number): Uint8Array => {
          const copy = Uint8Array.from(bytes);
          if (at <= 1000 && 1000 < at + copy.length) copy[1000 - at] = (copy[1000 - at] as number) ^ 1;
          return copy;
        };
        return {
          write: (bytes, at) => file.write(altered(bytes, at), at),
          async sync() {
            await file.sync();
            order.push('sync');
          },
          truncate: (length) => file.truncate(length),
          size: () => file.size(),
          close: () => file.close(),
        };
      },
      rename: async () => void order.push('rename'),
    });
    await expect(backup({ disk: forgetful })).rejects.toMatchObject({
      tag: 'disk',
      what: expect.stringContaining('could not be read back'),
    });
    expect(order).toEqual(['sync']);
    expect(await beside()).toEqual(['b.zip']);
  });

  it.each([0, 0.3, 0.7, 1])(
    'because it was cancelled at %d leaves the older one and nothing else',
    async (share) => {
      await newDesk(desk, 30);
      await writeFile(out, 'the older one');
      const control = new AbortController();
      if (share === 0) control.abort();
      const onProgress = (done: number, total: number) => done / total >= share && control.abort();
      await expect(backup({ signal: control.signal, onProgress })).rejects.toMatchObject({
        tag: 'refused',
        what: expect.stringContaining('cancelled'),
      });
      expect(await beside()).toEqual(['b.zip']);
      expect(await readFile(out, 'utf8')).toBe('the older one');
    },
  );

  it('never writes into the desk it is of, by whatever name', async () => {
    await oldDesk(desk);
    await symlink(desk, join(folder, 'also'));
    const before = await filesIn(desk);
    for (const place of [
      join(desk, 'ledger.jsonl'),
      join(desk, 'texts', 'b.zip'),
      join(folder, 'also', 'b.zip'),
    ])
      await expect(backup({ out: place })).rejects.toMatchObject({
        tag: 'refused',
        todo: expect.stringContaining('outside'),
      });
    expect(await filesIn(desk)).toEqual(before);
  });

  it('says so where its folder is missing or its name is a folder', async () => {
    await oldDesk(desk);
    await expect(backup({ out: join(folder, 'no', 'b.zip') })).rejects.toMatchObject({
      what: 'its folder is not there',
    });
    await expect(backup({ out: join(folder, 'out') })).rejects.toMatchObject({
      what: expect.stringContaining('no file'),
    });
  });
});

describe('checking a backup', () => {
  it('finds every byte that was changed', async () => {
    await newDesk(desk, 4);
    await backup();
    const sound = await readFile(out);
    let found = 0;
    const missed: number[] = [];
    for (let at = 0; at < sound.length; at += 11) {
      const altered = Buffer.from(sound);
      altered[at] = (altered[at] as number) ^ 0x55;
      await writeFile(out, altered);
      const says = await checkBackup(out).then(
        (checked) => checked,
        (error: Error) => error.name,
      );
      if (says === 'FaultError') found += 1;
      else missed.push(at);
    }
    // What zip keeps of times and comments is no part of a desk; nothing that is restored may differ unseen.
    for (const at of missed) {
      const altered = Buffer.from(sound);
      altered[at] = (altered[at] as number) ^ 0x55;
      await writeFile(out, altered);
      await rm(join(folder, 'again'), { recursive: true, force: true });
      await restoreDesk({ file: out, folder: join(folder, 'again') });
      expect(await filesIn(join(folder, 'again'))).toEqual(await filesIn(desk));
    }
    expect(found).toBeGreaterThan(missed.length);
  });

  it('finds one that was cut short anywhere', async () => {
    await newDesk(desk, 4);
    await backup();
    const { length } = await readFile(out);
    for (let cut = length - 1; cut > 0; cut -= Math.ceil(length / 50)) {
      await truncate(out, cut);
      await expect(checkBackup(out)).rejects.toMatchObject({ name: 'FaultError' });
    }
  });

  it('says what is no backup, and what is not there', async () => {
    await writeFile(out, 'plain text');
    await expect(checkBackup(out)).rejects.toMatchObject({ tag: 'damaged', where: out });
    await expect(checkBackup(join(folder, 'none.zip'))).rejects.toMatchObject({ tag: 'not-found' });
    await expect(checkBackup(folder)).rejects.toMatchObject({ tag: 'refused' });
  });
});
