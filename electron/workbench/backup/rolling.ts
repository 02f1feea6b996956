import { readdir, rm, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import { FaultError, faultOf, inOneLine } from '#shared/contract/faults';
import type { BackupState, BackupView } from '#shared/contract/views';
import { logExport, readExports } from '../exports';
import type { Backups } from '../ports';
import { type Disk, nodeDisk } from '../storage/disk';
import { codeOf, diskFault, makeFolder } from '../storage/files';
import { backupDesk } from './backup';
import { manifestOf } from './checking';
import { deskFolderIn, findDeskFolder, rememberDesk } from './homes';
import { clearLeftovers } from './leftovers';
import { isHalfWritten, type NamedBackup, nameFor, readName } from './names';
import { isWithin } from './within';

/** What a desk is just now, as far as its backups care. */
export interface DeskNow {
  readonly id: string;
  readonly name: string;
  readonly seq: number;
  readonly hash: string;
}

/** Calls `work` every so often until the function it returns is called. */
export type Schedule = (work: () => void, everyMs: number) => () => void;

export interface RollingOptions {
  /** The desk's folder. */
  readonly folder: string;
  /** Where backups go unless the user chose; made when missing. */
  readonly usual: string;
  /** The folder the user chose; never made: a drive that is not connected must not be mistaken for an empty one. */
  readonly chosen: () => string | null;
  /** Null while the desk has no entries, or none that can be read. */
  readonly desk: () => DeskNow | null;
  /** Why no backup is made from here (the desk is read-only, or damaged); null when they are. */
  readonly idle: () => string | null;
  readonly version: string;
  /** Told whenever the state is another. */
  readonly onChange: () => void;
  readonly onProgress?: (done: number, total: number) => void;
  readonly now?: () => Date;
  readonly schedule?: Schedule;
  readonly disk?: Disk;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const KEPT = 10;

/**
 * Backups a desk makes by itself: when it is opened with entries that no backup has, and every day while it is open.
 * The last ten sound ones are kept, and the last ten of a desk with damaged files: a damaged one never takes the place
 * of a sound one. Nothing else in the folder is touched.
 */
export class RollingBackups implements Backups {
  readonly #options: RollingOptions;
  readonly #now: () => Date;
  #problem: string | null = null;
  /** What was last seen, and where: the folder may be another by now. */
  #seen: { readonly folder: string; readonly last: BackupView | null } | null = null;
  #running: { readonly ended: Promise<void>; readonly stop: AbortController } | null = null;
  #unschedule: () => void = () => undefined;
  #home: string | null = null;
  #begun = false;
  #closed = false;
  #told = '';

  constructor(options: RollingOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => new Date());
  }

  /**
   * Begins in the background: looks what is there, makes a backup when one is due, and looks again every hour.
   * @param opened whether the desk had entries when it was opened: what was made since is for tomorrow's backup
   */
  begin(opened = true): void {
    this.#begun = true;
    const { schedule = unrefInterval } = this.#options;
    this.#unschedule = schedule(() => void this.#makeDue(DAY_MS), HOUR_MS);
    if (opened) void this.#makeDue(0);
    else
      void this.#look().then(
        () => this.#tell(),
        (error: unknown) => this.#fail(error),
      );
  }

  state(): BackupState {
    const folder = this.#folder();
    return {
      folder,
      last: this.#seen?.folder === folder ? this.#seen.last : null,
      running: this.#running !== null,
      problem: this.#problem,
    };
  }

  async list(): Promise<BackupView[]> {
    await this.#findHome();
    return listIn(this.#folder());
  }

  /** Of backups since the desk was last restored: older ones may know entries that the restored desk never had. */
  async heads(): Promise<{ seq: number; hash: string; where: string }[]> {
    const folder = this.#folder();
    const noted = await readExports(this.#options.folder);
    const since = noted.findLast(({ kind }) => kind === 'restored')?.time ?? '';
    const heads: { seq: number; hash: string; where: string }[] = [];
    for (const { name, time } of await this.list()) {
      if (time <= since) continue;
      const where = join(folder, name);
      const manifest = await manifestOf(where).catch(() => null);
      if (manifest) heads.push({ seq: manifest.head.seq, hash: manifest.head.hash, where });
    }
    return heads;
  }

  async now(): Promise<BackupState> {
    const desk = this.#options.desk();
    const idle = this.#options.idle();
    if (idle !== null) throw new FaultError('read-only', idle, this.#options.folder, 'No backup was made.');
    if (!desk) throw new FaultError('refused', 'there is nothing to back up yet: the desk has no entries');
    await (this.#running?.ended ?? this.#run(desk));
    return this.state();
  }

  async purge(): Promise<string[]> {
    const { disk = nodeDisk } = this.#options;
    await this.#stop();
    const gone: string[] = [];
    for (const folder of await this.#folders()) {
      for (const { name } of await listIn(folder)) {
        await disk.remove(join(folder, name));
        gone.push(join(folder, name));
      }
      await clearLeftovers(folder, isHalfWritten);
      // Gone for good before the redaction counts as finished. A folder that was never made holds none.
      await disk.syncFolder(folder).catch((error: unknown) => {
        if (codeOf(error) !== 'ENOENT') throw diskFault(error, folder);
      });
    }
    await this.#look();
    this.#tell();
    // What was redacted is gone from the desk as well: it need not be without a backup till tomorrow.
    if (this.#begun) void this.#makeDue(0);
    return gone;
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#unschedule();
    await this.#stop();
  }

  /** A backup under way is given up: it leaves nothing, and the next opening makes it. */
  async #stop(): Promise<void> {
    this.#running?.stop.abort();
    await this.#running?.ended;
  }

  #base(): string {
    return this.#options.chosen() ?? this.#options.usual;
  }

  #folder(): string {
    const desk = this.#options.desk();
    if (desk) return deskFolderIn(this.#base(), desk.id);
    return this.#home ?? this.#base();
  }

  /** A desk whose first entry cannot be read has no identity; its backups remember which folder it lay in. */
  async #findHome(): Promise<void> {
    if (!this.#options.desk()) this.#home = await findDeskFolder(this.#base(), this.#options.folder);
  }

  /** Every folder that backups of this desk went to, as far as the desk knows. */
  async #folders(): Promise<Set<string>> {
    await this.#findHome();
    const noted = await readExports(this.#options.folder);
    const desk = this.#options.desk();
    const bases = desk ? [this.#options.usual, this.#base()] : [];
    return new Set([
      this.#folder(),
      ...bases.map((base) => deskFolderIn(base, desk?.id ?? '')),
      ...noted.filter(({ kind }) => kind === 'rolling').map(({ path }) => path),
    ]);
  }

  /** @param least how old the newest backup must be, in milliseconds. Nothing is due that a backup has already. */
  async #makeDue(least: number): Promise<void> {
    try {
      await this.#look();
      this.#tell();
      const desk = this.#options.desk();
      if (!desk || this.#options.idle() !== null || this.#running) return;
      const due = await this.#isDue(desk, least);
      // Somebody may have asked for one meanwhile: two at a time would not know of each other.
      if (due && !this.#closed && !this.#running) await this.#run(this.#options.desk() ?? desk);
    } catch (error) {
      this.#fail(error);
    }
  }

  async #isDue(desk: DeskNow, least: number): Promise<boolean> {
    const last = this.#seen?.last;
    if (!last) return true;
    if (this.#now().getTime() - Date.parse(last.time) < least) return false;
    const held = await manifestOf(join(this.#folder(), last.name)).catch(() => null);
    return held?.head.hash !== desk.hash;
  }

  async #look(): Promise<void> {
    await this.#findHome();
    const folder = this.#folder();
    const [last = null] = await listIn(folder);
    this.#seen = { folder, last };
  }

  /** Never rejects: the outcome is in the state. */
  #run(desk: DeskNow): Promise<void> {
    const stop = new AbortController();
    const ended = this.#make(desk, stop.signal)
      .then(
        () => {
          this.#problem = null;
        },
        (error: unknown) => {
          // One that was given up did not fail.
          if (!stop.signal.aborted) this.#problem = inOneLine(faultOf(error));
        },
      )
      .finally(() => {
        this.#running = null;
        this.#tell();
      });
    this.#running = { ended, stop };
    this.#tell();
    return ended;
  }

  async #make(desk: DeskNow, signal: AbortSignal): Promise<void> {
    const { folder: of, version, onProgress } = this.#options;
    const disk = this.#options.disk ?? nodeDisk;
    const folder = await this.#readyFolder(desk, disk);
    const time = this.#now();
    const out = join(folder, nameFor(desk.name, time, desk.seq, true));
    const outcome = await backupDesk({
      folder: of,
      out,
      soundOnly: true,
      version,
      now: () => time,
      signal,
      onProgress,
      disk,
    });
    // The desk may have gone on meanwhile; and its files may not be what they should be.
    const name = nameFor(desk.name, time, outcome.head.seq, outcome.problems.length === 0);
    await retitle(out, join(folder, name), disk);
    await this.#look();
    await prune(folder, name);
  }

  /** The desk's folder of backups, made where it may be, cleared of halves, and noted. */
  async #readyFolder(desk: DeskNow, disk: Disk): Promise<string> {
    const { chosen, folder: of } = this.#options;
    const base = this.#base();
    if (chosen() !== null) await refuseUnready(base, of);
    const folder = deskFolderIn(base, desk.id);
    await makeFolder(folder, disk).catch((error: unknown) => {
      throw diskFault(error, folder);
    });
    await clearLeftovers(folder, isHalfWritten);
    await rememberDesk(folder, { desk: desk.id, name: desk.name, folder: of }, disk).catch(
      (error: unknown) => {
        throw diskFault(error, folder);
      },
    );
    await this.#note(folder, desk);
    return folder;
  }

  /** Known to the desk from now on, whatever folder is chosen later: a redaction must find it. */
  async #note(folder: string, { seq, hash }: DeskNow): Promise<void> {
    const noted = await readExports(this.#options.folder);
    if (noted.some(({ kind, path }) => kind === 'rolling' && path === folder)) return;
    const failed = await logExport(this.#options.folder, {
      kind: 'rolling',
      path: folder,
      time: this.#now().toISOString(),
      seq,
      hash,
    });
    if (failed !== null) throw new FaultError('disk', failed);
  }

  /** A desk that is being closed is not woken again. */
  #tell(): void {
    if (this.#closed) return;
    const state = JSON.stringify(this.state());
    if (state === this.#told) return;
    this.#told = state;
    this.#options.onChange();
  }

  #fail(error: unknown): void {
    this.#problem = inOneLine(faultOf(error));
    this.#tell();
  }
}

/** A backup under a name that promises too much is none: where it cannot have its own it goes. */
async function retitle(from: string, to: string, disk: Disk): Promise<void> {
  if (from === to) return;
  try {
    await disk.rename(from, to);
    await disk.syncFolder(dirname(to));
  } catch (error) {
    await disk.remove(from);
    throw diskFault(error, to);
  }
}

function unrefInterval(work: () => void, everyMs: number): () => void {
  const timer = setInterval(work, everyMs);
  // Backups keep no process alive.
  timer.unref();
  return () => clearInterval(timer);
}

async function refuseUnready(base: string, desk: string): Promise<void> {
  const other = 'Connect its drive, or choose another folder.';
  const there = isAbsolute(base) ? await stat(base).catch(() => null) : null;
  if (!there?.isDirectory()) throw new FaultError('disk', 'the backup folder is not there', base, other);
  if (await isWithin(desk, base))
    throw new FaultError(
      'refused',
      'the backup folder lies in the desk itself',
      base,
      'Choose another folder.',
    );
}

type Listed = BackupView & Pick<NamedBackup, 'sound'>;

/** Newest first. A folder that is not there holds none. */
async function backupsIn(folder: string): Promise<Listed[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return [];
    throw diskFault(error, folder);
  });
  const listed: Listed[] = [];
  for (const name of names) {
    const read = readName(name);
    const stats = read && (await stat(join(folder, name)).catch(() => null));
    if (read && stats?.isFile()) listed.push({ ...read, bytes: stats.size });
  }
  return listed.sort((a, b) => (a.time < b.time ? 1 : -1));
}

const listIn = async (folder: string): Promise<BackupView[]> =>
  (await backupsIn(folder)).map(({ sound: _, ...view }) => view);

/** What is too many, of each sort by itself; never the one just made, whatever the clock says. */
async function prune(folder: string, made: string): Promise<void> {
  const all = await backupsIn(folder);
  for (const sort of [true, false]) {
    const others = all.filter(({ name, sound }) => sound === sort && name !== made);
    const room = all.some(({ name, sound }) => sound === sort && name === made) ? KEPT - 1 : KEPT;
    for (const { name } of others.slice(room)) await rm(join(folder, name), { force: true });
  }
}
