import { deflateSync, inflateSync } from 'node:zlib';

/** WOFF 1.0 (W3C Recommendation of 2012): a header, a directory, and tables that are deflated or stored. */
const HEADER = 44;
const ENTRY = 20;

interface Table {
  readonly tag: string;
  /** As in the file: deflated where that is shorter. */
  readonly packed: Buffer;
  readonly length: number;
  readonly checksum: number;
}

/**
 * The font without these code points in its character map. The glyphs stay: only how to get at them goes.
 * @param woff a WOFF 1.0 file whose map is of format 4
 */
export function unmapped(woff: Buffer, codes: ReadonlySet<number>): Buffer {
  const tables = tablesOf(woff).map((table) =>
    table.tag === 'cmap' ? repacked(table, characterMap(without(pairsOf(unpacked(table)), codes))) : table,
  );
  return assemble(woff, tables);
}

function tablesOf(woff: Buffer): Table[] {
  return Array.from({ length: woff.readUInt16BE(12) }, (_, index) => {
    const at = HEADER + ENTRY * index;
    const offset = woff.readUInt32BE(at + 4);
    return {
      tag: woff.toString('latin1', at, at + 4),
      packed: woff.subarray(offset, offset + woff.readUInt32BE(at + 8)),
      length: woff.readUInt32BE(at + 12),
      checksum: woff.readUInt32BE(at + 16),
    };
  });
}

const unpacked = ({ packed, length }: Table): Buffer =>
  packed.length < length ? inflateSync(packed) : packed;

function repacked({ tag }: Table, table: Buffer): Table {
  const deflated = deflateSync(table);
  const packed = deflated.length < table.length ? deflated : table;
  return { tag, packed, length: table.length, checksum: checksumOf(table) };
}

const padded = (length: number): number => Math.ceil(length / 4) * 4;

/** The sum of a table's 32-bit words, as OpenType has it. */
function checksumOf(table: Buffer): number {
  const words = Buffer.concat([table], padded(table.length));
  let sum = 0;
  for (let at = 0; at < words.length; at += 4) sum = (sum + words.readUInt32BE(at)) >>> 0;
  return sum;
}

function assemble(original: Buffer, tables: readonly Table[]): Buffer {
  const head = Buffer.concat([original.subarray(0, HEADER)], HEADER + ENTRY * tables.length);
  let offset = head.length;
  let unpackedSize = 12 + 16 * tables.length;
  tables.forEach(({ tag, packed, length, checksum }, index) => {
    const at = head.write(tag, HEADER + ENTRY * index, 'latin1') + HEADER + ENTRY * index;
    [offset, packed.length, length, checksum].forEach((value, field) => {
      head.writeUInt32BE(value, at + 4 * field);
    });
    offset += padded(packed.length);
    unpackedSize += padded(length);
  });
  head.writeUInt32BE(offset, 8);
  head.writeUInt32BE(unpackedSize, 16);
  // Neither metadata nor private data is taken along.
  head.fill(0, 24, HEADER);
  return Buffer.concat([head, ...tables.map(({ packed }) => Buffer.concat([packed], padded(packed.length)))]);
}

type Pair = readonly [code: number, glyph: number];

const without = (pairs: readonly Pair[], codes: ReadonlySet<number>): Pair[] =>
  pairs.filter(([code]) => !codes.has(code));

/** Code points and glyphs of the table's first map, in ascending order (OpenType, `cmap` format 4). */
export function pairsOf(cmap: Buffer): Pair[] {
  const at = cmap.readUInt32BE(8);
  if (cmap.readUInt16BE(at) !== 4) throw new Error('the character map is not of format 4');
  const size = cmap.readUInt16BE(at + 6);
  const [ends, starts, deltas, ranges] = [14, size + 16, 2 * size + 16, 3 * size + 16].map(
    (skip) => at + skip,
  ) as [number, number, number, number];
  const pairs: Pair[] = [];
  for (let segment = 0; segment < size; segment += 2) {
    const [start, range] = [cmap.readUInt16BE(starts + segment), cmap.readUInt16BE(ranges + segment)];
    for (let code = start; code <= cmap.readUInt16BE(ends + segment) && code < 0xffff; code++) {
      const stored = range === 0 ? code : cmap.readUInt16BE(ranges + segment + range + 2 * (code - start));
      const glyph = stored === 0 ? 0 : (stored + cmap.readUInt16BE(deltas + segment)) & 0xffff;
      if (glyph !== 0) pairs.push([code, glyph]);
    }
  }
  return pairs;
}

/** A `cmap` table with one map of format 4 for the Unicode and the Windows platform. */
function characterMap(pairs: readonly Pair[]): Buffer {
  const runs = runsOf(pairs);
  const power = 2 ** Math.floor(Math.log2(runs.length));
  const body = [
    runs.length * 2,
    power * 2,
    Math.log2(power),
    (runs.length - power) * 2,
    ...runs.map(({ end }) => end),
    0,
    ...runs.map(({ start }) => start),
    ...runs.map(({ start, glyph }) => (glyph - start) & 0xffff),
    ...runs.map(() => 0),
  ];
  const map = [4, 6 + 2 * body.length, 0, ...body];
  return words([0, 2, 0, 3, 0, 20, 3, 1, 0, 20, ...map]);
}

interface Run {
  readonly start: number;
  readonly end: number;
  readonly glyph: number;
}

/** Codes and glyphs that go up together; the last run is the one the format asks for. */
function runsOf(pairs: readonly Pair[]): Run[] {
  const runs: Run[] = [];
  for (const [code, glyph] of pairs) {
    const last = runs.at(-1);
    const goesOn = last && code === last.end + 1 && glyph - code === last.glyph - last.start;
    if (goesOn) runs[runs.length - 1] = { ...last, end: code };
    else runs.push({ start: code, end: code, glyph });
  }
  return [...runs, { start: 0xffff, end: 0xffff, glyph: 0 }];
}

function words(values: readonly number[]): Buffer {
  const buffer = Buffer.alloc(2 * values.length);
  values.forEach((value, index) => {
    buffer.writeUInt16BE(value, 2 * index);
  });
  return buffer;
}
