import type { FaultError } from '#shared/contract/faults';
import { LEDGER_FORMAT } from '#shared/domain/entries';
import { checkLine, GENESIS, LineDamage, type Link, NewerFormat } from '../ledger/lines';
import { newerThanThis } from './manifest';
import { type BlobFolder, blobPath } from './paths';

/** The last entry of a ledger's last whole act, and the offset behind its line in bytes. */
export interface ChainHead extends Link {
  readonly length: number;
}

const NEWLINE = 10;
/** Of a line's spelling: no checker's name can look like this, quotes in it are escaped. */
const PLACE = /^\{"v":(\d+),.*?,"kind":"([^"]+)","act":\d+,"left":(\d+),"prev":"/;

/** Follows a ledger from line to line as its bytes come in, and notes how far it is sound and what it speaks of. */
export class Chain {
  /** Behind the last whole act. */
  head: ChainHead = { seq: 0, hash: GENESIS, length: 0 };
  /** The first entry that is not what was written; nothing behind it is looked at. */
  damage: { readonly seq: number; readonly what: string } | null = null;
  /** The newest format of a line. */
  format = 1;
  desk: { readonly id: string; readonly name: string } | null = null;
  /** Paths of the blobs that whole acts named, and have not been redacted. */
  readonly named = new Set<string>();
  readonly #where: string;
  readonly #galley: string | null;
  #link: Link = this.head;
  #read = 0;
  #rest: Buffer = Buffer.alloc(0);
  #act: string[] = [];

  /**
   * @param where the ledger's or backup's path, for faults
   * @param galley the version known to be able to read it, where one is
   */
  constructor(where: string, galley: string | null = null) {
    this.#where = where;
    this.#galley = galley;
  }

  /** How many bytes have come in. */
  get length(): number {
    return this.#read + this.#rest.length;
  }

  /** @throws FaultError `refused` at a line of a newer format. */
  take(chunk: Buffer): void {
    const bytes = this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk]) : chunk;
    let from = 0;
    for (let to = bytes.indexOf(NEWLINE); to !== -1; to = bytes.indexOf(NEWLINE, from)) {
      this.#read += to + 1 - from;
      if (!this.damage) this.#line(bytes.subarray(from, to));
      from = to + 1;
    }
    this.#rest = bytes.subarray(from);
  }

  #line(bytes: Buffer): void {
    try {
      this.#link = checkLine(bytes, this.#link);
    } catch (error) {
      if (error instanceof NewerFormat) throw this.#newer(error.format, error.galley);
      if (!(error instanceof LineDamage) && !(error instanceof SyntaxError)) throw error;
      this.damage = { seq: this.#link.seq + 1, what: error.message };
      return;
    }
    const line = bytes.toString('utf8');
    const [, v, kind, left] = PLACE.exec(line) ?? [];
    if (Number(v) > LEDGER_FORMAT) throw this.#newer(Number(v), null);
    this.format = Math.max(this.format, Number(v));
    this.#note(kind, line);
    if (Number(left) === 0) this.#actIsWhole();
  }

  #newer(format: number, galley: string | null): FaultError {
    return newerThanThis(`ledger format ${format}`, galley ?? this.#galley, this.#where);
  }

  #actIsWhole(): void {
    this.head = { ...this.#link, length: this.#read };
    for (const path of this.#act) this.named.add(path);
    this.#act = [];
  }

  #note(kind: string | undefined, line: string): void {
    const noting = kind === undefined ? undefined : NOTED[kind];
    if (noting) this.#act.push(...noting(payloadIn(line)));
    // Even one whose first payload was taken out is told from others.
    if (kind === 'desk.created')
      this.desk = identityIn(payloadIn(line)) ?? { id: this.#link.hash, name: 'desk' };
  }
}

/** Blobs that an entry names. Payloads are of any format, or redacted: nothing is expected of them. */
const NOTED: Readonly<Record<string, (payload: unknown) => string[]>> = {
  'report.imported': (payload) => {
    const { report } = (payload ?? {}) as { report?: { original?: unknown; text?: unknown } };
    return [...blobIn('originals', report?.original), ...blobIn('texts', report?.text)];
  },
  'evidence.added': (payload) => blobIn('evidence', payload),
};

function blobIn(folder: BlobFolder, holder: unknown): string[] {
  const sha256 = (holder as { sha256?: unknown } | null | undefined)?.sha256;
  return typeof sha256 === 'string' ? [blobPath(folder, sha256)] : [];
}

function identityIn(payload: unknown): { id: string; name: string } | null {
  const { desk, name } = (payload ?? {}) as { desk?: unknown; name?: unknown };
  return typeof desk === 'string' && typeof name === 'string' ? { id: desk, name } : null;
}

const payloadIn = (line: string): unknown => (JSON.parse(line) as { payload: unknown }).payload;
