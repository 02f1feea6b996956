import { isUtf8 } from 'node:buffer';
import { createHash, randomBytes } from 'node:crypto';
import { firstIssue } from '#shared/contract/parse';
import {
  type Entry,
  type EntryHeader,
  type EntryKind,
  headerSchema,
  LEDGER_FORMAT,
  type NewEntry,
  PAYLOADS,
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

const HASH_KEY = ',"hash":"';
const TAIL = /^[0-9a-f]{64}","salt":"([0-9a-f]{32})","payload":/;

const sha256 = (text: string): Sha256 => createHash('sha256').update(text).digest('hex');

/** The line (without its newline) that follows `previous`, and its own link. */
export function lineOf(
  entry: NewEntry & Omit<EntryHeader, 'v' | 'seq'>,
  previous: Link,
): { line: string; link: Link } {
  const { time, checker, kind, act, left } = entry;
  const seq = previous.seq + 1;
  const salt = randomBytes(16).toString('hex');
  const payload = JSON.stringify(entry.payload);
  const digest = sha256(`${salt}\n${payload}`);
  const header = { v: LEDGER_FORMAT, seq, time, checker, kind, act, left, prev: previous.hash, digest };
  const covered = JSON.stringify(header).slice(0, -1);
  const hash = sha256(covered);
  return {
    line: `${covered}${HASH_KEY}${hash}","salt":"${salt}","payload":${payload}}`,
    link: { seq, hash },
  };
}

/** A line is not what was written. */
export class LineDamage extends Error {}

/**
 * Reads a line that must follow `previous`, checking every byte of it.
 * @throws LineDamage saying what is wrong.
 */
export function readLine(bytes: Buffer, previous: Link): { entry: Entry; link: Link } {
  // Decoding would turn several wrong byte sequences into the same replacement character.
  if (!isUtf8(bytes)) throw new LineDamage('is not valid UTF-8');
  const line = bytes.toString('utf8');
  const at = line.indexOf(HASH_KEY);
  const rest = at < 0 ? '' : line.slice(at + HASH_KEY.length);
  const salt = TAIL.exec(rest)?.[1];
  if (salt === undefined || !rest.endsWith('}')) throw new LineDamage('is not spelled as an entry is');
  const covered = line.slice(0, at);
  const hash = rest.slice(0, 64);
  if (sha256(covered) !== hash) throw new LineDamage('does not match its hash');
  const payload = rest.slice(64 + '","salt":"'.length + 32 + '","payload":'.length, -1);
  const header = JSON.parse(`${covered}}`) as { prev: string; digest: string; kind: string };
  if (header.digest !== sha256(`${salt}\n${payload}`))
    throw new LineDamage('has a payload that does not match its digest');
  if (header.prev !== previous.hash) throw new LineDamage('does not follow the entry before it');
  const entry = parseEntry(header, payload);
  if (entry.seq !== previous.seq + 1)
    throw new LineDamage(`has number ${entry.seq} where ${previous.seq + 1} is due`);
  return { entry, link: { seq: entry.seq, hash } };
}

/** The hash a line carries, unchecked; null when it is not spelled as an entry is. */
export function hashIn(line: Buffer): Sha256 | null {
  const at = line.indexOf(HASH_KEY);
  return at < 0 ? null : line.toString('latin1', at + HASH_KEY.length, at + HASH_KEY.length + 64);
}

/** The chain holds; now the entry must also make sense. */
function parseEntry(header: { kind: string; v?: unknown }, payload: string): Entry {
  if (typeof header.v === 'number' && header.v > LEDGER_FORMAT) {
    throw new LineDamage(
      `was written by a newer Galley (ledger format ${header.v}; this one reads up to ${LEDGER_FORMAT})`,
    );
  }
  const parsedHeader = headerSchema.safeParse(header);
  if (!parsedHeader.success) throw new LineDamage(problemOf(parsedHeader.error));
  if (!Object.hasOwn(PAYLOADS, header.kind)) throw new LineDamage(`is of the unknown kind “${header.kind}”`);
  const kind = header.kind as EntryKind;
  const parsed = PAYLOADS[kind].safeParse(JSON.parse(payload));
  if (!parsed.success) throw new LineDamage(`(${kind}) ${problemOf(parsed.error)}`);
  return { ...parsedHeader.data, kind, payload: parsed.data } as Entry;
}

const problemOf = (error: Parameters<typeof firstIssue>[0]): string => {
  const { path, problem } = firstIssue(error);
  return `${path}: ${problem}`;
};
