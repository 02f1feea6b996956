import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { idAt, type ReportId, seqOf } from '#shared/domain/ids';
import type { Fingerprint } from '#shared/text/alike/fingerprint';
import { derivedIn } from '../snapshot/files';
import type { Disk } from '../storage/disk';
import { codeOf, makeFolder, writeWhole } from '../storage/files';

/**
 * The fingerprints of a desk's reports, kept so that a desk is opened without reading every text:
 *
 *     reports, words, counts, prints: columns of unsigned 32-bit numbers of this machine's byte order
 *     header (JSON), the header's length in bytes (4 bytes), `GLYA`
 *
 * The header carries a CRC-32 of the columns. Derived: it may be deleted at any time.
 */
const alikeIn = (desk: string): string => join(derivedIn(desk), 'alike.prints');

/** Increase it with every change of the file, of fingerprints, or of how words are cut or folded. */
const SCHEMA = 1;
const BYTE_ORDER = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 'LE' : 'BE';
const GALLEY = `alike ${SCHEMA}, ${BYTE_ORDER}`;
const MAGIC = Buffer.from('GLYA');

const headerSchema = z.object({
  galley: z.literal(GALLEY),
  position: z.object({ seq: z.int(), hash: z.string() }),
  reports: z.int().nonnegative(),
  prints: z.int().nonnegative(),
  crc: z.int(),
});
type Header = z.infer<typeof headerSchema>;

/** The entry of the ledger up to which everything is in. */
export interface Level {
  readonly seq: number;
  readonly hash: string;
}

export type Printed = readonly [ReportId, Fingerprint];

export interface Kept {
  readonly position: Level;
  readonly entries: readonly Printed[];
}

/** @returns null where there is none of use: missing, of another kind, or damaged. */
export async function readAlike(desk: string): Promise<Kept | null> {
  const bytes = await readFile(alikeIn(desk)).catch((error: unknown) => {
    if (codeOf(error) === '') throw error;
    return null;
  });
  if (bytes === null) return null;
  const header = headerOf(bytes);
  return header && { position: header.position, entries: entriesIn(bytes, header) };
}

function headerOf(bytes: Buffer): Header | null {
  const at = bytes.length - 8;
  if (at < 0 || !bytes.subarray(at + 4).equals(MAGIC)) return null;
  const from = at - bytes.readUInt32LE(at);
  if (from < 0) return null;
  const header = parsed(bytes.toString('utf8', from, at));
  const isWhole = header && from === 4 * (3 * header.reports + header.prints);
  return isWhole && crc32(bytes.subarray(0, from)) === header.crc ? header : null;
}

function parsed(line: string): Header | null {
  try {
    return headerSchema.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}

function entriesIn(bytes: Buffer, { reports, prints }: Header): Printed[] {
  // A copy: what was read may begin at any byte, a column may not.
  const numbers = new Uint32Array(new Uint8Array(bytes.subarray(0, 4 * (3 * reports + prints))).buffer);
  let at = 3 * reports;
  return Array.from({ length: reports }, (_, n) => {
    const begin = at;
    at += numbers[2 * reports + n] as number;
    const words = numbers[reports + n] as number;
    return [idAt('report', numbers[n] as number), { words, prints: numbers.subarray(begin, at) }];
  });
}

/** Writes what is in the index at the call. */
export async function writeAlike(desk: string, { position, entries }: Kept, disk: Disk): Promise<void> {
  const columns = columnsOf(entries);
  const reports = entries.length;
  const crc = crc32(columns);
  const prints = columns.length / 4 - 3 * reports;
  const header = Buffer.from(
    JSON.stringify({ galley: GALLEY, position, reports, prints, crc } satisfies Header),
  );
  const length = Buffer.alloc(4);
  length.writeUInt32LE(header.length);
  await makeFolder(derivedIn(desk), disk);
  await writeWhole(alikeIn(desk), Buffer.concat([columns, header, length, MAGIC]), disk);
}

function columnsOf(entries: readonly Printed[]): Uint8Array {
  const count = entries.reduce((sum, [, { prints }]) => sum + prints.length, 0);
  const numbers = new Uint32Array(3 * entries.length + count);
  let at = 3 * entries.length;
  for (const [n, [id, { words, prints }]] of entries.entries()) {
    numbers[n] = seqOf(id);
    numbers[entries.length + n] = words;
    numbers[2 * entries.length + n] = prints.length;
    numbers.set(prints, at);
    at += prints.length;
  }
  return new Uint8Array(numbers.buffer);
}

/** Takes the file away: what was redacted had fingerprints in it. */
export async function removeAlike(desk: string, disk: Disk): Promise<void> {
  await disk.remove(alikeIn(desk));
}
