import { isUtf8 } from 'node:buffer';
import { type Decoded, whole } from './encoding-decoded';
import { byLanguage } from './encoding-guess';
import { decodeAs, encodingNamed } from './encoding-names';
import { escapedIn } from './encoding-shifts';
import { plainUtf8, utf8In } from './encoding-utf8';

/**
 * Finds the encoding and decodes. In this order: a byte order mark; ASCII, with the escapes of ISO-2022 and HZ; UTF-8,
 * also with a few broken bytes; UTF-16 by where its zeros are; what the bytes declare as XML and HTML do, if they read
 * well so; and the reading that is most like a language.
 * @param named what whoever sent the bytes says the encoding is, e.g. a mail's `charset`; believed when it reads well
 */
export function decode(bytes: Uint8Array, named: string | null = null): Decoded {
  return (
    (sevenBits(named) ? byEscapes(bytes, named) : plainUtf8(bytes)) ??
    byMark(bytes) ??
    byZeros(bytes) ??
    byEscapes(bytes, named) ??
    byUtf8(bytes) ??
    byLanguage(bytes, encodingNamed(named ?? '') ?? declaredIn(bytes))
  );
}

const MARKS: readonly (readonly [string, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-32le', [0xff, 0xfe, 0, 0]],
  ['utf-32be', [0, 0, 0xfe, 0xff]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

function byMark(bytes: Uint8Array): Decoded | null {
  const [encoding] = MARKS.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte)) ?? [];
  if (!encoding) return null;
  const brokenAt = encoding === 'utf-8' ? utf8In(bytes).brokenAt : null;
  return { ...whole(decodeAs(bytes, encoding), encoding, 'stated'), brokenAt };
}

/** Zeros are the empty halves of Latin letters, digits, spaces and line feeds: at one end of every unit, and only there. */
function byZeros(bytes: Uint8Array): Decoded | null {
  if (!bytes.includes(0)) return null;
  const controls = bytes.filter((byte) => byte < 0x09).length;
  if (controls < FEW_CONTROLS * bytes.length && isUtf8(bytes)) return null;
  const units = [4, 2].flatMap((size) => (bytes.length % size === 0 ? zerosAt(bytes, size) : []));
  const read = units.map((encoding) => whole(decodeAs(bytes, encoding), encoding, 'likely'));
  return read.find(({ text }) => !NOT_IN_TEXT.test(text)) ?? null;
}

/** UTF-8 with a stray zero here and there is damaged, and in no units; in units, every other byte is a zero or nearly one. */
const FEW_CONTROLS = 0.2;

/** Encodings in units of so many bytes whose zeros are all but only in front, or behind; where there are hardly any, both. */
function zerosAt(bytes: Uint8Array, size: number): string[] {
  const begin = bytes.subarray(0, 65_536);
  const at = (end: number): number =>
    begin.filter((byte, place) => byte === 0 && place % size === end).length;
  const [front, behind] = [at(0), at(size - 1)];
  // Any two bytes are some character: a single zero tells nothing.
  if (front + behind < 2) return [];
  if (Math.min(front, behind) > 0.1 * Math.max(front, behind) + 2) return [];
  return (front > behind ? ['be', 'le'] : ['le', 'be']).map((end) => `utf-${size * 8}${end}`);
}

/** Controls, characters nobody has assigned, and those for private use: bytes read in units they were not written in. */
const NOT_IN_TEXT = /[\p{Cn}\p{Co}\p{Cs}\ufffd]|(?![\t\n\r\f])\p{Cc}/u;

/** Bytes that are all ASCII may be more than that. */
function byEscapes(bytes: Uint8Array, named: string | null): Decoded | null {
  if (bytes.some((byte) => byte > 0x7f)) return null;
  const spelled = escapedIn(Buffer.from(bytes).toString('latin1')) ?? sevenBits(named);
  return spelled === null ? null : whole(decodeAs(bytes, spelled), spelled, 'likely');
}
const sevenBits = (named: string | null): string | null =>
  named && encodingNamed(named) === 'utf-7' ? 'utf-7' : null;

/** Of the sequences beyond ASCII in bytes that are UTF-8, so many are whole; a file cut off in one is UTF-8, too. */
const WHOLE_SHARE = 0.8;

function byUtf8(bytes: Uint8Array): Decoded | null {
  const { sequences, broken, brokenAt } = utf8In(bytes);
  const cutOff = broken === 1 && sequences > 0 && brokenAt !== null && brokenAt >= bytes.length - 3;
  if (broken > 0 && !cutOff && sequences < WHOLE_SHARE * (sequences + broken)) return null;
  return { ...whole(decodeAs(bytes, 'utf-8'), 'utf-8', 'likely'), brokenAt };
}

const XML = /^\s*<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([\w:.-]+)["']/;
const HTML = /<meta\b[^>]{0,200}?\bcharset\s*=\s*["']?([\w:.-]+)/i;

/** The encoding that XML or HTML says it is in; null where it says none that is known. */
function declaredIn(bytes: Uint8Array): string | null {
  const begin = Buffer.from(bytes.subarray(0, 2_048)).toString('latin1');
  return encodingNamed((XML.exec(begin) ?? HTML.exec(begin))?.[1] ?? '');
}
