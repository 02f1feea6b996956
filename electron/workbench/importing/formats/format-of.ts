import type { Format } from '#shared/domain/provenance';
import { endingOf } from '../paths';
import { isFeedLine } from './feed';

/** Bytes that tell what a file is; more than a page's comments and a mail's first headers take. */
const LOOKED_AT = 4096;

const ENDINGS: Readonly<Record<string, Format>> = {
  htm: 'html',
  html: 'html',
  xhtml: 'html',
  mht: 'mhtml',
  mhtml: 'mhtml',
  docx: 'docx',
  docm: 'docx',
  odt: 'odt',
  ott: 'odt',
  fodt: 'odt',
  rtf: 'rtf',
  pdf: 'pdf',
  eml: 'mail',
  md: 'markdown',
  markdown: 'markdown',
};

/**
 * What to read a file as. What its bytes begin with tells more than what it is called: a PDF is one whatever its name.
 * Anything unknown is text, and the reader of text says what is wrong with it.
 */
export function formatOf(bytes: Uint8Array, path: string): Format {
  if (isFeedLine(path)) return 'feed';
  const begin = Buffer.from(bytes.subarray(0, LOOKED_AT)).toString('latin1');
  const ending = endingOf(path);
  const named = Object.hasOwn(ENDINGS, ending) ? ENDINGS[ending] : undefined;
  if (/^[\s\0]{0,1024}%PDF-/.test(begin)) return 'pdf';
  if (begin.startsWith('PK\x03\x04')) return zippedFormatOf(begin, named);
  if (/^(?:\xef\xbb\xbf)?\s*\{\\rtf/.test(begin)) return 'rtf';
  if (FLAT.test(begin)) return 'odt';
  const headers = headersIn(begin);
  if (isSavedPage(headers, named === 'mail')) return 'mhtml';
  if (named === 'mail' || named === 'markdown') return named;
  if (HTML.test(begin)) return 'html';
  if (named === 'mhtml') return isLetter(headers) ? 'mail' : named;
  if (MAIL.test(begin)) return 'mail';
  // What calls itself a document and is none is for its reader to say.
  return named ?? 'text';
}

/** OpenDocument's archives begin with a file that names their type and is not packed. */
function zippedFormatOf(begin: string, named: Format | undefined): Format {
  if (begin.startsWith('mimetypeapplication/vnd.oasis.opendocument.', NAME_AT)) return 'odt';
  return named === undefined || named === 'rtf' ? 'docx' : named;
}
/** Where a zip archive has its first file's name. */
const NAME_AT = 30;

/** Each ends where it first can: were it free to end with a later one, the ways to read them would double with each. */
const COMMENTS = String.raw`(?:<!--(?:(?!-->)[\s\S])*-->\s*)*`;

/** The same as a single file of XML. */
const FLAT = new RegExp(String.raw`^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*>\s*${COMMENTS}<office:document\s`);

/** The headers a file begins with, as far as they were looked at; empty where it begins with none. */
const headersIn = (begin: string): string =>
  /^(?:\xef\xbb\xbf)?\s*((?:[A-Za-z][\w-]*:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*)+)/.exec(begin)?.[1] ?? '';

/**
 * Whether a message is a web page that was saved as one: it says so, or it is a page with its pictures that nobody sent.
 * @param isNamedMail by its ending, which a mail may have whatever its headers are
 */
function isSavedPage(headers: string, isNamedMail: boolean): boolean {
  if (/^(?:Snapshot-Content-Location:|From:[ \t]*["<]{0,2}Saved by )/im.test(headers)) return true;
  const isSent = isNamedMail || /^(?:From|To|Received|Return-Path):/im.test(headers);
  return !isSent && /^Content-Type:\s*multipart\/related\b/im.test(headers);
}

/** Whether headers are those of a letter from someone to someone, as some programs save it under the ending of a page. */
const isLetter = (headers: string): boolean =>
  /^From:/im.test(headers) && /^(?:To|Received):/im.test(headers);

const HTML = new RegExp(
  String.raw`^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?${COMMENTS}<(?:!doctype\s+html|html|head|body)[\s>]`,
  'i',
);
const MAIL =
  /^(?:(?:Return-Path|Received|Delivered-To|Message-ID|MIME-Version|X-[\w-]+): [\s\S]*\n)(?:From|Subject|Date): /i;
