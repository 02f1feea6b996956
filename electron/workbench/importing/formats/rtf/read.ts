import { isUtf8 } from 'node:buffer';
import { unreadable } from '../../faults';
import type { Reader } from '../../reading';
import { dayOf, documentReading, nameOf, type Particulars, particularsOf, titleOf } from '../document-facts';
import { BROKEN_OFF, HIDDEN, NO_TEXT, ofChanges, ofComments } from '../document-remarks';
import { textWith } from '../document-text';
import { Document } from './document';
import { Tokens } from './tokens';

/**
 * Reads a document in RTF: paragraphs, tables, boxes, then notes. Headers, footers, comments, deleted and hidden words are
 * left out. Pictures and objects are never opened and nothing is fetched.
 * @throws FaultError `unreadable` for what is none, or is nested too deep
 */
export const readRtf: Reader = async (bytes, path) => {
  const from = Buffer.from(bytes.subarray(0, LOOKED_AT)).indexOf('{\\rtf');
  if (from === -1)
    throw unreadable(path, 'is no RTF document', 'Open it in a word processor and save it as .rtf again.');
  const tokens = new Tokens(bytes, from);
  const document = new Document(path, isUtf8(bytes));
  document.read(tokens);
  const text = textWith(document.body.blocks(), document.notes);
  const remarks = remarksOn(document, text, hasMore(bytes.subarray(tokens.at)));
  return documentReading(factsOf(document), { format: 'rtf', text, encoding: document.encoding, remarks });
};

/** Bytes in which a document must begin. */
const LOOKED_AT = 1_024;

function factsOf({ title, author, made }: Document): Particulars {
  const two = (word: string): string => String(made.get(word) ?? 0).padStart(2, '0');
  return particularsOf(
    {
      title: titleOf(title.text, "the document's title"),
      byline: nameOf(author.text, "the document's author"),
      date: dayOf(`${made.get('yr')}-${two('mo')}-${two('dy')}`, 'the day the document was made'),
    },
    null,
    'the document',
  );
}

/** Programs fill files up with white space and zeros. */
const hasMore = (rest: Uint8Array): boolean => rest.some((byte) => byte > 0x20);

/** What a checker should know of a document beyond its text. */
function remarksOn(document: Document, text: string, isMore: boolean): string[] {
  const { isWhole, hasChanges, hasHidden, comments } = document;
  return [
    ...(isWhole ? [] : [BROKEN_OFF]),
    ...(isMore ? ['Something follows its end, and was not read.'] : []),
    ...ofChanges(hasChanges ? null : 0),
    ...ofComments(comments),
    ...(hasHidden ? [HIDDEN] : []),
    ...(text === '' ? [NO_TEXT] : []),
  ];
}
