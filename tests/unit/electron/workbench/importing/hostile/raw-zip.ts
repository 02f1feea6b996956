import { deflateRawSync } from 'node:zlib';

/** What an archive's directory says of a file; what is not given is the truth. */
export interface RawEntry {
  readonly name: string | Buffer;
  readonly content: Buffer;
  /** Whose bytes it shares: the place of an earlier entry. */
  readonly sharing?: number;
  /** What its headers say it unpacks to. */
  readonly says?: number;
}

/** An archive written by hand, so that it may lie. @param count how many entries it says it has */
export function rawZip(entries: readonly RawEntry[], count = entries.length): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  const offsets: number[] = [];
  let at = 0;
  for (const { name, content, sharing, says = content.length } of entries) {
    const packed = deflateRawSync(content);
    const bytes = Buffer.from(name);
    const fields = fieldsOf(packed.length, says, bytes.length);
    if (sharing === undefined) {
      const local = Buffer.concat([Buffer.from('PK\x03\x04\x14\0', 'latin1'), fields, bytes, packed]);
      offsets.push(at);
      parts.push(local);
      at += local.length;
    } else offsets.push(offsets[sharing] ?? 0);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offsets.at(-1) ?? 0, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0\x14\0', 'latin1'), fields, place, bytes]));
  }
  const whole = Buffer.concat(directory);
  return Buffer.concat([...parts, whole, endOf(count, whole.length, at)]);
}

/** What both headers of a file have: flags, method, moment, checksum, sizes, lengths of name and extra field. */
function fieldsOf(packed: number, unpacked: number, name: number): Buffer {
  const fields = Buffer.alloc(24);
  fields.writeUInt16LE(8, 2);
  fields.writeUInt32LE(packed, 12);
  fields.writeUInt32LE(unpacked, 16);
  fields.writeUInt16LE(name, 20);
  return fields;
}

/** With the larger form (zip64) before it, which alone may count beyond 65,535. */
function endOf(count: number, size: number, offset: number): Buffer {
  const large = Buffer.alloc(56);
  large.write('PK\x06\x06', 'latin1');
  large.writeBigUInt64LE(44n, 4);
  for (const place of [24, 32]) large.writeBigUInt64LE(BigInt(count), place);
  large.writeBigUInt64LE(BigInt(size), 40);
  large.writeBigUInt64LE(BigInt(offset), 48);
  const locator = Buffer.alloc(20);
  locator.write('PK\x06\x07', 'latin1');
  locator.writeBigUInt64LE(BigInt(offset + size), 8);
  locator.writeUInt32LE(1, 16);
  const end = Buffer.alloc(22, 0xff);
  end.write('PK\x05\x06\0\0\0\0', 'latin1');
  end.writeUInt16LE(0, 20);
  return Buffer.concat([large, locator, end]);
}
