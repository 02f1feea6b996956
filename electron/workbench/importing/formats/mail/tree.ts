import { isUtf8 } from 'node:buffer';
import { unreadable } from '../../faults';
import { decode } from '../encoding';
import { undoUu } from './uu';

/** One part of a mail: a multipart with its children, or a leaf with its bytes, transfer encoding undone. */
export interface Part {
  /** MIME type in lower case, e.g. `text/plain`. */
  readonly type: string;
  readonly params: Readonly<Record<string, string>>;
  /** `inline`, `attachment`, or empty. */
  readonly disposition: string;
  readonly fileName: string | null;
  readonly contentId: string | null;
  /** Its Content-Location, which in a saved page is the address it was saved from. */
  readonly location: string | null;
  readonly content: Uint8Array;
  readonly children: readonly Part[];
}

export interface Mail {
  readonly headers: readonly { readonly key: string; readonly value: string }[];
  readonly root: Part;
}

/** A node of postal-mime's tree. It shows decoded texts only, and takes every charset it does not know for windows-1252. */
interface Node {
  readonly headers: Mail['headers'];
  readonly contentType: { readonly parsed: Structured };
  readonly contentDisposition: { readonly parsed: Structured };
  readonly contentTransferEncoding: { readonly encoding: string };
  readonly contentId?: string | undefined;
  readonly content: ArrayBuffer | null;
  readonly childNodes: readonly Node[];
}
interface Structured {
  readonly value: string;
  readonly params: Readonly<Record<string, string>>;
}

/** @throws FaultError `unreadable` when it is nested too deep or its headers are too long */
export async function mailOf(bytes: Uint8Array, path: string): Promise<Mail> {
  const mail = prepared(bytes);
  refuseManyParts(mail, path);
  const root = await parsed(mail, path);
  return { headers: root.headers, root: await partOf(root, path, 0) };
}

/** More than any mail has that was written to be read. */
const MOST_PARTS = 10_000;
const LONGEST_NAME = 2_000;

/** @throws FaultError before parts are made that nobody could wait for */
function refuseManyParts(mail: Buffer, path: string): void {
  if (!/multipart\//i.test(mail.toString('latin1'))) return;
  let lines = 0;
  for (let at = mail.indexOf('\n--'); at !== -1; at = mail.indexOf('\n--', at + 3)) lines += 1;
  if (lines > MOST_PARTS)
    throw unreadable(path, `has ${lines} lines that may begin a part; ${MOST_PARTS} are read`, TODO);
}

async function parsed(bytes: Uint8Array, path: string): Promise<Node> {
  const { default: PostalMime } = await import('postal-mime');
  // Mails within mails become reports of their own: they need not be taken apart here as well.
  const parser = new PostalMime({ forceRfc822Attachments: true });
  try {
    await parser.parse(bytes);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw unreadable(path, `cannot be taken apart as a mail: ${why}`, TODO);
  }
  return (parser as unknown as { root: Node }).root;
}
const TODO = 'Open it in a mail program and bring in what that shows.';

async function partOf(node: Node, path: string, retried: number): Promise<Part> {
  const { value: type, params } = node.contentType.parsed;
  const disposition = node.contentDisposition.parsed;
  const content = decodedContent(node);
  const isMultipart = type.startsWith('multipart/');
  if (isMultipart && node.childNodes.length === 0 && retried < 3) {
    const again = withBoundary(type, content);
    if (again) return partOf(await parsed(again, path), path, retried + 1);
  }
  return {
    type: isMultipart && node.childNodes.length === 0 ? 'text/plain' : type || 'text/plain',
    params,
    disposition: disposition.value,
    fileName: (disposition.params.filename || params.name || '').slice(0, LONGEST_NAME) || null,
    contentId: node.contentId || null,
    location: node.headers.find(({ key }) => key === 'content-location')?.value || null,
    content,
    children: await Promise.all(node.childNodes.map((child) => partOf(child, path, retried))),
  };
}

function decodedContent({ content, contentTransferEncoding: { encoding } }: Node): Uint8Array {
  const bytes = new Uint8Array(content ?? new ArrayBuffer(0));
  return /^(?:x-)?uue(?:ncode)?$/.test(encoding) ? undoUu(Buffer.from(bytes).toString('latin1')) : bytes;
}

/** A multipart none of whose parts was found, with the boundary that is really in it; null where none is. */
function withBoundary(type: string, content: Uint8Array): Buffer | null {
  const body = Buffer.from(content);
  const line = /^--([^\s-][^\r\n]{0,200}?|-+[^\s-][^\r\n]{0,200}?)[ \t]*\r?\n(?:[A-Za-z-]+:|\r?\n)/m;
  const boundary = line.exec(body.toString('latin1'))?.[1]?.replaceAll(/["\\]/g, '\\$&');
  if (!boundary) return null;
  return Buffer.concat([Buffer.from(`Content-Type: ${type}; boundary="${boundary}"\n\n`, 'latin1'), body]);
}

/** Without what mailboxes put in front, with line feeds, and with headers in UTF-8, as postal-mime reads them. */
function prepared(bytes: Uint8Array): Buffer {
  const text = Buffer.from(bytes).toString('latin1');
  const unmarked = text.replace(/^(?:\xef\xbb\xbf)?\s*(?:>?From [^\r\n]*(?:\r\n|\r|\n))?/, '');
  const lines = unmarked.includes('\n') ? unmarked : unmarked.replaceAll('\r', '\n');
  const end = endOfHeaders(lines);
  const head = Buffer.from(lines.slice(0, end), 'latin1');
  const readable = isUtf8(head) ? head : Buffer.from(decode(head).text);
  const body = lines
    .slice(end)
    .replace(BLANK_LINE, '\n\n')
    .replace(/^\r?\n(?=[^\r\n])/, '\n\n');
  return Buffer.concat([readable, Buffer.from(body, 'latin1')]);
}

/** An empty line; or one with white space in it, if no header follows: programs that fold headers badly write such, too. */
const HEADERS_END = /\r?\n(?:\r?\n|[ \t]+\r?\n(?![A-Za-z][\w-]*:|[ \t]))/;
const BLANK_LINE = /^\r?\n[ \t]*\r?\n/;
/** Where there is no such line, the first that can be no header. */
const NO_HEADER = /\r?\n(?![A-Za-z][\w-]*[ \t]*:|[ \t]|\r?\n|$)/;
const endOfHeaders = (mail: string): number =>
  (HEADERS_END.exec(mail) ?? NO_HEADER.exec(mail))?.index ?? mail.length;
