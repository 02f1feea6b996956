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
  const named = ENDINGS[endingOf(path)];
  if (/^[\s\0]{0,1024}%PDF-/.test(begin)) return 'pdf';
  if (begin.startsWith('PK\x03\x04')) return zippedFormatOf(begin, named);
  if (/^(?:\xef\xbb\xbf)?\s*\{\\rtf/.test(begin)) return 'rtf';
  if (FLAT.test(begin)) return 'odt';
  if (isSavedPage(begin, named === 'mail')) return 'mhtml';
  if (named === 'mail' || named === 'markdown') return named;
  if (HTML.test(begin)) return 'html';
  if (named === 'mhtml') return named;
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

/** The same as a single file of XML. */
const FLAT = /^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*>\s*(?:<!--[\s\S]*?-->\s*)*<office:document\s/;

/**
 * Whether a message is a web page that was saved as one: it says so, or it is a page with its pictures that nobody sent.
 * @param isNamedMail by its ending, which a mail may have whatever its headers are
 */
function isSavedPage(begin: string, isNamedMail: boolean): boolean {
  const [, headers] =
    /^(?:\xef\xbb\xbf)?\s*((?:[A-Za-z][\w-]*:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*)+)/.exec(begin) ?? [];
  if (headers === undefined) return false;
  if (/^(?:Snapshot-Content-Location:|From:\s*(?:")?<Saved by )/im.test(headers)) return true;
  const isSent = isNamedMail || /^(?:From|To|Received|Return-Path):/im.test(headers);
  return !isSent && /^Content-Type:\s*multipart\/related\b/im.test(headers);
}

const HTML =
  /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body)[\s>]/i;
const MAIL =
  /^(?:(?:Return-Path|Received|Delivered-To|Message-ID|MIME-Version|X-[\w-]+): [\s\S]*\n)(?:From|Subject|Date): /i;
