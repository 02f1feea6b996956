import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import type { Head } from '../ledger/reading';
import type { Disk } from '../storage/disk';
import { quarantine } from '../storage/document';
import { codeOf, makeFolder, writeWhole } from '../storage/files';
import { type Capture, capture, decode, ending, type Opened, SnapshotDamage, type Taken } from './format';

/** What is derived from a desk lies here; all of it may be deleted at any time. */
export const derivedIn = (desk: string): string => join(desk, 'derived');
const snapshotIn = (desk: string): string => join(derivedIn(desk), 'fold.snapshot');
const headIn = (desk: string): string => join(derivedIn(desk), 'head.json');

/**
 * Opens the desk's snapshot.
 * @param onQuarantine told where a damaged one was moved; without it (others may be writing) it is passed over
 * @returns null when there is none of use.
 */
export async function readSnapshot(
  desk: string,
  {
    version,
    reach,
    onQuarantine,
  }: { version: string; reach: number; onQuarantine?: (aside: string) => void },
): Promise<Opened | null> {
  const path = snapshotIn(desk);
  const bytes = await readFile(path).catch((error: unknown) => {
    if (codeOf(error) === '') throw error;
    return null;
  });
  if (bytes === null) return null;
  try {
    const opened = decode(bytes, reach);
    return opened?.version === version ? opened : null;
  } catch (error) {
    if (!(error instanceof SnapshotDamage)) throw error;
    if (onQuarantine) onQuarantine(await quarantine(path));
    return null;
  }
}

/** Writes the desk as it is at the call; work goes on meanwhile. */
export async function writeSnapshot(desk: string, taken: Taken, version: string, disk: Disk): Promise<void> {
  const captured = capture(taken, version);
  await makeFolder(derivedIn(desk), disk);
  await writeWhole(snapshotIn(desk), encoded(captured), disk);
}

async function* encoded(captured: Capture): AsyncGenerator<Uint8Array> {
  const lengths: Record<string, number> = {};
  let crc = 0;
  for (const { name, pieces } of captured.sections) {
    let length = 0;
    for (const piece of pieces()) {
      // zlib takes nothing at all for a call to begin anew.
      if (piece.length === 0) continue;
      length += piece.length;
      crc = crc32(piece, crc);
      yield piece;
      await turn();
    }
    lengths[name] = length;
  }
  yield ending(captured, lengths, crc);
}

/** Takes the snapshot away: it holds what was redacted. */
export async function removeSnapshot(desk: string, disk: Disk): Promise<void> {
  await disk.remove(snapshotIn(desk));
}

const headSchema = z.object({
  desk: z.string(),
  head: z.object({ seq: z.int(), hash: z.string(), length: z.int() }),
});

/** The last entry that was on disk, as noted beside the ledger: entries cut off its end are missed by this. */
export interface KnownHead {
  readonly desk: string;
  readonly head: Head;
}

/** @returns null where nothing was noted, or nothing legible. */
export async function readHead(desk: string): Promise<KnownHead | null> {
  try {
    return headSchema.parse(JSON.parse(await readFile(headIn(desk), 'utf8')));
  } catch {
    return null;
  }
}

/** Notes the head. The ledger itself was on disk before, so a note that is lost only makes the check weaker. */
export async function writeHead(desk: string, known: KnownHead, disk: Disk): Promise<void> {
  await makeFolder(derivedIn(desk), disk);
  await writeWhole(headIn(desk), JSON.stringify(known), disk);
}
