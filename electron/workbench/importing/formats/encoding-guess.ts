import type { Sureness } from '#shared/domain/provenance';
import type { Decoded } from './encoding-decoded';
import { decodeAs } from './encoding-names';
import { plainWords, type Reading, readAs } from './encoding-score';

/** Bytes looked at to tell the encoding. */
const SAMPLE = 48_000;

const WEST = 'en fr de es pt it nl da nb sv fi is ca eu gl ga cy sq et'.split(' ');
const CENTRAL = 'pl cs sk hu sl hr ro sq de en'.split(' ');
const CYRILLIC = 'ru uk bg be sr mk'.split(' ');
const BALTIC = 'lv lt et en'.split(' ');

/** Encodings with the languages they are used for, and by how many bits they are rarer than the most common ones. */
const CANDIDATES: readonly (readonly [string, readonly string[], number])[] = [
  ['windows-1252', WEST, 0],
  ['iso-8859-15', WEST, 3],
  ['macintosh', WEST, 9],
  ['ibm850', WEST, 9],
  ['ibm437', WEST, 10],
  ['windows-1250', CENTRAL, 1],
  ['iso-8859-2', CENTRAL, 1],
  ['ibm852', CENTRAL, 9],
  ['x-mac-ce', CENTRAL, 10],
  ['iso-8859-16', ['ro', 'hr', 'pl', 'hu'], 10],
  ['windows-1251', CYRILLIC, 1],
  ['koi8-r', CYRILLIC, 2],
  ['koi8-u', CYRILLIC, 3],
  ['iso-8859-5', CYRILLIC, 3],
  ['ibm866', CYRILLIC, 3],
  ['ibm855', CYRILLIC, 4],
  ['x-mac-cyrillic', CYRILLIC, 4],
  ['windows-1253', ['el'], 1],
  ['iso-8859-7', ['el'], 1],
  ['ibm737', ['el'], 9],
  ['x-mac-greek', ['el'], 10],
  ['windows-1254', ['tr', ...WEST], 2],
  ['ibm857', ['tr'], 10],
  ['x-mac-turkish', ['tr'], 10],
  ['windows-1255', ['he'], 1],
  ['ibm862', ['he'], 9],
  ['windows-1256', ['ar', 'fa'], 1],
  ['iso-8859-6', ['ar'], 3],
  ['windows-1257', BALTIC, 2],
  ['iso-8859-13', BALTIC, 5],
  ['iso-8859-4', BALTIC, 6],
  ['iso-8859-10', BALTIC, 10],
  ['windows-1258', ['vi'], 4],
  ['windows-874', ['th'], 1],
  ['iso-8859-3', ['eo', 'tr'], 6],
  ['iso-8859-14', ['ga', 'cy'], 8],
  ['gb18030', ['zh'], 1],
  ['big5', ['zhHant'], 2],
  ['shift_jis', ['ja'], 2],
  ['euc-jp', ['ja'], 2],
  ['euc-kr', ['ko'], 2],
];

interface Candidate extends Reading {
  readonly encoding: string;
}

/** The declared encoding if it reads nearly as well as any; else the one that reads best. */
export function byLanguage(bytes: Uint8Array, declared: string | null): Decoded {
  const sample = sampleOf(bytes);
  const ranked = ranking(sample);
  const [best, next] = ranked as [Candidate, Candidate];
  const stated = ranked.find(({ encoding }) => encoding === declared);
  const chosen = stated && stated.bits < best.bits * 1.2 + 30 ? stated : best;
  const text = decodeAs(bytes, chosen.encoding);
  return {
    text,
    encoding: chosen.encoding,
    sure: chosen === stated ? 'stated' : surenessOf(best, next, sample),
    brokenAt: text.includes('\ufffd') ? brokenAt(bytes, chosen.encoding) : null,
    fits: chosen.each < NOISE,
  };
}

/** Bits a character above which nothing was read but noise: texts take up to 12, random bytes 16 and more. */
const NOISE = 14;

function ranking(sample: Uint8Array): Candidate[] {
  const plain = plainWords(Buffer.from(sample).toString('latin1'));
  return CANDIDATES.map(([encoding, languages, rarer]) => {
    const reading = readAs(decodeAs(sample, encoding).normalize('NFC'), languages, plain);
    return { ...reading, encoding, bits: reading.bits + rarer };
  }).sort((a, b) => a.bits - b.bits);
}

/** A reading that says the same in other words (ISO-8859-1 and windows-1252) is no rival. */
function surenessOf(best: Candidate, next: Candidate, sample: Uint8Array): Sureness {
  if (decodeAs(sample, best.encoding) === decodeAs(sample, next.encoding)) return 'likely';
  return next.bits - best.bits > 20 ? 'likely' : 'guessed';
}

/** Lines with something beyond ASCII, without markup: words in tags are English whatever the text is. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes.subarray(0, SAMPLE * 20)).toString('latin1');
  const bare = text.replaceAll(/<[a-z!/?][^<>\x80-\xff]{0,400}>|&[a-z]{2,8};|https?:[\x21-\x7e]+/gi, ' ');
  const lines = bare.split(/[\r\n]+/).filter((line) => /[\x80-\xff]/.test(line));
  return Buffer.from(lines.join('\n').slice(0, SAMPLE), 'latin1');
}

/** Offset of the first byte whose decoding gives U+FFFD: a prefix decodes without one up to it. */
function brokenAt(bytes: Uint8Array, encoding: string): number {
  let [low, high] = [0, bytes.length];
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    const before = decodeAs(bytes.subarray(0, middle), encoding);
    if (before.indexOf('\ufffd') === -1 || before.indexOf('\ufffd') >= before.length - 1) low = middle;
    else high = middle - 1;
  }
  return low;
}
