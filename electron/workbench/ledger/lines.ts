import { isAscii, isUtf8 } from 'node:buffer';
import { hash as digestOf, randomBytes } from 'node:crypto';
import { firstIssue } from '#shared/contract/parse';
import {
  type Entry,
  type EntryHeader,
  type EntryKind,
  LEDGER_FORMAT,
  type NewEntry,
  PAYLOADS,
  problemWith,
  upcast,
} from '#shared/domain/entries';
import type { Sha256 } from '#shared/domain/records';

/**
 * One entry, one line of UTF-8 JSON, keys always in this order:
 *
 *     {"v","seq","time","checker","kind","act","left","prev","digest","hash","salt","payload"}
 *
 * digest = SHA-256(salt, newline, the payload's bytes as they stand in the line)
 * hash   = SHA-256(the line's bytes before `,"hash"`), so it covers header, previous hash and digest
 *
 * The salt keeps a short payload from being guessed from its digest; salt and payload stand last and can be taken out
 * (`null`) without touching the chain.
 */
export const GENESIS: Sha256 = '0'.repeat(64);

export interface Link {
  readonly seq: number;
  readonly hash: Sha256;
}

/** What stands in the place of payloads that were redacted, by entry. */
export type Replacements = ReadonlyMap<number, unknown>;

const HASH_KEY = ',"hash":"';
const HASH_LENGTH = 64;
const SALT_KEY = '","salt":"';
const SALT_AT = HASH_LENGTH + SALT_KEY.length;
const PAYLOAD_KEY = '","payload":';
const PAYLOAD_AT = SALT_AT + 32 + PAYLOAD_KEY.length;
/** What follows the hash where salt and payload were taken out. */
const REDACTED_TAIL = '","salt":null,"payload":null}';

const sha256 = (text: string): Sha256 => digestOf('sha256', text, 'hex');

/** The line (without its newline) that follows `previous`, the entry as reading the line will give it, and its link. */
export function lineOf(
  entry: NewEntry & Omit<EntryHeader, 'v' | 'seq'>,
  previous: Link,
): { line: string; entry: Entry; link: Link } {
  const { time, checker, kind, act, left } = entry;
  const seq = previous.seq + 1;
  const v = LEDGER_FORMAT;
  // What is written is what was checked, and what is folded is what can be read back: schemas let nothing else through.
  const checked = entryOf({ v, seq, time, checker, act, left, kind }, entry.payload);
  const salt = nextSalt();
  const payload = JSON.stringify(checked.payload);
  const digest = sha256(`${salt}\n${payload}`);
  const header = { v, seq, time, checker, kind, act, left, prev: previous.hash, digest };
  const covered = JSON.stringify(header).slice(0, -1);
  const hash = sha256(covered);
  return {
    line: `${covered}${HASH_KEY}${hash}","salt":"${salt}","payload":${payload}}`,
    entry: checked,
    link: { seq, hash },
  };
}

const SALT_BYTES = 16;
const SALTS_AT_A_TIME = 64;
let salts = '';

/** Random bytes are drawn for several salts at once: each draw is a call into the system. */
function nextSalt(): string {
  if (salts === '') salts = randomBytes(SALT_BYTES * SALTS_AT_A_TIME).toString('hex');
  const salt = salts.slice(0, 2 * SALT_BYTES);
  salts = salts.slice(2 * SALT_BYTES);
  return salt;
}

/** A line is not what was written. */
export class LineDamage extends Error {}

/** A line is what was written, by a Galley that knows more than this one. */
export class NewerFormat extends Error {
  readonly format: number;
  /** The version to read it with, where the ledger tells. */
  readonly galley: string | null;
  constructor(format: number, galley: string | null) {
    super(`ledger format ${format}`);
    this.format = format;
    this.galley = galley;
  }
}

/** A redacted payload whose replacement is not known yet: it stands further on in the ledger. */
export class ReplacementNeeded extends Error {}

/**
 * Reads a line that must follow `previous`, checking every byte of it.
 * @throws LineDamage saying what is wrong; ReplacementNeeded for a redacted line without `replacements`; NewerFormat.
 */
export function readLine(
  bytes: Buffer,
  previous: Link,
  replacements: Replacements | null = null,
): { entry: Entry; link: Link; redacted: boolean } {
  const { hash, rest, parsed } = sealed(bytes, previous);
  const redacted = isRedacted(rest);
  if (!redacted) checkPayload(rest, parsed.digest);
  const entry = entryOf(parsed, redacted ? replaced(parsed.seq, replacements) : parsed.payload);
  return { entry, link: { seq: entry.seq, hash }, redacted };
}

/**
 * Checks a line's place in the chain and its payload's digest, without asking what it means: several times as fast.
 * @throws LineDamage
 */
export function checkLine(bytes: Buffer, previous: Link): Link {
  const { hash, rest, parsed } = sealed(bytes, previous);
  if (!isRedacted(rest)) checkPayload(rest, parsed.digest);
  return { seq: parsed.seq, hash };
}

function textOf(bytes: Buffer): string {
  // Decoding would turn several wrong byte sequences into the same replacement character.
  if (isAscii(bytes)) return bytes.toString('latin1');
  if (!isUtf8(bytes)) throw new LineDamage('is not valid UTF-8');
  return bytes.toString('utf8');
}

/** A whole line as JSON has it; nothing of it is believed yet but its spelling. */
interface Parsed {
  readonly v: unknown;
  readonly seq: number;
  readonly kind: unknown;
  readonly prev: unknown;
  readonly digest: unknown;
  readonly payload: unknown;
}

/** A line whose hash and place in the chain are right; `rest` is the line from its hash on. */
function sealed(bytes: Buffer, previous: Link): { hash: Sha256; rest: string; parsed: Parsed } {
  const line = textOf(bytes);
  const at = line.indexOf(HASH_KEY);
  if (at < 0) throw new LineDamage('is not spelled as an entry is');
  const rest = line.slice(at + HASH_KEY.length);
  const hash = rest.slice(0, HASH_LENGTH);
  if (sha256(line.slice(0, at)) !== hash) throw new LineDamage('does not match its hash');
  // One parse for the whole line: its spelling is settled by the two digests, whatever stands in it.
  const parsed = JSON.parse(line) as Parsed;
  if (parsed.prev !== previous.hash) throw new LineDamage('does not follow the entry before it');
  if (typeof parsed.v === 'number' && parsed.v > LEDGER_FORMAT) throw newer(parsed.v, parsed);
  if (parsed.seq === previous.seq + 1) return { hash, rest, parsed };
  throw new LineDamage(`has number ${String(parsed.seq)} where ${previous.seq + 1} is due`);
}

const isRedacted = (rest: string): boolean =>
  rest.length === HASH_LENGTH + REDACTED_TAIL.length && rest.endsWith(REDACTED_TAIL);

/** The payload's bytes as they stand in the line must be those the digest was made of. */
function checkPayload(rest: string, digest: unknown): void {
  const spelled =
    rest.startsWith(SALT_KEY, HASH_LENGTH) &&
    rest.startsWith(PAYLOAD_KEY, SALT_AT + 32) &&
    rest.endsWith('}');
  if (!spelled) throw new LineDamage('is not spelled as an entry is');
  if (digest === sha256(`${rest.slice(SALT_AT, SALT_AT + 32)}\n${rest.slice(PAYLOAD_AT, -1)}`)) return;
  throw new LineDamage('has a payload that does not match its digest');
}

function replaced(seq: number, replacements: Replacements | null): unknown {
  if (replacements === null) throw new ReplacementNeeded();
  if (replacements.has(seq)) return replacements.get(seq);
  throw new LineDamage('has lost its payload, and no redaction says so');
}

/** Every version writes which Galley it takes into the first line of a newer format. */
function newer(format: number, { kind, payload }: Parsed): NewerFormat {
  const told = kind === 'ledger.raised' || kind === 'desk.created';
  const galley = told ? (payload as { galley?: unknown } | null)?.galley : null;
  return new NewerFormat(format, typeof galley === 'string' ? galley : null);
}

/** The hash a line carries, unchecked; null when it is not spelled as an entry is. */
export function hashIn(line: Buffer): Sha256 | null {
  const at = line.indexOf(HASH_KEY);
  return at < 0 ? null : line.toString('latin1', at + HASH_KEY.length, at + HASH_KEY.length + 64);
}

/** The line with its payload and salt taken out. Header, digest and hash stay byte for byte. */
export function redactLine(line: Buffer): Buffer {
  const at = line.indexOf(HASH_KEY);
  const kept = line.subarray(0, at + HASH_KEY.length + HASH_LENGTH);
  return Buffer.concat([kept, Buffer.from(REDACTED_TAIL)]);
}

/** The chain holds; now the entry must also make sense. */
function entryOf(header: unknown, payload: unknown): Entry {
  const problem = problemWith(header);
  if (problem !== null) throw new LineDamage(problem);
  const { v, seq, time, checker, act, left, kind } = header as EntryHeader & { kind: EntryKind };
  if (!Object.hasOwn(PAYLOADS, kind)) throw new LineDamage(`is of the unknown kind “${kind}”`);
  const parsed = PAYLOADS[kind].safeParse(v === LEDGER_FORMAT ? payload : upcast(v, kind, payload));
  if (!parsed.success) throw new LineDamage(`(${kind}) ${problemOf(parsed.error)}`);
  return { v, seq, time, checker, act, left, kind, payload: parsed.data } as Entry;
}

const problemOf = (error: Parameters<typeof firstIssue>[0]): string => {
  const { path, problem } = firstIssue(error);
  return `${path}: ${problem}`;
};
