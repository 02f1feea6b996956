import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { Column } from '#shared/domain/column';
import type { Desk, Step } from '#shared/domain/fold';
import { codeOf, idOf, Journal } from '#shared/domain/journal';
import { GROUP_NAMES, type GroupName, Lookups } from '#shared/domain/lookups';
import type { Verdict } from '#shared/domain/stances';
import {
  type Rows,
  type StoredRows,
  TABLE_NAMES,
  Table,
  type TableName,
  type Tables,
} from '#shared/domain/tables';
import type { Head } from '../ledger/reading';

/**
 * A snapshot of the fold, so that opening a desk reads what changed since and not everything that ever happened:
 *
 *     sections one after another, header (JSON), the header's length in bytes (4 bytes), `GLLY`
 *
 * The header names the sections with their lengths in bytes and carries a CRC-32 of all of them; it stands last so
 * that they can be written as they are made. Rows stand as JSON one
 * behind the other with a column of their ends, so that a row is parsed when it is first asked for; numbers stand as
 * unsigned 32-bit integers of this machine's byte order. Derived: it may be deleted at any time.
 */
export const SNAPSHOT_FORMAT = 1;

/** Increase it whenever the same entries fold to other rows: older snapshots are then passed over. */
export const FOLD = 4;

const BYTE_ORDER = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 'LE' : 'BE';

const headerSchema = z.object({
  galley: z.literal(`snapshot ${SNAPSHOT_FORMAT}, fold ${FOLD}, ${BYTE_ORDER}`),
  version: z.string(),
  head: z.object({ seq: z.int(), hash: z.string(), length: z.int() }),
  crc: z.int(),
  sections: z.record(z.string(), z.int()),
  rest: z.object({
    milestones: z.array(z.number()),
    identity: z.object({ desk: z.string(), name: z.string() }).nullable(),
    format: z.int(),
    time: z.string().nullable(),
    sizes: z.record(z.string(), z.int()),
    verdicts: z.record(z.string(), z.int()),
  }),
});
type Header = z.infer<typeof headerSchema>;

export interface Taken {
  readonly desk: Desk;
  readonly head: Head;
  readonly milestones: readonly number[];
}

/** The snapshot is damaged: not what was written. */
export class SnapshotDamage extends Error {}

/** What is fixed at one moment and written out at leisure: rows are immutable, so holding them is enough. */
export interface Capture {
  readonly header: Omit<Header, 'crc' | 'sections'>;
  readonly sections: readonly { readonly name: string; readonly pieces: () => Iterable<Uint8Array> }[];
}

const bytesOf = (column: Uint32Array): Uint8Array =>
  new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
const json = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value));

/** Where the rows of an opened snapshot lie, so that those never read are copied as they are. */
interface Lying {
  readonly bytes: Uint8Array;
  readonly ends: Uint32Array;
}
const lying = new WeakMap<StoredRows<unknown>, Lying>();

/** Takes hold of the desk's state as it is now. Costs about as much as copying the tables' ids. */
export function capture({ desk, head, milestones }: Taken, version: string): Capture {
  const { tables, lookups, journal } = desk;
  const { seqs, records } = journal.columns();
  const undoable = desk.undoable.values();
  const steps = { undo: desk.undo.slice(-desk.reach).map(written), redo: desk.redo.map(written) };
  return {
    header: {
      galley: `snapshot ${SNAPSHOT_FORMAT}, fold ${FOLD}, ${BYTE_ORDER}`,
      version,
      head,
      rest: {
        milestones: [...milestones],
        identity: desk.identity && { desk: desk.identity.desk, name: desk.identity.name },
        format: desk.format,
        time: desk.time,
        sizes: Object.fromEntries(TABLE_NAMES.map((name) => [name, tables[name].size])),
        verdicts: { ...lookups.verdicts },
      },
    },
    sections: [
      { name: 'journal.seqs', pieces: () => [bytesOf(seqs)] },
      { name: 'journal.records', pieces: () => [bytesOf(records)] },
      { name: 'undoable', pieces: () => [bytesOf(undoable)] },
      { name: 'steps', pieces: () => [json(steps)] },
      ...TABLE_NAMES.flatMap((name) => tableSections(name, tables[name])),
      ...GROUP_NAMES.map((name) => groupSection(name, lookups)),
    ],
  };
}

interface WrittenStep extends Omit<Step, 'words'> {
  readonly words: string;
}
const written = ({ words, ...step }: Step): WrittenStep => ({ ...step, words: words() });
const asStep = ({ words, ...step }: WrittenStep): Step => ({ ...step, words: () => words });

function groupSection(name: GroupName, lookups: Lookups): Capture['sections'][number] {
  const pairs = lookups[name].pairs();
  return { name: `group.${name}`, pieces: () => [json([...pairs()].flat())] };
}

const ROWS_AT_A_TIME = 256;

function tableSections(name: TableName, table: Table<Rows[TableName]>): Capture['sections'][number][] {
  const { ids, rows, stored } = table.raw();
  const from = stored && lying.get(stored);
  const ends = new Uint32Array(ids.length);
  const rowBytes = (row: Rows[TableName] | number): Uint8Array =>
    typeof row !== 'number'
      ? json(row)
      : from
        ? from.bytes.subarray(row === 0 ? 0 : from.ends[row - 1], from.ends[row])
        : json(stored?.row(row));
  function* pieces(): Generator<Uint8Array> {
    let end = 0;
    for (let at = 0; at < rows.length; at += ROWS_AT_A_TIME) {
      const piece = rows.slice(at, at + ROWS_AT_A_TIME).map(rowBytes);
      for (const [n, bytes] of piece.entries()) {
        end += bytes.length;
        ends[at + n] = end;
      }
      yield Buffer.concat(piece);
    }
  }
  return [
    { name: `rows.${name}`, pieces },
    { name: `ends.${name}`, pieces: () => [bytesOf(ends)] },
    { name: `ids.${name}`, pieces: () => [bytesOf(Uint32Array.from(ids, codeOf))] },
  ];
}

const MAGIC = Buffer.from('GLLY');

/** What ends the file, once all sections are written. */
export function ending(captured: Capture, sections: Readonly<Record<string, number>>, crc: number): Buffer {
  const header = Buffer.from(JSON.stringify({ ...captured.header, crc, sections } satisfies Header));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(header.length);
  return Buffer.concat([header, length, MAGIC]);
}

/** @throws SnapshotDamage */
function apart(bytes: Buffer): { body: Buffer; header: string } {
  const at = bytes.length - 8;
  if (at < 0 || !bytes.subarray(at + 4).equals(MAGIC))
    throw new SnapshotDamage('does not end as a snapshot does');
  const from = at - bytes.readUInt32LE(at);
  if (from < 0) throw new SnapshotDamage('has no header');
  return { body: bytes.subarray(0, from), header: bytes.toString('utf8', from, at) };
}

/** What a header says before anything else of the file is believed. */
export interface Opened extends Taken {
  readonly version: string;
}

/**
 * Opens a snapshot. Rows and lookups are parsed when they are first asked for.
 * @returns null when another version of Galley wrote it.
 * @throws SnapshotDamage
 */
export function decode(bytes: Buffer, reach: number): Opened | null {
  const { body, header: line } = apart(bytes);
  const header = headerIn(line);
  if (header === null) return null;
  if (crc32(body) !== header.crc) throw new SnapshotDamage('does not match its checksum');
  const section = sectionsOf(body, header.sections);
  const numbers = (name: string): Uint32Array => columnOf(section(name));
  const parsed = <T>(name: string): T => JSON.parse(Buffer.from(section(name)).toString('utf8')) as T;
  const { rest } = header;
  const { undo, redo } = parsed<{ undo: WrittenStep[]; redo: WrittenStep[] }>('steps');
  const table = <K extends TableName>(name: K): Table<Rows[K]> =>
    new Table<Rows[K]>({ size: rest.sizes[name] ?? 0, read: () => storedRows(name, section, numbers) });
  const desk: Desk = {
    tables: Object.fromEntries(TABLE_NAMES.map((name) => [name, table(name)])) as unknown as Tables,
    lookups: new Lookups({
      pairs: (name) => () => pairsOf(parsed<string[]>(`group.${name}`)),
      verdicts: rest.verdicts as Record<Verdict, number>,
    }),
    journal: new Journal(new Column(numbers('journal.seqs')), new Column(numbers('journal.records'))),
    undo: undo.map(asStep),
    undoable: new Column(numbers('undoable')),
    redo: redo.map(asStep),
    reach,
    identity: rest.identity,
    format: rest.format,
    seq: header.head.seq,
    time: rest.time,
  };
  return { desk, head: header.head, milestones: rest.milestones, version: header.version };
}

function headerIn(line: string): Header | null {
  let header: unknown;
  try {
    header = JSON.parse(line);
  } catch {
    throw new SnapshotDamage('has a header that is not JSON');
  }
  const parsed = headerSchema.safeParse(header);
  return parsed.success ? parsed.data : null;
}

type Section = (name: string) => Uint8Array;

function sectionsOf(body: Uint8Array, lengths: Readonly<Record<string, number>>): Section {
  const places = new Map<string, Uint8Array>();
  let at = 0;
  for (const [name, length] of Object.entries(lengths)) {
    places.set(name, body.subarray(at, at + length));
    at += length;
  }
  return (name) => {
    const found = places.get(name);
    if (!found) throw new SnapshotDamage(`lacks ${name}`);
    return found;
  };
}

/** A copy: sections begin at any byte, columns may not. */
const columnOf = (bytes: Uint8Array): Uint32Array => new Uint32Array(new Uint8Array(bytes).buffer);

function storedRows<K extends TableName>(
  name: K,
  section: Section,
  numbers: (name: string) => Uint32Array,
): StoredRows<Rows[K]> {
  const bytes = section(`rows.${name}`);
  const ends = numbers(`ends.${name}`);
  const rows: StoredRows<Rows[K]> = {
    ids: Array.from(numbers(`ids.${name}`), idOf),
    row(index) {
      const start = index === 0 ? 0 : (ends[index - 1] as number);
      const text = Buffer.from(bytes.buffer, bytes.byteOffset + start, (ends[index] as number) - start);
      return JSON.parse(text.toString('utf8')) as Rows[K];
    },
  };
  lying.set(rows, { bytes, ends });
  return rows;
}

function* pairsOf(flat: readonly string[]): Generator<readonly [string, string]> {
  for (let at = 0; at < flat.length; at += 2) yield [flat[at] as string, flat[at + 1] as string];
}
