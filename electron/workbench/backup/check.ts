import { createHash } from 'node:crypto';
import { Chain } from './chain';
import type { Steps } from './following';
import { type BackedUpFile, type Manifest, type Problem, unsound } from './manifest';
import { LEDGER, promised } from './paths';

/** Files that are to be what a manifest says: in an archive, or restored on the disk. */
export interface Contents {
  /** The backup's path, for faults. */
  readonly where: string;
  pieces(path: string): AsyncIterable<Buffer>;
}

/**
 * Reads every file a manifest lists and holds it against its length and SHA-256, blobs against their names as well,
 * and the ledger entry by entry.
 * @returns what was wrong with the desk already when the backup was made.
 * @throws FaultError `damaged` when anything is not what was backed up, `refused` for a newer ledger.
 */
export async function checkContents(
  manifest: Manifest,
  contents: Contents,
  steps: Steps,
): Promise<readonly Problem[]> {
  const known = new Set(manifest.problems.map(({ path }) => path));
  const chain = new Chain(contents.where, manifest.galley);
  for (const file of manifest.files) {
    const sha256 = await checkFile(file, contents, chain);
    const due = promised(file.path);
    if (due !== null && due !== sha256 && !known.has(file.path))
      throw unsound(contents.where, `${file.path} is not what its name says`);
    steps.next();
  }
  checkChain(chain, manifest, contents.where);
  checkNamed(chain, manifest, known, contents.where);
  return manifest.problems;
}

/** @returns the file's SHA-256, which is the one listed. */
async function checkFile(file: BackedUpFile, contents: Contents, chain: Chain): Promise<string> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of contents.pieces(file.path)) {
    bytes += piece.length;
    hash.update(piece);
    if (file.path === LEDGER) chain.take(piece);
  }
  if (bytes !== file.bytes) {
    throw unsound(contents.where, `${file.path} has ${bytes} bytes where ${file.bytes} are due`);
  }
  const sha256 = hash.digest('hex');
  if (sha256 !== file.sha256) throw unsound(contents.where, `${file.path} does not match its SHA-256`);
  return sha256;
}

function checkChain({ damage, head, desk, length }: Chain, manifest: Manifest, where: string): void {
  if (damage) throw unsound(where, `entry ${damage.seq} ${damage.what}`);
  const due = manifest.head;
  if (head.seq !== due.seq || head.hash !== due.hash || head.length !== due.length || length !== due.length)
    throw unsound(
      where,
      `its ledger ends at entry ${head.seq}, not as its manifest says at entry ${due.seq}`,
    );
  if (desk?.id !== manifest.desk.id) throw unsound(where, 'its ledger is that of another desk');
}

/** What the ledger speaks of is there, or its absence was known. */
function checkNamed(chain: Chain, { files }: Manifest, known: ReadonlySet<string>, where: string): void {
  const there = new Set(files.map(({ path }) => path));
  for (const path of chain.named) {
    if (!there.has(path) && !known.has(path)) throw unsound(where, `${path} is missing`);
  }
}
