import { NO_META } from '#shared/domain/records';
import { unreadable } from '../faults';
import type { Reader, Reading } from '../reading';
import type { Decoded } from './encoding-decoded';
import { plainUtf8 } from './encoding-utf8';

/**
 * Plain text in any encoding: the byte order mark is dropped and CRLF turned to LF, nothing else is changed. It says
 * nothing of itself, so all metadata is null.
 * @throws FaultError `unreadable` for a binary file, for bytes that are text in no encoding, and for mere white space
 */
export const readText: Reader = async (bytes, path) => {
  const decoded = await decodedText(bytes, path);
  const text = decoded.text.replaceAll('\r\n', '\n');
  if (!/\S/.test(text))
    throw unreadable(path, 'holds nothing but white space', 'Bring in a file with text in it.');
  return { ...plainReading(text, decoded), format: 'text', meta: NO_META };
};

/**
 * The text of a file that is nothing but text.
 * @throws FaultError `unreadable` for a binary file, and for bytes that are text in no encoding
 */
export async function decodedText(bytes: Uint8Array, path: string): Promise<Decoded> {
  // What detection needs is loaded only for what is not plainly UTF-8.
  const decoded = plainUtf8(bytes) ?? (await import('./encoding')).decode(bytes);
  if (!decoded.encoding.startsWith('utf-16') && !decoded.encoding.startsWith('utf-32'))
    refuseBinary(bytes, path);
  if (!decoded.fits) throw inNoEncoding(bytes, path, decoded.brokenAt);
  return decoded;
}

/** All of a reading but what its format and its metadata are. */
export const plainReading = (text: string, decoded: Decoded): Omit<Reading, 'format' | 'meta'> => ({
  text,
  provenance: { text: { from: `the whole file, as ${decoded.encoding}`, sure: decoded.sure } },
  encoding: decoded.encoding,
  language: null,
  pages: [],
  attached: [],
  remarks: brokenRemark(decoded),
});

/** Of the bytes of a text, at most so many are control characters other than white space and escapes. */
const MOST_CONTROLS = 0.1;
const isControl = (byte: number): boolean =>
  byte === 0x7f || (byte < 0x20 && byte !== 0x1b && !(byte >= 0x08 && byte <= 0x0d));

function refuseBinary(bytes: Uint8Array, path: string): void {
  const zero = bytes.indexOf(0);
  if (zero !== -1) throw binary(path, `byte ${zero} is zero, as in a binary file`);
  const controls = bytes.filter(isControl).length;
  if (controls > MOST_CONTROLS * bytes.length)
    throw binary(
      path,
      `${controls} of its ${bytes.length} bytes are control characters, as in a binary file`,
    );
}

const binary = (path: string, why: string) =>
  unreadable(path, `is not text: ${why}`, 'Save it as plain text first.');

function inNoEncoding(bytes: Uint8Array, path: string, brokenAt: number | null) {
  const at = brokenAt ?? bytes.findIndex((byte) => byte > 0x7f);
  const byte = (bytes[at] ?? 0).toString(16).padStart(2, '0');
  return unreadable(
    path,
    `is text in no encoding Galley knows: byte ${at} (0x${byte}) is the first that fits none`,
    'Save it as UTF-8 and bring it in again.',
  );
}

/** A sentence when not all bytes could be decoded. */
export const brokenRemark = ({ brokenAt, encoding }: Decoded): string[] =>
  brokenAt === null
    ? []
    : [`Not all of it is ${encoding}: what could not be decoded, from byte ${brokenAt} on, shows as \ufffd.`];
