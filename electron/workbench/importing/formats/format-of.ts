import type { Format } from '#shared/domain/provenance';
import { endingOf } from '../paths';
import { isFeedLine } from './feed';

/** Bytes that tell what a file is; more than a page's comments and a mail's first headers take. */
const LOOKED_AT = 4096;

const ENDINGS: Readonly<Record<string, Format>> = {
  htm: 'html',
  html: 'html',
  xhtml: 'html',
  docx: 'docx',
  docm: 'docx',
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
  if (begin.startsWith('PK\x03\x04')) return named ?? 'docx';
  if (named === 'mail' || named === 'markdown') return named;
  if (HTML.test(begin)) return 'html';
  if (MAIL.test(begin)) return 'mail';
  // What calls itself a document and is none is for its reader to say.
  return named ?? 'text';
}

const HTML =
  /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body)[\s>]/i;
const MAIL =
  /^(?:(?:Return-Path|Received|Delivered-To|Message-ID|MIME-Version|X-[\w-]+): [\s\S]*\n)(?:From|Subject|Date): /i;
