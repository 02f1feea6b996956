import iconv from 'iconv-lite';
import { unshifted } from './encoding-shifts';

/** Encodings Galley knows, by their WHATWG name in lower case (IANA's where WHATWG has none), and iconv-lite's name. */
const KNOWN: Readonly<Record<string, string>> = {
  'utf-8': 'utf8',
  'utf-16le': 'utf16-le',
  'utf-16be': 'utf16-be',
  'utf-32le': 'utf32-le',
  'utf-32be': 'utf32-be',
  'utf-7': 'utf7',
  gb18030: 'gb18030',
  big5: 'big5',
  'euc-jp': 'eucjp',
  shift_jis: 'shiftjis',
  'euc-kr': 'euckr',
  'iso-8859-2': 'iso88592',
  'iso-8859-3': 'iso88593',
  'iso-8859-4': 'iso88594',
  'iso-8859-5': 'iso88595',
  'iso-8859-6': 'iso88596',
  'iso-8859-7': 'iso88597',
  'iso-8859-10': 'iso885910',
  'iso-8859-13': 'iso885913',
  'iso-8859-14': 'iso885914',
  'iso-8859-15': 'iso885915',
  'iso-8859-16': 'iso885916',
  'koi8-r': 'koi8r',
  'koi8-u': 'koi8u',
  ibm437: 'cp437',
  ibm737: 'cp737',
  ibm850: 'cp850',
  ibm852: 'cp852',
  ibm855: 'cp855',
  ibm857: 'cp857',
  ibm862: 'cp862',
  ibm866: 'cp866',
  macintosh: 'macroman',
  'x-mac-cyrillic': 'maccyrillic',
  'x-mac-ce': 'maccenteuro',
  'x-mac-greek': 'macgreek',
  'x-mac-turkish': 'macturkish',
  'windows-874': 'windows874',
  'windows-1250': 'windows1250',
  'windows-1251': 'windows1251',
  'windows-1252': 'windows1252',
  'windows-1253': 'windows1253',
  'windows-1254': 'windows1254',
  'windows-1255': 'windows1255',
  'windows-1256': 'windows1256',
  'windows-1257': 'windows1257',
  'windows-1258': 'windows1258',
};

/** What else they are called, in lower case without signs; WHATWG's rule that a name stands for its superset included. */
const ALSO: Readonly<Record<string, string>> = {
  utf8: 'utf-8',
  unicode11utf8: 'utf-8',
  utf16: 'utf-16le',
  utf7: 'utf-7',
  unicode11utf7: 'utf-7',
  gb2312: 'gb18030',
  gb231280: 'gb18030',
  gbk: 'gb18030',
  cp936: 'gb18030',
  eucn: 'gb18030',
  euccn: 'gb18030',
  big5hkscs: 'big5',
  big5eten: 'big5',
  cp950: 'big5',
  eucjp: 'euc-jp',
  ujis: 'euc-jp',
  sjis: 'shift_jis',
  shiftjis: 'shift_jis',
  mskanji: 'shift_jis',
  windows31j: 'shift_jis',
  cp932: 'shift_jis',
  euckr: 'euc-kr',
  ksc56011987: 'euc-kr',
  ksc56011989: 'euc-kr',
  ksc5601: 'euc-kr',
  korean: 'euc-kr',
  cp949: 'euc-kr',
  windows949: 'euc-kr',
  uhc: 'euc-kr',
  usascii: 'windows-1252',
  ascii: 'windows-1252',
  ansi: 'windows-1252',
  latin1: 'windows-1252',
  iso88591: 'windows-1252',
  latin2: 'iso-8859-2',
  iso88598: 'windows-1255',
  iso88598i: 'windows-1255',
  iso88598e: 'windows-1255',
  iso88599: 'windows-1254',
  latin5: 'windows-1254',
  latin9: 'iso-8859-15',
  iso885911: 'windows-874',
  tis620: 'windows-874',
  koi8: 'koi8-r',
  koi8ru: 'koi8-u',
  cp866: 'ibm866',
  ibm866: 'ibm866',
  cp855: 'ibm855',
  mac: 'macintosh',
  macroman: 'macintosh',
  maccyrillic: 'x-mac-cyrillic',
  macukraine: 'x-mac-cyrillic',
  maccentraleurope: 'x-mac-ce',
};

const plain = (label: string): string => label.toLowerCase().replaceAll(/^x-|[^a-z0-9]/g, '');
const BY_LABEL = new Map<string, string>([
  ...Object.keys(KNOWN).map((name) => [plain(name), name] as const),
  ...Object.keys(KNOWN).map((name) => [plain(name).replace(/^(windows|ibm)(?=\d)/, 'cp'), name] as const),
  ...Object.entries(ALSO),
]);

/** The name of the encoding that is called so in mail, HTML or XML; null where none is known. */
export function encodingNamed(label: string): string | null {
  const key = plain(label.trim().replace(/:\d{4}$/, ''));
  return BY_LABEL.get(key) ?? (/^(iso2022jp|iso2022kr|hzgb2312)/.exec(key)?.[1] ? escaped(key) : null);
}
const escaped = (key: string): string =>
  key.startsWith('hz') ? 'hz-gb-2312' : key.startsWith('iso2022jp') ? 'iso-2022-jp' : 'iso-2022-kr';

/**
 * Decodes by a name `encodingNamed` gave; what cannot be decoded becomes U+FFFD, a byte order mark is dropped. Through
 * iconv-lite, whose tables are the same on every runtime: TextDecoder's are not (some Nodes take windows-1252 for
 * ISO-8859-1).
 */
export function decodeAs(bytes: Uint8Array, name: string): string {
  if (name === 'utf-8') return new TextDecoder().decode(bytes);
  if (name === 'iso-2022-jp') return new TextDecoder(name).decode(bytes);
  if (name === 'iso-2022-kr') return iconv.decode(unshifted(bytes, name), 'euckr');
  if (name === 'hz-gb-2312') return iconv.decode(unshifted(bytes, name), 'gb18030');
  const text = iconv.decode(
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    KNOWN[name] ?? name,
  );
  return Object.entries(SINCE[name] ?? {}).reduce((now, [old, sign]) => now.replaceAll(old, sign), text);
}

/** What Apple has changed in its encodings since iconv-lite's tables were made. */
const SINCE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  macintosh: { '¤': '€', '\u2126': '\u03a9' },
  'x-mac-cyrillic': { '¢': 'Ґ', '∂': 'ґ', '¤': '€' },
};
