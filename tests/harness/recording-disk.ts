import { relative } from 'node:path';
import { type Disk, type DiskFile, nodeDisk } from '#workbench/storage/disk';

/** One call that a desk made of its disk, or an answer it gave. Paths are the desk's own, `''` for its folder. */
export type Call =
  | { readonly did: 'open'; readonly path: string; readonly file: number }
  | {
      readonly did: 'write';
      readonly path: string;
      readonly file: number;
      readonly position: number;
      readonly bytes: Buffer;
    }
  | { readonly did: 'sync'; readonly path: string; readonly file: number }
  | { readonly did: 'truncate'; readonly path: string; readonly file: number; readonly length: number }
  | { readonly did: 'rename'; readonly path: string; readonly to: string }
  | { readonly did: 'remove'; readonly path: string }
  | { readonly did: 'makeFolder'; readonly path: string }
  | { readonly did: 'syncFolder'; readonly path: string }
  /** Not the disk's: somebody was told. `path` says of what. */
  | { readonly did: 'answer'; readonly path: string };

/** Puts other calls in the record than those made: none, or later. */
export type Fault = (call: Call) => readonly Call[];

export interface RecordingOptions {
  readonly fault?: Fault;
  /** Leaves out the machine's own fsync, which takes the time: the record alone tells what would last. */
  readonly quick?: boolean;
}

/**
 * Passes every call to the machine's file system and keeps a record of them in the order in which they took effect: one
 * is finished before the next begins.
 */
export class RecordingDisk implements Disk {
  readonly calls: Call[] = [];
  readonly #folder: string;
  readonly #fault: Fault;
  readonly #quick: boolean;
  #queue: Promise<unknown> = Promise.resolve();
  #files = 0;
  /** How many calls are still to go through before the process is dead. */
  #left = Number.POSITIVE_INFINITY;

  constructor(folder: string, { fault = (call) => [call], quick = false }: RecordingOptions = {}) {
    this.#folder = folder;
    this.#fault = fault;
    this.#quick = quick;
  }

  /** Whether the process is dead: no call of its goes through any more. */
  get dead(): boolean {
    return this.#left <= 0;
  }
  /** Kills the process that uses this disk after so many more calls. */
  dieAfter(calls: number): void {
    this.#left = calls;
  }
  /** The disk is another process's now. */
  revive(): void {
    this.#left = Number.POSITIVE_INFINITY;
  }

  answered(what: string): void {
    this.#keep({ did: 'answer', path: what });
  }

  open = (path: string, how: 'new' | 'there' | 'append'): Promise<DiskFile> =>
    this.#inTurn(
      () => nodeDisk.open(path, how),
      (file) => {
        this.#files += 1;
        const number = this.#files;
        this.#keep({ did: 'open', path: this.#own(path), file: number });
        return this.#recorded(file, this.#own(path), number);
      },
    );

  rename = (from: string, to: string): Promise<void> =>
    this.#call({ did: 'rename', path: this.#own(from), to: this.#own(to) }, () => nodeDisk.rename(from, to));
  remove = (path: string): Promise<void> =>
    this.#call({ did: 'remove', path: this.#own(path) }, () => nodeDisk.remove(path));
  makeFolder = (path: string): Promise<string | undefined> =>
    this.#call({ did: 'makeFolder', path: this.#own(path) }, () => nodeDisk.makeFolder(path));
  syncFolder = (path: string): Promise<void> =>
    this.#call({ did: 'syncFolder', path: this.#own(path) }, async () => {
      if (!this.#quick) await nodeDisk.syncFolder(path);
    });

  #recorded(file: DiskFile, path: string, number: number): DiskFile {
    const of = { path, file: number };
    return {
      write: (bytes, position) =>
        this.#call({ did: 'write', ...of, position, bytes: Buffer.from(bytes) }, () =>
          file.write(bytes, position),
        ),
      sync: () =>
        this.#call({ did: 'sync', ...of }, async () => {
          if (!this.#quick) await file.sync();
        }),
      truncate: (length) => this.#call({ did: 'truncate', ...of, length }, () => file.truncate(length)),
      size: () => file.size(),
      // A dead process's files are closed as well.
      close: () => file.close(),
    };
  }

  #call<T>(call: Call, work: () => Promise<T>): Promise<T> {
    return this.#inTurn(work, (done) => {
      this.#keep(call);
      return done;
    });
  }

  #inTurn<T, U>(work: () => Promise<T>, then: (done: T) => U): Promise<U> {
    const turn = this.#queue.then(async () => {
      if (this.dead) throw new Error('the process is dead');
      this.#left -= 1;
      return then(await work());
    });
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  #keep(call: Call): void {
    this.calls.push(...this.#fault(call));
  }

  #own = (path: string): string => relative(this.#folder, path).replaceAll('\\', '/');
}

/** A call in a few words, for whoever reads of a failure. */
export function inWords(call: Call): string {
  if (call.did === 'write') return `write ${call.path} ${call.position}+${call.bytes.length}`;
  if (call.did === 'rename') return `rename ${call.path} → ${call.to}`;
  return `${call.did} ${call.path || 'the desk’s folder'}`;
}
