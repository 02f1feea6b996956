import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle, removeBundles } from '../../../../chaos/bundle.mjs';

let filler: string;
beforeAll(async () => {
  filler = await bundle('tests/chaos/filler.ts');
});
afterAll(removeBundles);

const MOUNTED = 'mounted\n';

/** Runs the filler on a file system of its own, which goes with its process; null where none can be mounted. */
function onSmallDisk(what: string, folder: string): string | null {
  const script = `mount -t tmpfs -o size=2m,nr_inodes=600 tmpfs "$1" && echo mounted && exec "$2" "$3" "$1" ${what}`;
  // As anybody, in a user namespace; or, where there are none, as root.
  for (const namespaces of ['-rm', '-m']) {
    const { status, stdout, stderr } = spawnSync(
      'unshare',
      [namespaces, 'sh', '-c', script, 'sh', folder, process.execPath, filler],
      { encoding: 'utf8', timeout: 120_000 },
    );
    if (!stdout?.startsWith(MOUNTED)) continue;
    if (status !== 0) throw new Error(stderr);
    return stdout.slice(MOUNTED.length);
  }
  return null;
}

interface Filled {
  readonly name: string;
  /** How often it was refused, with room for none, for one, for two … */
  readonly refused: number;
  readonly problems: readonly string[];
}

/** The commands that have to be refused; what goes to the ledger alone needs no new file. */
const REFUSED = {
  blocks: [
    ...['import', 'claim', 'confide', 'verdict', 'note', 'evidence'],
    ...['withdraw', 'undo', 'settings', 'backup', 'redact'],
  ],
  files: ['import', 'confide', 'evidence', 'settings', 'backup', 'redact'],
} as const;

describe('a full disk', () => {
  it.for(['blocks', 'files'] as const)(
    'that has no %s left loses nothing, and the desk goes on when there is room',
    async (what, context) => {
      const folder = await mkdtemp(join(tmpdir(), 'galley-full-'));
      const said = onSmallDisk(what, folder);
      await rm(folder, { recursive: true, force: true });
      if (said === null) {
        console.log('not run here: a small file system cannot be mounted (unshare and tmpfs are needed)');
        context.skip();
        return;
      }
      const commands = said
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Filled);
      expect(commands.filter(({ problems }) => problems.length > 0)).toEqual([]);
      // A command that was never refused was never tried.
      expect(commands.filter(({ refused }) => refused > 0).map(({ name }) => name)).toEqual(REFUSED[what]);
    },
  );
});
