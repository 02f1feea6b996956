import { Archive } from './archive';
import { checkContents } from './check';
import { type Following, Steps } from './following';
import type { Manifest, Problem } from './manifest';

/**
 * Reads a backup from end to end, as restoring would.
 * @returns what it holds, and what was wrong with the desk already when it was made.
 * @throws FaultError `damaged` when it is not sound, `refused`, `not-found`, or the disk's.
 */
export async function checkBackup(
  file: string,
  following: Following = {},
): Promise<{ manifest: Manifest; problems: readonly Problem[] }> {
  const archive = await Archive.open(file);
  try {
    const { manifest } = archive;
    const problems = await checkContents(manifest, archive, new Steps(manifest.files.length, following));
    return { manifest, problems };
  } finally {
    archive.close();
  }
}

/** What a backup says it holds. Its files are not looked at. @throws FaultError as `checkBackup`. */
export async function manifestOf(file: string): Promise<Manifest> {
  const archive = await Archive.open(file);
  archive.close();
  return archive.manifest;
}
