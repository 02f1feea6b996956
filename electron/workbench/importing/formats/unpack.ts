import type { Readable } from 'node:stream';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { unreadable } from '../faults';

/** What a document may have at most. An article has a few dozen parts; pictures make up most of what one unpacks to. */
const MOST_PARTS = 10_000;
const MOST_BYTES = 200_000_000;
/** Prose packs to a fifth and tables to a fiftieth; what packs to less than this and is large was made to do harm. */
const MOST_RATIO = 200;
const HARMLESS_BYTES = 20_000_000;

/** The XML parts of a document by their names. */
export type Parts = ReadonlyMap<string, string>;

/** What a kind of document is made of. */
export interface Kind {
  readonly ending: string;
  /** Whether a part is XML that is read, by its name. */
  readonly reads: (name: string) => boolean;
}

/**
 * Unpacks the XML of a document that is a zip archive, counting what comes out rather than believing what the archive says.
 * Pictures and other parts are counted and dropped; nothing is written anywhere, so no name can lead out of the archive.
 * @throws FaultError `unreadable` for what is no such archive, is encrypted, damaged or a bomb, or declares entities
 */
export async function unpack(bytes: Uint8Array, path: string, kind: Kind): Promise<Parts> {
  const zip = await open(Buffer.from(bytes), path, kind);
  try {
    return await partsIn(zip, bytes.length, path, kind);
  } catch (error) {
    throw error instanceof Error && 'tag' in error ? error : damaged(path, error, kind);
  } finally {
    zip.close();
  }
}

/** What Office writes where a password is set, and what Word wrote before 2007. */
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

async function open(bytes: Buffer, path: string, kind: Kind): Promise<ZipFile> {
  if (bytes.subarray(0, OLE.length).equals(OLE))
    throw bytes.includes(ENCRYPTED) ? encrypted(path) : oldWord(path);
  return fromBufferPromise(bytes, { decodeStrings: false }).catch((error: unknown) => {
    throw damaged(path, error, kind);
  });
}

async function partsIn(zip: ZipFile, packed: number, path: string, { reads }: Kind): Promise<Parts> {
  const parts = new Map<string, string>();
  const most = Math.min(MOST_BYTES, Math.max(HARMLESS_BYTES, packed * MOST_RATIO));
  let [count, size] = [0, 0];
  for await (const entry of zip.eachEntry()) {
    count += 1;
    if (count > MOST_PARTS) throw tooMuch(path, `has more than ${MOST_PARTS} parts`);
    if (entry.isEncrypted()) throw encrypted(path);
    const name = nameOf(entry);
    const { content, length } = await read(zip, entry, most - size, reads(name));
    size += length;
    if (size > most) throw tooMuch(path, `unpacks to more than ${Math.round(most / 1e6)} MB`);
    if (content) parts.set(name, name === MANIFEST ? decoded(content) : xmlOf(content, path));
  }
  return parts;
}

/** Names are taken as bytes: one that leads out of the archive is no reason to refuse the text. */
const nameOf = ({ fileNameRaw }: Entry): string => fileNameRaw.toString().replaceAll('\\', '/');

/** Only searched for words, never parsed: OpenOffice 2 named a document type in it. */
export const MANIFEST = 'META-INF/manifest.xml';

/** @param most bytes after which there is no need to go on */
async function read(
  zip: ZipFile,
  entry: Entry,
  most: number,
  isRead: boolean,
): Promise<{ content: Buffer | null; length: number }> {
  const stream: Readable = await zip.openReadStreamPromise(entry);
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of stream as AsyncIterable<Buffer>) {
    length += piece.length;
    if (length > most) break;
    if (isRead) pieces.push(piece);
  }
  return { content: isRead ? Buffer.concat(pieces) : null, length };
}

function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder('utf-8').decode(bytes);
}

/**
 * A document's XML as characters.
 * @throws FaultError where it declares entities: documents have none, and those that do want them to grow or to be fetched
 */
export function xmlOf(bytes: Uint8Array, path: string): string {
  const xml = decoded(bytes);
  if (!/<!(?:DOCTYPE|ENTITY)/i.test(xml)) return xml;
  throw unreadable(
    path,
    'declares XML entities, which no word processor does',
    'Ask for the file in another format.',
  );
}

const tooMuch = (path: string, what: string): Error =>
  unreadable(path, what, 'Save it without its pictures, or as a PDF, and bring that in.');

export const encrypted = (path: string): Error =>
  unreadable(
    path,
    'is encrypted and opens only with a password',
    'Open it with its password, save a copy without one, and bring in the copy.',
  );

const oldWord = (path: string): Error =>
  unreadable(path, 'is a document of Word 97 to 2003', 'Open it in a word processor and save it as .docx.');

const damaged = (path: string, error: unknown, { ending }: Kind): Error =>
  unreadable(
    path,
    `is no ${ending} document, or a damaged one: ${(error as Error).message.replace(/\.$/, '')}`,
    `Open it in a word processor, which may repair it, and save it as ${ending} again.`,
  );
