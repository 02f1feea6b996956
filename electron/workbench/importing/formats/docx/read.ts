import { unreadable } from '../../faults';
import type { Reader } from '../../reading';
import { documentReading } from '../document-facts';
import { NO_TEXT } from '../document-remarks';
import { type Kind, type Parts, unpack } from '../unpack';
import { factsOf } from './meta';
import type { Document, Element } from './model';
import { repacked } from './plainer';
import { remarksOn } from './remarks';
import { textOf } from './text';

/**
 * Reads a Word document's text: paragraphs, tables, text boxes, then notes. Headers, footers, comments, deleted and
 * hidden words are left out. Pictures are never opened and nothing is fetched.
 */
export const readDocx: Reader = async (bytes, path) => {
  const parts = await unpack(bytes, path, DOCX);
  const { text, title } = await read(parts, path);
  const remarks = [...remarksOn(parts), ...(text === '' ? [NO_TEXT] : [])];
  return documentReading(await factsOf(parts, title), { format: 'docx', text, encoding: null, remarks });
};

const DOCX: Kind = { ending: '.docx', reads: (name) => /\.(?:xml|rels)$/i.test(name) };

interface Read {
  readonly text: string;
  /** What its paragraphs set as title say. */
  readonly title: string | null;
}

async function read(parts: Parts, path: string): Promise<Read> {
  const { default: mammoth } = await import('mammoth');
  let found: Read = { text: '', title: null };
  const take = (document: Document): Document => {
    found = { text: textOf(document), title: titleIn(document) };
    // Nothing is left for the library to make a page of.
    return { ...document, children: [] };
  };
  try {
    const buffer = await repacked(parts);
    await mammoth.convertToHtml({ buffer }, { transformDocument: take, externalFileAccess: false });
  } catch (error) {
    throw broken(parts, path, error as Error);
  }
  return found;
}

function titleIn({ children = [] }: Document): string | null {
  const title = children.find(({ styleName }) => styleName?.toLowerCase() === 'title');
  return title ? plain(title).trim() || null : null;
}

const plain = ({ value, children = [] }: Element): string => value ?? children.map(plain).join('');

function broken(parts: Parts, path: string, error: Error): Error {
  const other = OTHER_KINDS.find(
    ([part]) => parts.has(part) || [...parts.keys()].some((name) => name.startsWith(part)),
  );
  const what =
    error instanceof RangeError ? 'is nested too deeply to be read' : `cannot be read: ${error.message}`;
  if (other)
    return unreadable(
      path,
      `is ${other[1]}, not a Word document`,
      'Save it as .docx or PDF and bring that in.',
    );
  return unreadable(path, what, 'Open it in a word processor and save it as .docx again.');
}

/** What else is a zip archive, by a part that only it has. */
const OTHER_KINDS: readonly (readonly [string, string])[] = [
  ['xl/', 'a spreadsheet'],
  ['ppt/', 'a presentation'],
  ['META-INF/manifest.xml', 'an OpenDocument file'],
  ['META-INF/container.xml', 'an e-book'],
];
