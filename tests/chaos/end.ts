import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type BuiltHost, startHost } from '../harness/built-host';
import { bytesOf, temporaryFolder } from '../harness/desks';
import { connectLoopback } from '../harness/loopback-client';
import { Chance } from './random';

export interface EndSummary {
  readonly runs: number;
  /** The longest a host took to end, in milliseconds. */
  readonly slowest: number;
  readonly failures: readonly string[];
}

/** Work in the background begins two seconds after a desk is opened: hosts are ended before, during and after. */
const WITHIN_MS = 3500;
/** A host that takes longer stays for good. */
const PATIENCE_MS = 30_000;

/**
 * Asks a host to end (SIGTERM) at seeded moments after it was started, now at work and now idle: it always ends, and the
 * desk opens again with all that was acknowledged.
 * @param program the built loopback host
 */
export async function end(
  program: string,
  runs: number,
  seed: number,
  log: (line: string) => void = () => undefined,
): Promise<EndSummary> {
  const chance = new Chance(seed);
  const { folder, remove } = await temporaryFolder();
  const failures: string[] = [];
  let [slowest, reports] = [0, 0];
  for (let run = 0; run < runs && failures.length === 0; run += 1) {
    const host = await startHost(program, folder, {
      GALLEY_DESK: join(folder, 'desk'),
      GALLEY_CHECKER: 'Chaos',
    });
    const client = await connectLoopback(host.url);
    const { counts } = await client.send('desk.describe', {});
    if (counts.reports !== reports)
      failures.push(`run ${run}: ${counts.reports} reports of ${reports} are there`);
    // Something new makes a backup due at the next opening; a question opens the index.
    if (chance.rarely(2)) {
      const file = { path: 'report.txt', bytes: bytesOf(`Report ${run}: ${chance.word()}.\n`) };
      await client.send('report.import', { files: [file] });
      reports += 1;
    }
    const asked = chance.rarely(2) ? client.send('search.run', { query: chance.word() }) : null;
    asked?.catch(() => undefined);
    await wait(chance.below(WITHIN_MS));
    const took = await ending(host);
    client.close();
    if (took === null)
      failures.push(`run ${run}: process ${host.process.pid} does not end; its desk is in ${folder}`);
    slowest = Math.max(slowest, took ?? PATIENCE_MS);
    if ((run + 1) % 50 === 0) log(`${run + 1} of ${runs}`);
  }
  if (failures.length === 0) await remove();
  return { runs, slowest: Math.round(slowest), failures };
}

/** Milliseconds until it has ended; null when it stays. */
async function ending(host: BuiltHost): Promise<number | null> {
  const since = performance.now();
  const given = new AbortController();
  const patience = wait(PATIENCE_MS, false, { signal: given.signal }).catch(() => false);
  const hasEnded = await Promise.race([host.end().then(() => true), patience]);
  given.abort();
  return hasEnded ? performance.now() - since : null;
}
