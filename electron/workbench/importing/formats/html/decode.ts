import { isUtf8 } from 'node:buffer';
import { decode } from '../encoding';
import { decodeAs, encodingNamed } from '../encoding-names';
import { declaredIn } from './declared';

/** A page's characters, the encoding they were in, and what a checker should know of it. */
export interface Decoded {
  readonly html: string;
  /** WHATWG name, lower case. */
  readonly encoding: string;
  readonly remarks: readonly string[];
}

/** Encodings of one byte a character: they fit any bytes, so that they may be declared for what is UTF-8. */
const SINGLE_BYTE = /^(windows-|iso-8859-|koi8|ibm|macintosh|x-mac)/;
/** Of a page's characters, so many may be broken before what it declares is no longer believed. */
const BROKEN_SHARE = 0.002;

/**
 * Decodes as browsers do (WHATWG HTML, "determining the character encoding"): a byte order mark, what the page declares,
 * then UTF-8 where it fits. Beyond that: a declaration the bytes contradict is not followed, and a page that declares
 * nothing is read as the language it is most like.
 * @param named what is said of its encoding beside it, which comes before what the page declares
 */
export function decodePage(bytes: Uint8Array, named: string | null = null): Decoded {
  const marked = markOf(bytes);
  if (marked !== null) return { html: decodeAs(bytes, marked), encoding: marked, remarks: [] };
  const declared = encodingNamed(named ?? '') ?? declaredIn(bytes);
  if (declared === null) return guessed(bytes, []);
  const isOther = SINGLE_BYTE.test(declared) && bytes.some((byte) => byte > 0x7f) && isUtf8(bytes);
  if (isOther) return guessed(bytes, [contradicted(declared, 'utf-8')]);
  const html = decodeAs(bytes, declared);
  const broken = html.split('\ufffd').length - 1;
  if (broken <= BROKEN_SHARE * html.length) return { html, encoding: declared, remarks: [] };
  const other = guessed(bytes, []);
  return other.encoding === declared
    ? other
    : { ...other, remarks: [contradicted(declared, other.encoding)] };
}

const contradicted = (declared: string, encoding: string): string =>
  `The page says that it is ${declared}, but its bytes are ${encoding}.`;

function guessed(bytes: Uint8Array, remarks: readonly string[]): Decoded {
  const { text, encoding, brokenAt } = decode(bytes);
  const broken = brokenAt === null ? [] : ['Some characters of the page are broken and stand as \ufffd.'];
  return { html: text, encoding, remarks: [...remarks, ...broken] };
}

function markOf([first, second, third]: Uint8Array): string | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : null;
}
