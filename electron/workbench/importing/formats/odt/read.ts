import { unreadable } from '../../faults';
import type { Reader } from '../../reading';
import { documentReading } from '../document-facts';
import { encrypted, type Kind, MANIFEST, type Parts, unpack, xmlOf } from '../unpack';
import { Body } from './body';
import { factsOf } from './meta';
import { remarksOn } from './remarks';
import { listenTo } from './xml';

const CONTENT = 'content.xml';
const META = 'meta.xml';
const ODT: Kind = { ending: '.odt', reads: (name) => [CONTENT, META, MANIFEST].includes(name) };

/**
 * Reads an OpenDocument text, also one in a single file of XML: paragraphs, tables, boxes, then notes. Headers, footers,
 * comments, deleted and hidden words are left out. Pictures and objects are never opened and nothing is fetched.
 * @throws FaultError `unreadable` for what is none, is encrypted, damaged or a bomb, or declares entities
 */
export const readOdt: Reader = async (bytes, path) => {
  const parts = bytes[0] === ZIP ? await unpack(bytes, path, ODT) : flat(bytes, path);
  const content = parts.get(CONTENT);
  if (/:encryption-data\b/.test(parts.get(MANIFEST) ?? '')) throw encrypted(path);
  if (content === undefined) throw noDocument(path);
  const body = new Body();
  const isWhole = listenTo(content, path, body);
  if (body.kind !== 'office:text') throw otherKind(path, body.kind);
  const text = body.taken();
  const facts = factsOf(parts.get(META) ?? null, path, body.title);
  const remarks = remarksOn(body, text, isWhole);
  return documentReading(facts, { format: 'odt', text, encoding: null, remarks });
};

/** What an archive begins with. */
const ZIP = 0x50;

/** A document in one file is its content and its metadata. */
function flat(bytes: Uint8Array, path: string): Parts {
  const xml = xmlOf(bytes, path);
  return new Map([
    [CONTENT, xml],
    [META, xml],
  ]);
}

const TODO = 'Open it in a word processor and save it as .odt or PDF.';

const noDocument = (path: string): Error =>
  unreadable(path, `is an archive without a ${CONTENT}: no OpenDocument text`, TODO);

function otherKind(path: string, kind: string | null): Error {
  const name = KINDS[kind ?? ''];
  return unreadable(path, name ? `is ${name}, not a text` : 'holds no OpenDocument text', TODO);
}

const KINDS: Readonly<Record<string, string>> = {
  'office:spreadsheet': 'a spreadsheet',
  'office:presentation': 'a presentation',
  'office:drawing': 'a drawing',
  'office:chart': 'a chart',
  'office:image': 'an image',
  'office:database': 'a database',
};
