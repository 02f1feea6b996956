import { randomUUID } from 'node:crypto';
import { appendFile, cp, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ZipFile } from 'yazl';
import type { NewEntry } from '#shared/domain/entries';
import { idAt } from '#shared/domain/ids';
import { readFrom } from '#shared/domain/provenance';
import { GENESIS, type Link, lineOf } from '#workbench/ledger/lines';
import { Blobs, sha256Of } from '#workbench/storage/blobs';

/** Desks on disk, made line by line: backups must not need a workbench. */

const SEED = join(import.meta.dirname, '../../../../../seeds/ledgers/format-1');

/** A copy of a desk that an older Galley wrote: two reports, one confidential party. */
export async function oldDesk(folder: string): Promise<string> {
  await cp(SEED, folder, { recursive: true });
  await writeFile(join(folder, 'settings.json'), '{"checker":"Ada","paper":"A4","theme":"system"}\n');
  await writeFile(join(folder, 'desk.lock'), '');
  await mkdir(join(folder, 'derived'), { recursive: true });
  await writeFile(join(folder, 'derived', 'snapshot'), 'may be deleted');
  return folder;
}

/** Appends to a desk's ledger as a workbench does: what an act names is stored first, the act is one write. */
export class Writer {
  readonly folder: string;
  link: Link;

  constructor(folder: string, link: Link = { seq: 0, hash: GENESIS }) {
    this.folder = folder;
    this.link = link;
  }

  static async create(folder: string, name = 'Test desk'): Promise<Writer> {
    await mkdir(folder, { recursive: true });
    const writer = new Writer(folder);
    await writer.act([{ kind: 'desk.created', payload: { desk: randomUUID(), name, galley: '0.0.0' } }]);
    return writer;
  }

  /** @returns the lines, with `left` counting down; written unless told not to. */
  async act(entries: readonly NewEntry[], write = true): Promise<string> {
    const act = this.link.seq + 1;
    let lines = '';
    for (const [at, entry] of entries.entries()) {
      const header = { time: new Date().toISOString(), checker: 'Ada', act, left: entries.length - 1 - at };
      const made = lineOf({ ...entry, ...header }, this.link);
      this.link = made.link;
      lines += `${made.line}\n`;
    }
    if (write) await appendFile(join(this.folder, 'ledger.jsonl'), lines);
    return lines;
  }

  /** A report and a claim in one act. @returns the report's SHA-256. */
  async report(text: string): Promise<string> {
    const bytes = Buffer.from(text);
    const sha256 = await new Blobs(join(this.folder, 'originals')).put(bytes);
    await new Blobs(join(this.folder, 'texts')).put(bytes);
    const report = idAt('report', this.link.seq + 1);
    const claim = idAt('claim', this.link.seq + 2);
    const meta = { title: null, outlet: null, byline: null, date: null, url: null };
    const stored = {
      original: { sha256, bytes: bytes.length },
      text: { sha256, length: text.length, words: 1 },
    };
    await this.act([
      {
        kind: 'report.imported',
        payload: {
          report: {
            id: report,
            ...stored,
            origin: 'a.txt',
            reading: readFrom('text', 'utf-8'),
            meta,
            opening: text.slice(0, 20),
          },
        },
      },
      { kind: 'claim.made', payload: { claim, text: 'It happened.', anchors: [] } },
    ]);
    return sha256;
  }
}

/** A desk with some reports of about `size` bytes each. */
export async function newDesk(folder: string, reports: number, size = 200): Promise<Writer> {
  const writer = await Writer.create(folder);
  for (let at = 0; at < reports; at += 1) await writer.report(`Report ${at} ${'says so. '.repeat(size / 9)}`);
  return writer;
}

/** Every file below a folder: path with forward slashes, and SHA-256. */
export async function filesIn(folder: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const name of (await readdir(folder, { recursive: true })).sort()) {
    const path = join(folder, name);
    if ((await stat(path)).isFile()) found[name.replaceAll('\\', '/')] = sha256Of(await readFile(path));
  }
  return found;
}

/** Packs bytes under any names, as an ill-meaning archive would. */
export async function zipOf(path: string, pack: (zip: ZipFile) => void): Promise<string> {
  const zip = new ZipFile();
  pack(zip);
  zip.end();
  const pieces: Buffer[] = [];
  for await (const piece of zip.outputStream as AsyncIterable<Buffer>) pieces.push(piece);
  await writeFile(path, Buffer.concat(pieces));
  return path;
}
