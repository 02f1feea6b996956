import iconv from 'iconv-lite';
import { encodingNamed } from '../encoding-names';

/** Windows' code pages of a font's character set (RTF 1.9.1, "\fcharset"). */
const OF_CHARSET: Readonly<Record<number, number>> = {
  0: 1252,
  77: 10000,
  78: 932,
  79: 949,
  80: 936,
  81: 950,
  83: 1255,
  84: 1256,
  85: 10006,
  86: 10081,
  87: 874,
  88: 10029,
  89: 10007,
  128: 932,
  129: 949,
  130: 1361,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
  254: 437,
  255: 850,
};
/** The character set of fonts whose bytes are pictures. */
export const SYMBOLS = 2;

/** Code pages that are not called by their numbers elsewhere. */
const NAMES: Readonly<Record<number, string>> = {
  708: 'iso-8859-6',
  819: 'iso-8859-1',
  10000: 'macintosh',
  10006: 'x-mac-greek',
  10007: 'x-mac-cyrillic',
  10029: 'x-mac-ce',
  10081: 'x-mac-turkish',
  65001: 'utf-8',
};

/** The encoding of a code page by its number; null where none is known. */
export function encodingOf(codePage: number): string | null {
  const name = NAMES[codePage] ?? `cp${codePage}`;
  return encodingNamed(name) ?? (iconv.encodingExists(name) ? name : null);
}

/** The encoding of a font's character set; null where that is the document's own, or unknown. */
export const encodingOfCharset = (charset: number): string | null => encodingOf(OF_CHARSET[charset] ?? -1);
