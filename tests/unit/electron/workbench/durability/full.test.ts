import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundle } from '../../../../chaos/bundle.mjs';

/** A file system of 1 MB of the test's own; null where none can be mounted. */
function onSmallDisk(script: string, folder: string): string | null {
  const mounted = 'mount -t tmpfs -o size=1m tmpfs "$1" && exec "$2" "$3" "$1"';
  const { status, stdout, stderr } = spawnSync(
    'unshare',
    ['-rm', 'sh', '-c', mounted, 'sh', folder, process.execPath, script],
    { encoding: 'utf8', timeout: 120_000 },
  );
  if (status === 0) return stdout;
  if (stdout === '' || stdout === null) return null;
  throw new Error(stderr);
}

describe('a full disk', () => {
  it('met at every step of every command loses nothing, and the desk goes on when there is room', async (context) => {
    const folder = await mkdtemp(join(tmpdir(), 'galley-full-'));
    const filler = await bundle('tests/chaos/filler.ts');
    const said = onSmallDisk(filler, folder);
    await rm(dirname(filler), { recursive: true, force: true });
    await rm(folder, { recursive: true, force: true });
    if (said === null) {
      console.log('not run here: a small file system cannot be mounted (unshare and tmpfs are needed)');
      context.skip();
      return;
    }
    const commands = said
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { name: string; refused: number; problems: string[] });
    expect(commands.filter(({ problems }) => problems.length > 0)).toEqual([]);
    // A command that was never refused was never tried.
    expect(commands.filter(({ refused }) => refused === 0)).toEqual([]);
    expect(commands).toHaveLength(11);
  });
});
