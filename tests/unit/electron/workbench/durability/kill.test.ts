import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle, removeBundles } from '../../../../chaos/bundle.mjs';
import { kill } from '../../../../chaos/kill';

let driver: string;
beforeAll(async () => {
  driver = await bundle('tests/chaos/driver.ts');
});
afterAll(removeBundles);

describe('a process killed with SIGKILL at work', () => {
  it('leaves a desk that opens, with everything it had acknowledged', async () => {
    const { failures, acknowledged, runs, lost } = await kill(driver, 8, 20261121);
    expect(failures).toEqual([]);
    expect({ runs, lost }).toEqual({ runs: 8, lost: 0 });
    expect(acknowledged).toBeGreaterThan(0);
  });

  it('is held against what it acknowledged: a word that was not kept is found', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'galley-liar-'));
    const liar = join(folder, 'liar.mjs');
    const said = { ack: { seq: 3, hash: 'f'.repeat(64) }, did: 'verdict', names: [], backup: 'galley-1.zip' };
    await writeFile(
      liar,
      `for (const line of [{ doing: 'verdict' }, ${JSON.stringify(said)}]) console.log(JSON.stringify(line));
       for (let at = 0; at < 40; at += 1) console.log(JSON.stringify({ doing: 'note' }));
       setInterval(() => undefined, 1000);`,
    );
    const { failures, lost } = await kill(liar, 1, 1);
    await rm(folder, { recursive: true });
    expect(lost).toBe(1);
    expect(failures.join()).toContain('seed 100000');
    expect(failures.join()).toContain('acknowledged entries are lost: 3');
    expect(failures.join()).toContain('backup galley-1.zip is lost');
  });
});
