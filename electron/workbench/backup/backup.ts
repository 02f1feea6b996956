import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { FaultError } from '#shared/contract/faults';
import { markIn } from '../redaction-mark';
import { type Disk, nodeDisk } from '../storage/disk';
import { codeOf, diskFault } from '../storage/files';
import { Archive } from './archive';
import { blobsOf, isSqueezed, readStored } from './blobs';
import type { ChainHead } from './chain';
import { checkContents } from './check';
import { cancelled, type Following, Steps } from './following';
import { FixedLedger } from './ledger';
import { besideName, clearLeftovers } from './leftovers';
import { BACKUP_FORMAT, type BackedUpFile, type Manifest, type Problem, spelled } from './manifest';
import { LEDGER, MANIFEST, promised, SEARCHES, SETTINGS, VAULT } from './paths';
import { isWithin } from './within';
import { ZipWriter } from './zip';

export interface BackupOptions extends Following {
  /** The desk's folder. Another process may be writing to it; no lock is taken. */
  readonly folder: string;
  /** The zip to write. An older one is replaced when the new one has been checked. */
  readonly out: string;
  /** Whether confidential parties' real names go in. */
  readonly withVault?: boolean;
  /** Whether a damaged ledger is refused. Otherwise the backup ends before the damage, and says so. */
  readonly soundOnly?: boolean;
  /** Galley's, for whoever restores it. */
  readonly version: string;
  readonly now?: () => Date;
  readonly disk?: Disk;
}

export interface BackupOutcome {
  readonly files: number;
  /** Of the zip. */
  readonly bytes: number;
  readonly head: ChainHead;
  /** What is wrong with the desk: damaged files are kept as they are. */
  readonly problems: readonly Problem[];
  readonly made: string;
}

const ATTEMPTS = 3;

/**
 * Writes a desk into one zip: the ledger up to its last whole act, every stored file that is there by then, settings.
 * It is written beside its place, fsynced, read back and checked, and only then takes its place.
 * @throws FaultError; then an older file at `out` is as it was, and nothing else is left.
 */
export async function backupDesk(options: BackupOptions): Promise<BackupOutcome> {
  const job = { ...options, disk: options.disk ?? nodeDisk, out: await placeFor(options) };
  try {
    await clearLeftovers(dirname(job.out), (stem) => stem === stemFor(job.out));
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const outcome = await tryBackup(job);
      if (outcome) return outcome;
    }
  } catch (error) {
    if (options.signal?.aborted) throw cancelled('the backup');
    throw writingFault(error, job.out);
  }
  throw new FaultError(
    'locked',
    'the ledger is being redacted',
    options.folder,
    'Try again in a moment; if it was cut short, open the desk first.',
  );
}

type Job = BackupOptions & { readonly disk: Disk };

const stemFor = (out: string): string => `.${basename(out)}.writing-`;

/** @returns null when the ledger was rewritten meanwhile: what it no longer says must not stand in a backup. */
async function tryBackup(job: Job): Promise<BackupOutcome | null> {
  const beside = join(dirname(job.out), besideName(stemFor(job.out)));
  if (existsSync(markIn(job.folder))) return null;
  const ledger = await FixedLedger.open(job.folder);
  try {
    if (job.soundOnly && ledger.chain.damage) throw damagedLedger(ledger);
    const outcome = await write(job, ledger, beside).catch(async (error: unknown) => {
      if (await ledger.isRewritten()) return null;
      throw error;
    });
    if (!outcome || (await ledger.isRewritten())) return null;
    job.signal?.throwIfAborted();
    await job.disk.rename(beside, job.out);
    await job.disk.syncFolder(dirname(job.out));
    return outcome;
  } finally {
    await ledger.close();
    await job.disk.remove(beside).catch(() => undefined);
  }
}

async function write(job: Job, ledger: FixedLedger, beside: string): Promise<BackupOutcome> {
  const singles = job.withVault ? [SETTINGS, SEARCHES, VAULT] : [SETTINGS, SEARCHES];
  const { named, damage } = ledger.chain;
  const stored = await blobsOf(job.folder);
  // What no entry names may be what a redaction has yet to take away. Of a damaged ledger everything is saved.
  const paths = [...(damage ? stored : stored.filter((path) => named.has(path))), ...singles];
  // Each file is written once and read back once.
  const steps = new Steps(2 * (paths.length + 1), job);
  const { manifest, bytes } = await pack(job, ledger, paths, beside, steps);
  await readBack(manifest, beside, steps);
  for (let at = manifest.files.length; at <= paths.length; at += 1) steps.next();
  const { head, problems, files, made } = manifest;
  return { files: files.length, bytes, head, problems, made };
}

async function pack(
  job: Job,
  ledger: FixedLedger,
  paths: readonly string[],
  beside: string,
  steps: Steps,
): Promise<{ manifest: Manifest; bytes: number }> {
  const file = await job.disk.open(beside, 'new');
  const zip = new ZipWriter(file, job.signal);
  try {
    const packing = new Packing(job, ledger, zip);
    await packing.ledger();
    steps.next();
    for (const path of paths) {
      await packing.stored(path);
      steps.next();
    }
    const manifest = await packing.manifest();
    return { manifest, bytes: await zip.end() };
  } finally {
    await zip.giveUp();
    await file.close();
  }
}

/** One backup on its way into a zip. */
class Packing {
  readonly #job: Job;
  readonly #ledger: FixedLedger;
  readonly #zip: ZipWriter;
  readonly #made: Date;
  readonly #files: BackedUpFile[] = [];
  readonly #problems: Problem[] = [];
  readonly #missing: Set<string>;
  #ledgerSha256 = '';

  constructor(job: Job, ledger: FixedLedger, zip: ZipWriter) {
    this.#job = job;
    this.#ledger = ledger;
    this.#zip = zip;
    this.#made = (job.now ?? (() => new Date()))();
    this.#missing = new Set(ledger.chain.named);
  }

  async ledger(): Promise<void> {
    const { head, damage } = this.#ledger.chain;
    if (damage) {
      const what = `entry ${damage.seq} ${damage.what}; the backup ends with entry ${head.seq}`;
      this.#problems.push({ path: LEDGER, what });
    }
    await this.#zip.add({
      path: LEDGER,
      content: () => this.#hashed(this.#ledger.pieces()),
      size: head.length,
      squeeze: true,
      modified: this.#made,
    });
  }

  async *#hashed(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    const hash = createHash('sha256');
    for await (const piece of pieces) {
      hash.update(piece);
      yield piece;
    }
    this.#ledgerSha256 = hash.digest('hex');
  }

  /** A file that cannot be read is named; it keeps nobody from a backup of the others. */
  async stored(path: string): Promise<void> {
    const file = await readStored(join(this.#job.folder, path)).catch((error: unknown) => {
      this.#missing.delete(path);
      this.#problems.push({ path, what: `cannot be read: ${(error as Error).message}` });
      return null;
    });
    if (!file) return;
    const { bytes, sha256, modified, opening, content } = file;
    await this.#zip.add({ path, content, size: bytes, squeeze: !isSqueezed(opening), modified });
    this.#missing.delete(path);
    const due = promised(path);
    if (due !== null && due !== sha256)
      this.#problems.push({ path, what: 'has been altered: it does not match its SHA-256' });
    this.#files.push({ path, bytes, sha256 });
  }

  /** Everything before it has been written out when its turn comes. */
  async manifest(): Promise<Manifest> {
    for (const path of this.#missing) this.#problems.push({ path, what: 'is missing' });
    await this.#zip.add({
      path: MANIFEST,
      content: () => this.#spelled(),
      squeeze: true,
      modified: this.#made,
    });
    return this.#listed();
  }

  async *#spelled(): AsyncGenerator<Buffer> {
    yield* spelled(this.#listed());
  }

  #listed(): Manifest {
    const { chain } = this.#ledger;
    const ledger = { path: LEDGER, bytes: chain.head.length, sha256: this.#ledgerSha256 };
    return {
      format: BACKUP_FORMAT,
      desk: chain.desk ?? { id: chain.head.hash, name: 'desk' },
      galley: this.#job.version,
      made: this.#made.toISOString(),
      ledger: chain.format,
      head: chain.head,
      problems: this.#problems,
      files: [ledger, ...this.#files],
    };
  }
}

/** What is on the disk now, not what was meant to be. */
async function readBack(manifest: Manifest, beside: string, steps: Steps): Promise<void> {
  try {
    const archive = await Archive.open(beside);
    try {
      if (!isDeepStrictEqual(archive.manifest, manifest)) throw new Error('its manifest is another');
      await checkContents(manifest, archive, steps);
    } finally {
      archive.close();
    }
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    throw new FaultError(
      'disk',
      `what was written could not be read back: ${error.what}`,
      beside,
      'Check the disk, or back up to another one.',
    );
  }
}

/** @throws FaultError when the zip cannot lie there. */
async function placeFor({ folder, out }: BackupOptions): Promise<string> {
  const path = resolve(out);
  await stat(dirname(path)).catch((error: unknown) => {
    throw writingFault(error, path);
  });
  if (await isWithin(folder, dirname(path)))
    throw new FaultError('refused', 'lies in the desk itself', path, 'Name a place outside the desk.');
  const there = await stat(path).catch(() => null);
  if (there && !there.isFile())
    throw new FaultError('refused', 'is there already and is no file', path, 'Name a zip file.');
  return path;
}

const damagedLedger = ({ path, chain }: FixedLedger): FaultError =>
  new FaultError(
    'damaged',
    `entry ${chain.damage?.seq} ${chain.damage?.what}; no backup was made, so that the sound ones stay`,
    path,
    'Restore a backup.',
  );

/** The disk's refusal, about the zip's place rather than about a desk's. */
function writingFault(error: unknown, out: string): FaultError {
  if (error instanceof FaultError) return error;
  const code = codeOf(error);
  const folder = dirname(out);
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return new FaultError('disk', 'its folder is not there', out, 'Make the folder, or connect its drive.');
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return new FaultError(
      'disk',
      'no permission to write there',
      out,
      `Choose another place than ${folder}.`,
    );
  return diskFault(error, out);
}
