import { isUtf8 } from 'node:buffer';
import { type Decoded, whole } from './encoding-decoded';

/**
 * Decodes what is UTF-8 beyond question, as most files are: all of it valid, without zeros, and without the escapes that
 * other encodings spell in ASCII. Null for anything else.
 */
export function plainUtf8(bytes: Uint8Array): Decoded | null {
  if (!isUtf8(bytes) || bytes.includes(0) || bytes.includes(ESCAPE) || isShifted(bytes)) return null;
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return whole(new TextDecoder().decode(bytes), 'utf-8', marked ? 'stated' : 'likely');
}
const ESCAPE = 0x1b;
const isShifted = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('~{');

/** How far bytes are UTF-8. */
export interface Utf8 {
  /** Well-formed sequences of more than one byte. */
  readonly sequences: number;
  /** Bytes, or pieces of sequences, that belong to none. */
  readonly broken: number;
  /** Offset of the first of them; null where there is none. */
  readonly brokenAt: number | null;
}

/** Counts by the table of well-formed sequences in the Unicode standard (3-7). */
export function utf8In(bytes: Uint8Array): Utf8 {
  let sequences = 0;
  let broken = 0;
  let brokenAt: number | null = null;
  for (let at = 0; at < bytes.length; ) {
    if ((bytes[at] as number) < 0x80) {
      at += 1;
      continue;
    }
    const length = sequenceAt(bytes, at);
    if (length > 0) sequences += 1;
    else {
      broken += 1;
      brokenAt ??= at;
    }
    at += Math.abs(length);
  }
  return { sequences, broken, brokenAt };
}

/** Bytes of the sequence that begins at `at`; below zero, how many of them there are before it breaks off. */
function sequenceAt(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] as number;
  const length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  const [low, high] = SECOND[lead] ?? [0x80, 0xbf];
  for (let more = 1; more < length; more += 1) {
    const byte = bytes[at + more] ?? 0;
    if (byte < (more === 1 ? low : 0x80) || byte > (more === 1 ? high : 0xbf)) return -more;
  }
  return length || -1;
}

/** Where the second byte may not be just any: overlong spellings, surrogates, and what is beyond Unicode. */
const SECOND: Readonly<Record<number, readonly [number, number]>> = {
  224: [0xa0, 0xbf],
  237: [0x80, 0x9f],
  240: [0x90, 0xbf],
  244: [0x80, 0x8f],
};
