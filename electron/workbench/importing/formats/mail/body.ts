import { type Decoded, whole } from '../encoding-decoded';
import { unflowed } from './flowed';
import { htmlAsText } from './html';
import { isEnriched, isHtml, roleOf } from './roles';
import type { Part } from './tree';
import { filesIn, type Unpacked } from './uu';

/** What a mail says. */
export interface Body {
  readonly text: string;
  /** How its first part was decoded; null when it says nothing. */
  readonly decoded: Decoded | null;
  /** What was read, in words: `the text/plain part`. */
  readonly from: string;
  readonly remarks: readonly string[];
  /** What was written into the text and is a file of its own. */
  readonly files: Unpacked['files'];
}

/** A part of the body, read. */
interface Said {
  readonly text: string;
  readonly decoded: Decoded;
  readonly html: boolean;
  readonly remark: string | null;
  readonly files: Unpacked['files'];
}

/** The texts of a mail in their order; of alternatives, the plain one unless it says next to nothing. */
export async function bodyOf(root: Part, path: string): Promise<Body> {
  const said = (await saidIn(root, path, false, true)).filter(
    ({ text, files }) => text !== '' || files.length > 0,
  );
  const remarks = said.flatMap(({ remark, decoded }) => [
    ...(remark ? [remark] : []),
    ...(decoded.brokenAt === null
      ? []
      : [`Not all of it is ${decoded.encoding}: what could not be decoded shows as \ufffd.`]),
  ]);
  return {
    text: said.map(({ text }) => text).join('\n\n'),
    decoded: said[0]?.decoded ?? null,
    from: said.every(({ html }) => html) ? 'the text/html part' : 'the text/plain part',
    remarks: [...new Set(remarks)],
    files: said.flatMap(({ files }) => files),
  };
}

async function saidIn(part: Part, path: string, related: boolean, isRoot: boolean): Promise<Said[]> {
  if (part.children.length === 0)
    return roleOf(part, related, isRoot) === 'body' ? [await said(part, path)] : [];
  if (part.type === 'multipart/alternative') return chosen(part, path, related);
  const all: Said[] = [];
  for (const child of part.children)
    all.push(...(await saidIn(child, path, related || part.type === 'multipart/related', false)));
  return all;
}

/** A plain alternative of so few words is looked at twice, and left for an HTML one with so many times as many. */
const FEW = 40;
const TIMES = 5;

async function chosen(part: Part, path: string, related: boolean): Promise<Said[]> {
  const each: Said[][] = [];
  for (const child of part.children) each.push(await saidIn(child, path, related, false));
  const filled = each.filter((all) => all.some(({ text }) => text !== ''));
  const plain = filled.find((all) => all.some(({ html }) => !html));
  const rich = filled.findLast((all) => all.every(({ html }) => html));
  if (!plain || !rich) return plain ?? rich ?? [];
  if (wordsIn(plain) > FEW || wordsIn(rich) < TIMES * wordsIn(plain) + FEW) return plain;
  return rich.map((one) => ({ ...one, remark: SAYS_MORE }));
}
const SAYS_MORE = 'The plain-text part says much less than the HTML part, which was read instead.';

const wordsIn = (all: readonly Said[]): number =>
  all.reduce((sum, { text }) => sum + (text.match(/\S+/g)?.length ?? 0), 0);

async function said(part: Part, path: string): Promise<Said> {
  const decoded = await decodedPart(part);
  const lines = decoded.text.replaceAll(/\r\n?/g, '\n');
  const html = isHtml(part);
  const { text, files } = html
    ? { text: await htmlAsText(lines, path), files: [] }
    : filesIn(plainOf(lines, part));
  return { text: trimmed(text), decoded, html, remark: null, files };
}

async function decodedPart({ content, params }: Part): Promise<Decoded> {
  if (content.length === 0) return whole('', 'utf-8', 'likely');
  const named = params.charset ?? null;
  const { decode } = await import('../encoding');
  // A mail that says it is ASCII and is not has not said what it is.
  return decode(
    content,
    /^(?:us-?ascii|ascii|unknown.*|x-unknown|default|none)$/i.test(named ?? '') ? null : named,
  );
}

function plainOf(lines: string, part: Part): string {
  if (isEnriched(part)) return unenriched(lines);
  const { format = '', delsp = '' } = part.params;
  return /^flowed$/i.test(format) ? unflowed(lines, /^yes$/i.test(delsp)) : lines;
}

/** The words of `text/enriched` (RFC 1896) without its commands. */
const unenriched = (text: string): string =>
  text.replaceAll(/<param>[^<]*<\/param>/gi, '').replaceAll(/<(<)|<\/?[a-z-]{1,60}>/gi, '$1');

/** Without controls, and without empty lines before and after. */
const trimmed = (text: string): string =>
  text
    .replaceAll(/(?![\t\n])\p{Cc}/gu, '')
    .replace(/^\s*\n/, '')
    .trimEnd();
