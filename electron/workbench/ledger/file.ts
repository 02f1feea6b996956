import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Adapter } from 'lowdb';
import { FaultError } from '#shared/contract/faults';
import type { Entry } from '#shared/domain/entries';
import { diskFault, makeFolder, PRIVATE_FILE, syncFolder } from '../storage/files';
import { GENESIS, LineDamage, type Link, readLine } from './lines';
import { eachLine } from './scan';

/** The last entry on disk and the length of the file that ends with it, in bytes. */
export interface Head extends Link {
  readonly length: number;
}
export const EMPTY: Head = { seq: 0, hash: GENESIS, length: 0 };

/** What lowdb holds of the ledger: where the file ends, and the lines that are to follow. Never the whole ledger. */
export interface Tail {
  readonly head: Head;
  readonly lines: readonly string[];
  readonly link: Link;
}

/** Where a scan stopped short. */
export interface Damage {
  readonly seq: number;
  readonly what: string;
}

/** One whole act, as the fold takes it. Return a reason to stop when the act contradicts the state. */
export type OnAct = (entries: readonly Entry[]) => string | null;

/** lowdb's adapter for the ledger: reading folds, writing appends the new suffix and fsyncs it. */
export class LedgerFile implements Adapter<Tail> {
  readonly path: string;
  readonly #onAct: OnAct;
  #handle: FileHandle | null = null;
  damage: Damage | null = null;
  /** Bytes behind the last whole act: a write that was cut short before it was acknowledged. */
  torn = 0;

  constructor(path: string, onAct: OnAct) {
    this.path = path;
    this.#onAct = onAct;
  }

  async read(): Promise<Tail> {
    let link: Link = EMPTY;
    let head = EMPTY;
    let act: Entry[] = [];
    const { size } = await eachLine(this.path, (line, length) => {
      try {
        const read = readLine(line, link);
        act = followed(act, read.entry);
        link = read.link;
        if (read.entry.left > 0) return true;
        const contradiction = this.#onAct(act);
        if (contradiction !== null) throw new LineDamage(contradiction);
        head = { ...link, length };
        act = [];
        return true;
      } catch (error) {
        this.damage = damageAt(link.seq + 1, error);
        return false;
      }
    });
    this.torn = this.damage ? 0 : size - head.length;
    return { head, lines: [], link: head };
  }

  async write({ head, lines }: Tail): Promise<void> {
    const handle = await this.#open(head);
    const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
    try {
      const { size } = await handle.stat();
      if (size !== head.length) throw grown(this.path, head.length, size);
      await writeAll(handle, bytes, head.length);
      await handle.datasync();
    } catch (error) {
      if (!(error instanceof FaultError)) await this.#takeBack(handle, head.length);
      throw diskFault(error, this.path);
    }
  }

  async close(): Promise<void> {
    await this.#handle?.close();
    this.#handle = null;
  }

  async #open(head: Head): Promise<FileHandle> {
    try {
      await makeFolder(dirname(this.path));
      this.#handle ??= await open(this.path, head.length === 0 ? 'a+' : 'r+', PRIVATE_FILE);
      if (head.length > 0) return this.#handle;
      // A new file: reopened for writing at a position, with its directory entry made durable first.
      await this.#handle.close();
      this.#handle = await open(this.path, 'r+');
      await syncFolder(dirname(this.path));
      return this.#handle;
    } catch (error) {
      throw diskFault(error, this.path);
    }
  }

  /** What was half written was never acknowledged. If even this fails, opening the desk again sets it aside. */
  async #takeBack(handle: FileHandle, length: number): Promise<void> {
    await handle.truncate(length).catch(() => undefined);
  }
}

async function writeAll(handle: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done);
    if (bytesWritten === 0) throw new Error('the disk took nothing');
    done += bytesWritten;
  }
}

/** The entries of an act follow one another and count down. */
function followed(act: readonly Entry[], entry: Entry): Entry[] {
  const before = act.at(-1);
  const due = before ? entry.act === before.act && entry.left === before.left - 1 : entry.act === entry.seq;
  if (!due) throw new LineDamage('belongs to another act than the one under way');
  return [...act, entry];
}

const damageAt = (seq: number, error: unknown): Damage => {
  if (error instanceof LineDamage || error instanceof SyntaxError) return { seq, what: error.message };
  throw error;
};

const grown = (path: string, expected: number, size: number): FaultError =>
  new FaultError(
    'damaged',
    `has ${size} bytes where ${expected} are due: something else wrote to it; nothing was changed`,
    path,
    'Close Galley and open the desk again.',
  );
