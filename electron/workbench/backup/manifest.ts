import { z } from 'zod';
import { FaultError } from '#shared/contract/faults';
import { firstIssue } from '#shared/contract/parse';

/** The format of a backup's manifest. A newer one is refused. */
export const BACKUP_FORMAT = 1;

const size = z.int().nonnegative();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, { error: 'is not a SHA-256 in lower-case hexadecimal' });

const manifestSchema = z.object({
  format: z.literal(BACKUP_FORMAT),
  desk: z.object({ id: z.string().min(1), name: z.string() }),
  /** The version that made the backup; it can read it. */
  galley: z.string().min(1),
  /** UTC. */
  made: z.iso.datetime(),
  /** The newest format of a line in the ledger. */
  ledger: z.int().positive(),
  /** The last entry, and the ledger's length in bytes. */
  head: z.object({ seq: z.int().positive(), hash: sha256, length: z.int().positive() }),
  /** What was wrong with the desk already when the backup was made. */
  problems: z.array(z.object({ path: z.string(), what: z.string() })),
  files: z.array(z.object({ path: z.string(), bytes: size, sha256 })),
});

/** What stands in a backup beside the desk's files: whose it is, how far it goes, and what every file must be. */
export type Manifest = z.infer<typeof manifestSchema>;
export type BackedUpFile = Manifest['files'][number];
/** Something about a desk's file that people must know; `path` is the file's in the desk. */
export type Problem = Manifest['problems'][number];

const LINES = 500;

/** The manifest's bytes, piece by piece: a desk may have many files. */
export function* spelled({ files, ...manifest }: Manifest): Generator<Buffer> {
  yield Buffer.from(`${JSON.stringify(manifest).slice(0, -1)},"files":[\n`);
  for (let at = 0; at < files.length; at += LINES) {
    const lines = files.slice(at, at + LINES).map((file) => JSON.stringify(file));
    yield Buffer.from(`${lines.join(',\n')}${at + LINES < files.length ? ',' : ''}\n`);
  }
  yield Buffer.from(']}\n');
}

/** @throws FaultError `damaged` when it is no manifest, `refused` when a newer Galley made it. */
export function parseManifest(json: string, file: string): Manifest {
  const data = parseJson(json, file);
  const format = (data as { format?: unknown } | null)?.format;
  if (typeof format === 'number' && format > BACKUP_FORMAT) {
    const { galley } = data as { galley?: unknown };
    throw newerThanThis(`backup format ${format}`, typeof galley === 'string' ? galley : null, file);
  }
  const parsed = manifestSchema.safeParse(data);
  if (parsed.success) return parsed.data;
  const { path, problem } = firstIssue(parsed.error);
  throw unsound(file, `its manifest is not one: ${path || 'the document'}: ${problem}`);
}

function parseJson(json: string, file: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw unsound(file, 'its manifest is not valid JSON');
  }
}

/** The file is not what a backup is, or no longer what was written. */
export const unsound = (file: string, what: string): FaultError =>
  new FaultError('damaged', `is not a sound backup: ${what}`, file, 'Use another backup.');

/** What Galley wrote it can be read with, where that is known. */
export const newerThanThis = (what: string, galley: string | null, where: string): FaultError =>
  new FaultError(
    'refused',
    `was written by a newer Galley (${what})`,
    where,
    `Nothing was changed. Use Galley ${galley ?? 'in its newest version'} or newer.`,
  );
