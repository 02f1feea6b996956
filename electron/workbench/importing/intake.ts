import { faultOf, inOneLine } from '#shared/contract/faults';
import type { ImportOutcome } from '#shared/contract/views';
import type { NewEntry } from '#shared/domain/entries';
import { short } from '#shared/domain/history';
import { idAt, type ReportId } from '#shared/domain/ids';
import type { Provenance } from '#shared/domain/provenance';
import { META_FIELDS, type ReportMeta } from '#shared/domain/records';
import { fileName } from '#shared/text/file-name';
import { plainLine } from '#shared/text/plain-line';
import { countWords, paragraphsOf } from '#shared/text/sentences';
import type { Context } from '../context';
import { sha256Of } from '../storage/blobs';
import { type Incoming, isArchive, partsOf, type Unpackable } from './containers/parts';
import { isQuick, readOriginal } from './readers';
import type { Reading } from './reading';

/** A file, and what a checker already knows of it beside what is in it. */
export interface Given extends Incoming {
  readonly meta?: MetaPatch | undefined;
}
type MetaPatch = { readonly [K in keyof ReportMeta]?: string | null | undefined };

type Entry = Extract<NewEntry, { kind: 'report.imported' }>;
type Taken = Entry['payload']['report'];

/** What came of one file before anything is stored. `within` is the place, in the same list, of what it was attached to. */
type Found = { readonly path: string; readonly within: number | null } & (
  | { readonly is: 'unreadable'; readonly error: string }
  | { readonly is: 'known'; readonly sha256: string }
  | { readonly is: 'read'; readonly sha256: string; readonly file: Given; readonly reading: Reading }
);
type ReadFile = Extract<Found, { is: 'read' }>;

/** A mail may carry a mail that carries a mail: no deeper than this, and not more of them in all. */
const DEEPEST = 5;
const MOST_ATTACHED = 500;
/** So many of what is attached and cannot be read are named. */
const MOST_NAMED = 100;
/** So many files wait for a reader at once. */
const UNDER_WAY = 8;
/** So many files are stored at once: their waits for the disk overlap. */
const STORED_AT_ONCE = 16;

/**
 * Brings files in: reads them, stores original and text of each, and adds their entries as one act. A file that cannot be
 * read is an outcome, not an end; one whose bytes are there already leads to the report that has them. What is attached to
 * a file follows it.
 */
export async function bringIn(context: Context, files: readonly Given[]): Promise<ImportOutcome[]> {
  const parts = (await Promise.all(files.map((file) => takenApart(context, file)))).flat();
  const found = await new Finding(context).all(parts);
  let outcomes: ImportOutcome[] = [];
  await context.core.act(async (seq) => {
    const entering = new Entering(context, seq, await stored(context, found));
    outcomes = found.map((one) => entering.enter(one));
    return entering.entries;
  });
  return outcomes;
}

/** A container that cannot be opened is one file that cannot be read. */
async function takenApart(context: Context, file: Given): Promise<(Given | Unpackable)[]> {
  try {
    const parts = isArchive(file.path)
      ? await (await context.readers()).takeApart(file)
      : await partsOf(file);
    return parts.map((part) => ('error' in part ? part : { ...part, meta: file.meta }));
  } catch (error) {
    return [{ path: file.path, error: whyUnreadable(error) }];
  }
}

/** What nobody thought of is the fault of the file as well: the others come in. @throws what concerns them all */
function whyUnreadable(error: unknown): string {
  const fault = faultOf(error);
  if (fault.tag !== 'unreadable' && fault.tag !== 'internal') throw error;
  return inOneLine({ ...fault, where: null });
}

/** Reads files side by side. */
class Finding {
  readonly #context: Context;
  readonly #readings = new Map<string, Promise<Reading>>();

  constructor(context: Context) {
    this.#context = context;
  }

  /** In the files' order, each followed by what is attached to it. */
  async all(files: readonly (Given | Unpackable)[]): Promise<Found[]> {
    const under: Promise<Found>[] = [];
    for (const file of files) {
      // Enough to keep every reader busy; more would only wait in memory.
      await under[under.length - UNDER_WAY];
      const finding = this.#find(file, null);
      // Whoever awaits it is told of a failure; until then it must not count as nobody's.
      finding.catch(() => undefined);
      under.push(finding);
    }
    const all: Found[] = [];
    for (const one of under) await this.#withAttached(await one, all, 0, { left: MOST_ATTACHED });
    return all;
  }

  /** What is attached and cannot be read, as a logo or a signature, is no failure: the original of what carries it has it. */
  async #withAttached(one: Found, all: Found[], depth: number, room: { left: number }): Promise<void> {
    const at = all.push(one) - 1;
    if (one.is !== 'read') return;
    const { attached } = one.reading;
    const taken = depth < DEEPEST ? attached.slice(0, room.left) : [];
    room.left -= taken.length;
    const left: string[] = [];
    for (const part of taken) {
      const found = await this.#find(part, at);
      if (found.is === 'unreadable') left.push(`${part.path.slice(one.path.length + 1)}, ${found.error}`);
      else await this.#withAttached(found, all, depth + 1, room);
    }
    const remarks = remarksOn(left, attached.length - taken.length);
    all[at] = { ...one, reading: { ...one.reading, remarks: [...one.reading.remarks, ...remarks] } };
  }

  async #find(file: Given | Unpackable, within: number | null): Promise<Found> {
    const place = { path: file.path, within };
    if ('error' in file) return { ...place, is: 'unreadable', error: file.error };
    const sha256 = sha256Of(file.bytes);
    if (reportWith(this.#context, sha256)) return { ...place, is: 'known', sha256 };
    const before = this.#readings.get(sha256);
    const reading = before ?? this.#reading(file);
    this.#readings.set(sha256, reading);
    try {
      const read = { ...place, is: 'read', sha256, file, reading: await reading } as const;
      return before ? { ...place, is: 'known', sha256 } : read;
    } catch (error) {
      return { ...place, is: 'unreadable', error: whyUnreadable(error) };
    }
  }

  async #reading({ bytes, path }: Given): Promise<Reading> {
    if (isQuick(bytes, path)) return readOriginal(bytes, path);
    return (await this.#context.readers()).read(bytes, path);
  }
}

/** @param more files within that nobody tried to read: there are too many, or they are too deep */
function remarksOn(left: readonly string[], more: number): string[] {
  const named = left.slice(0, MOST_NAMED);
  const unnamed = left.length - named.length + more;
  if (unnamed > 0) named.push(`${unnamed === 1 ? 'one more file' : `${unnamed} more files`} within it.`);
  return named.map((what) => `Not brought in, but kept in the original: ${what}`);
}

/** What is kept of a file: all of its record but what its entry gives it. */
type Stored = Omit<Taken, 'id'>;

/** Stores originals and texts. @returns records by the SHA-256 of the original */
async function stored(context: Context, found: readonly Found[]): Promise<ReadonlyMap<string, Stored>> {
  const read = found.filter((one) => one.is === 'read');
  if (read.length > 0) await context.core.ready();
  const records = new Map<string, Stored>();
  for (let at = 0; at < read.length; at += STORED_AT_ONCE) {
    const group = read.slice(at, at + STORED_AT_ONCE);
    for (const record of await allOf(group.map((one) => storedOne(context, one))))
      records.set(record.original.sha256, record);
  }
  return records;
}

async function storedOne({ originals, texts }: Context, { file, reading }: ReadFile): Promise<Stored> {
  const { text, meta, format, encoding, language, provenance, pages, remarks } = reading;
  const given = tidy(file.meta ?? {});
  const original = await originals.put(file.bytes);
  const textHash = await texts.put(text);
  return {
    original: { sha256: original, bytes: file.bytes.length },
    text: { sha256: textHash, length: text.length, words: countWords(text) },
    origin: file.path,
    reading: {
      format,
      encoding,
      language,
      provenance: without(given, provenance),
      pages,
      partOf: null,
      remarks,
    },
    meta: shown({ ...meta, ...given }),
    opening: openingOf(text, file.path),
  };
}

/** Where particulars were read; of those that a checker gave, nothing was. */
const without = (given: Partial<ReportMeta>, provenance: Provenance): Provenance =>
  Object.fromEntries(Object.entries(provenance).filter(([field]) => !(field in given)));

/** All results, or the first error once nothing is under way any more. */
async function allOf<T>(work: readonly Promise<T>[]): Promise<T[]> {
  const settled = await Promise.allSettled(work);
  return settled.map((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value;
  });
}

/** What a report without a title is called: its first words, or the file's name where it has none. */
function openingOf(text: string, path: string): string {
  const [first] = paragraphsOf(text);
  return first ? plainLine(short(text.slice(first.start, first.end), 80)) : fileName(path);
}

/** Particulars stand among other words, wherever a report is named. */
const shown = (meta: ReportMeta): ReportMeta =>
  Object.fromEntries(
    META_FIELDS.map((field) => [field, meta[field] === null ? null : plainLine(meta[field])]),
  ) as unknown as ReportMeta;

/** Gives each file its entry, in order. */
class Entering {
  readonly entries: Entry[] = [];
  readonly #context: Context;
  readonly #seq: number;
  readonly #records: ReadonlyMap<string, Stored>;
  readonly #entered = new Map<string, Taken>();
  /** The report each file is in, or already was. */
  readonly #ids: (ReportId | null)[] = [];

  constructor(context: Context, seq: number, records: ReadonlyMap<string, Stored>) {
    this.#context = context;
    this.#seq = seq;
    this.#records = records;
  }

  enter(one: Found): ImportOutcome {
    const outcome = this.#outcome(one);
    this.#ids.push(outcome.ok ? outcome.reportId : null);
    return outcome;
  }

  #outcome(one: Found): ImportOutcome {
    const { path } = one;
    if (one.is === 'unreadable') return { ok: false, path, error: one.error };
    // Asked again: another act may have come between.
    const there = reportWith(this.#context, one.sha256) ?? this.#entered.get(one.sha256);
    if (there) return outcomeOf(path, there, there.id);
    const record = this.#records.get(one.sha256);
    if (!record) throw new Error(`${path}: what it was read from is gone`);
    return this.#enter(one, record);
  }

  #enter({ path, within, sha256 }: Extract<Found, { sha256: string }>, record: Stored): ImportOutcome {
    const partOf = within === null ? null : (this.#ids[within] ?? null);
    const id = idAt('report', this.#seq + this.entries.length);
    const report = { ...record, id, origin: path, reading: { ...record.reading, partOf } };
    this.entries.push({ kind: 'report.imported', payload: { report } });
    this.#entered.set(sha256, report);
    return outcomeOf(path, report);
  }
}

/** The report of the desk with the same bytes. */
function reportWith({ core }: Context, sha256: string): Taken | undefined {
  const [known] = core.desk.lookups.reportsOfOriginal.of(sha256);
  return known && core.desk.tables.report.get(known);
}

const outcomeOf = (
  path: string,
  { id, original, text, meta }: Taken,
  duplicateOf?: ReportId,
): ImportOutcome => ({
  ok: true,
  path,
  reportId: id,
  sha256: original.sha256,
  ...meta,
  words: text.words,
  ...(duplicateOf ? { duplicateOf } : {}),
});

/** Fields as given, without white space around them; an empty one means unknown. */
export function tidy(meta: MetaPatch): Partial<ReportMeta> {
  const given = META_FIELDS.filter((field) => meta[field] !== undefined);
  return Object.fromEntries(given.map((field) => [field, meta[field]?.trim() || null]));
}
