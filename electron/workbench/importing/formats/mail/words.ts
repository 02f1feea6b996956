import { decode } from '../encoding';
import { decodeAs, encodingNamed } from '../encoding-names';

const WORD = '=\\?([^?\\s]+)\\?([QqBb])\\?([^?]*)\\?=';
/** Encoded words one after another, with nothing but white space between. */
const WORDS = new RegExp(`${WORD}(?:\\s*${WORD})*`, 'g');

/**
 * A header's encoded words (RFC 2047) as characters. Words of one charset are put together before they are decoded, as a
 * character may be split between them.
 */
export const decodedWords = (value: string): string => value.replaceAll(WORDS, (run) => decodedRun(run));

/** The same with UTF-8 encoded words instead, for parsers that split a header at its commas first. */
export const recodedWords = (value: string): string =>
  value.replaceAll(WORDS, (run) => `=?utf-8?B?${Buffer.from(decodedRun(run)).toString('base64')}?=`);

function decodedRun(run: string): string {
  const runs: { charset: string; bytes: Buffer[] }[] = [];
  for (const [, charset = '', way = '', coded = ''] of run.matchAll(new RegExp(WORD, 'g'))) {
    const last = runs.at(-1);
    const bytes = /b/i.test(way) ? Buffer.from(coded, 'base64') : fromQ(coded);
    if (last?.charset === charset.toLowerCase()) last.bytes.push(bytes);
    else runs.push({ charset: charset.toLowerCase(), bytes: [bytes] });
  }
  return runs.map(({ charset, bytes }) => named(Buffer.concat(bytes), charset)).join('');
}

/** What is not coded in a Q word is ASCII, or what a careless program left in UTF-8. */
function fromQ(coded: string): Buffer {
  const latin = Buffer.from(coded.replaceAll('_', ' ')).toString('latin1');
  const plain = latin.replaceAll(/=([0-9a-f]{2})/gi, (_, hex) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(plain, 'latin1');
}

function named(bytes: Uint8Array, charset: string): string {
  const encoding = encodingNamed(charset.replace(/\*.*$/, ''));
  const text = encoding === null ? null : decodeAs(bytes, encoding);
  return text === null || text.includes('\ufffd') ? decode(bytes, encoding).text : text;
}
