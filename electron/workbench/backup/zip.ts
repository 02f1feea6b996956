import { type PassThrough, Readable } from 'node:stream';
import { type Options, ZipFile } from 'yazl';
import type { DiskFile } from '../storage/disk';

const PRIVATE_PLAIN_FILE = 0o100600;

/** One file on its way into a zip. */
export interface Packing {
  readonly path: string;
  /** All of it, or what gives it piece by piece when its turn comes. */
  readonly content: Buffer | (() => AsyncIterable<Uint8Array>);
  /** Length in bytes where it is known: any other is an error. */
  readonly size?: number;
  /** Whether squeezing it is worth the time. */
  readonly squeeze: boolean;
  readonly modified: Date;
}

/** Writes a zip to an open file, entry after entry; of their contents no more than a few pieces are in memory. */
export class ZipWriter {
  readonly #zip = new ZipFile();
  readonly #written: Promise<number>;
  #source: Readable | null = null;
  #failure: Error | null = null;
  #onFailure: (error: Error) => void = () => undefined;

  /** @param signal ends the work with its reason. */
  constructor(file: DiskFile, signal?: AbortSignal) {
    this.#zip.on('error', (error: Error) => this.#fail(error));
    this.#written = this.#drain(file, signal);
    this.#written.catch((error: Error) => this.#fail(error));
  }

  /** Resolves when the zip can take the next one. Of what comes in pieces, everything before has been written out by then. */
  async add({ path, content, size, squeeze, modified }: Packing): Promise<void> {
    const options = { mtime: modified, mode: PRIVATE_PLAIN_FILE, compress: squeeze };
    if (typeof content !== 'function') return this.#addWhole(path, content, options);
    const sized = size === undefined ? options : { ...options, size };
    await this.#unlessFailed((resolve) =>
      this.#zip.addReadStreamLazy(path, sized, (start) => {
        this.#source = Readable.from(content(), { objectMode: false });
        // yazl listens for the end only.
        this.#source.on('error', (error) => this.#fail(error));
        start(null, this.#source);
        resolve();
      }),
    );
  }

  /** A third of the work of a stream; what is waiting to be written is kept small. */
  async #addWhole(path: string, bytes: Buffer, options: Partial<Options>): Promise<void> {
    const out = this.#zip.outputStream as PassThrough;
    await this.#unlessFailed((resolve) => {
      this.#zip.addBuffer(bytes, path, options);
      if (out.writableNeedDrain) out.once('drain', resolve);
      else resolve();
    });
  }

  /** Writes the directory. @returns the zip's length in bytes; it is on disk. */
  async end(): Promise<number> {
    this.#zip.end();
    return this.#written;
  }

  /** Ends writing and waits until nothing touches the file any more. */
  async giveUp(): Promise<void> {
    this.#fail(new Error('given up'));
    await this.#written.catch(() => undefined);
  }

  #unlessFailed(work: (resolve: () => void) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#onFailure = reject;
      if (this.#failure) reject(this.#failure);
      else work(resolve);
    });
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    this.#onFailure(this.#failure);
    this.#source?.destroy();
    (this.#zip.outputStream as Readable).destroy(this.#failure);
  }

  async #drain(file: DiskFile, signal: AbortSignal | undefined): Promise<number> {
    let at = 0;
    for await (const chunk of this.#zip.outputStream as AsyncIterable<Buffer>) {
      signal?.throwIfAborted();
      await file.write(chunk, at);
      at += chunk.length;
    }
    await file.sync();
    return at;
  }
}
