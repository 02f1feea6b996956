import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { PartyId } from '#shared/domain/ids';
import { checkBackup } from '#workbench/backup/checking';
import { openSearchInProcess } from '#workbench/search/in-process';
import { openTestDesk, temporaryFolder } from '../harness/desks';
import { Chance } from './random';

/** What the driver said before it was killed. */
interface Told {
  readonly doing: string;
  /** What was being written beside it. */
  readonly beside: string;
  readonly acks: readonly { readonly seq: number; readonly hash: string }[];
  readonly names: readonly (readonly [PartyId, string])[];
  /** A backup that was acknowledged, with no redaction begun since, which takes it away. */
  readonly backup: string | null;
  readonly failed: string | null;
}

export interface KillSummary {
  readonly runs: number;
  readonly acknowledged: number;
  readonly lost: number;
  readonly unopened: number;
  /** How often each command was under way when the process was killed. */
  readonly during: Readonly<Record<string, number>>;
  readonly failures: readonly string[];
}

/** Commands that may take a party's name away while they are under way. */
const FORGETTING = ['undo', 'redo', 'redact'];

/** So many kills one desk has to bear before the next is begun. */
const KILLS_A_DESK = 20;

/**
 * Kills a process at work on a desk with SIGKILL, again and again at seeded moments, and looks at the desk after each:
 * it opens for writing, every acknowledged entry is there with its hash, everything verifies, names and backups that
 * were acknowledged are there, and what was claimed is found.
 * @param driver the bundled `driver.ts`
 */
export async function kill(
  driver: string,
  runs: number,
  seed: number,
  log: (line: string) => void = () => undefined,
): Promise<KillSummary> {
  const during: Record<string, number> = {};
  const failures: string[] = [];
  let acknowledged = 0;
  let lost = 0;
  let unopened = 0;
  for (let run = 0; run < runs; ) {
    const { folder, remove } = await temporaryFolder();
    const acks = new Map<number, string>();
    for (let kills = 0; kills < KILLS_A_DESK && run < runs; kills += 1, run += 1) {
      const runSeed = seed * 100_000 + run;
      const told = await killOnce(driver, folder, runSeed);
      for (const what of [told.doing, told.beside].filter(Boolean)) during[what] = (during[what] ?? 0) + 1;
      for (const { seq, hash } of told.acks) acks.set(seq, hash);
      acknowledged += told.acks.length;
      const found = told.failed
        ? { problems: [told.failed], lost: 0, opened: true }
        : await look(folder, acks, FORGETTING.includes(told.doing) ? [] : told.names, told.backup);
      lost += found.lost;
      if (!found.opened) unopened += 1;
      for (const problem of found.problems)
        failures.push(`seed ${runSeed}, during ${told.doing}: ${problem}`);
      if (found.problems.length > 0) break;
      if ((run + 1) % 50 === 0) log(`${run + 1} of ${runs}, ${acknowledged} acknowledged`);
    }
    // A desk that something went wrong with is worth looking at.
    if (failures.length > 0)
      return { runs: run + 1, acknowledged, lost, unopened, during, failures: [...failures, folder] };
    await remove();
  }
  return { runs, acknowledged, lost, unopened, during, failures };
}

async function killOnce(driver: string, folder: string, seed: number): Promise<Told> {
  const chance = new Chance(seed ^ 0x5eed);
  const child = spawn(
    process.execPath,
    [driver, join(folder, 'desk'), join(folder, 'backups'), String(seed)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const gone = once(child, 'exit');
  // One in eight is killed while it opens the desk, the others after so many commands and a little while.
  const until = chance.rarely(8) ? 0 : 1 + chance.below(25);
  const while_ = chance.below(until === 0 ? 300_000 : 6000);
  let doing = 'start';
  let beside = '';
  let failed: string | null = null;
  let backup: string | null = null;
  let names: Told['names'] = [];
  let seen = 0;
  const acks: { seq: number; hash: string }[] = [];
  if (until === 0) killAfter(child, while_);
  for await (const line of createInterface({ input: child.stdout })) {
    const said = parse(line);
    if (said === null) continue;
    if (said.beside !== undefined) beside = said.beside;
    if (said.doing) {
      doing = said.doing;
      // A redaction takes the backups with it.
      if (doing === 'redact') backup = null;
      seen += 1;
      if (until > 0 && seen === until + 1) killAfter(child, while_);
    }
    if (said.failed) failed = said.failed;
    if (said.ack?.hash) acks.push({ seq: said.ack.seq, hash: said.ack.hash });
    if (said.backup) backup = said.backup;
    if (said.names) names = said.names;
  }
  await gone;
  return { doing, beside, acks, names, backup, failed };
}

/** Timers are no finer than a millisecond; a moment in the middle of a write is shorter. */
function killAfter(child: { kill(signal: NodeJS.Signals): boolean }, microseconds: number): void {
  setTimeout(
    () => {
      const until = performance.now() + (microseconds % 1000) / 1000;
      while (performance.now() < until);
      child.kill('SIGKILL');
    },
    Math.floor(microseconds / 1000),
  );
}

interface Said {
  readonly doing?: string;
  readonly beside?: string;
  readonly failed?: string;
  readonly ack?: { readonly seq: number; readonly hash: string | null };
  readonly backup?: string | null;
  readonly names?: readonly (readonly [PartyId, string])[];
}

/** The last line may be cut short. */
function parse(line: string): Said | null {
  try {
    return JSON.parse(line) as Said;
  } catch {
    return null;
  }
}

interface Looked {
  readonly problems: string[];
  readonly lost: number;
  readonly opened: boolean;
}

async function look(
  folder: string,
  acks: ReadonlyMap<number, string>,
  names: Told['names'],
  backup: string | null,
): Promise<Looked> {
  const problems: string[] = [];
  const desk = await openTestDesk(join(folder, 'desk'), {
    openSearch: openSearchInProcess,
    snapshotEvery: 7,
    backups: { usual: join(folder, 'backups') },
  }).catch((error: Error) => error);
  if (desk instanceof Error) return { problems: [`does not open: ${desk.message}`], lost: 0, opened: false };
  try {
    const { readOnly } = await desk.send('desk.describe', {});
    if (readOnly !== null) return { problems: [`opens read-only: ${readOnly}`], lost: 0, opened: false };
    const hashes = await hashesIn(join(folder, 'desk', 'ledger.jsonl'));
    const lost = [...acks].filter(([seq, hash]) => seq > 0 && hashes.get(seq) !== hash).map(([seq]) => seq);
    if (lost.length > 0) problems.push(`acknowledged entries are lost: ${lost.join(', ')}`);
    const verified = await desk.send('verify.run', {});
    for (const { where, what } of verified.problems) problems.push(`verify: ${where}: ${what}`);
    for (const [party, name] of names) {
      const kept = await desk.send('party.reveal', { party }).catch(() => null);
      if (kept?.name !== name) problems.push(`${party} is ${kept?.name ?? 'nobody'}, not ${name}`);
    }
    const { items } = await desk.send('claim.list', { limit: 5 });
    for (const { id, text } of items) {
      if (text === '[redacted]') continue;
      const { hits } = await desk.send('search.run', { query: `"${text}"`, limit: 200 });
      if (!hits.some((hit) => hit.id === id)) problems.push(`claim ${id} (${text}) is not found`);
    }
    if (backup) await checkKept(join(folder, 'backups'), backup, problems);
    return { problems, lost: lost.length, opened: true };
  } finally {
    await desk.close();
  }
}

async function hashesIn(path: string): Promise<Map<number, string>> {
  const lines = (await readFile(path, 'utf8').catch(() => '')).split('\n').filter(Boolean);
  return new Map(
    lines
      .map((line) => JSON.parse(line) as { seq: number; hash: string })
      .map(({ seq, hash }) => [seq, hash]),
  );
}

/** A backup that was acknowledged is there, and whole. */
async function checkKept(folder: string, name: string, problems: string[]): Promise<void> {
  const all = await readdir(folder, { recursive: true }).catch(() => []);
  const paths = all.filter((path) => path.endsWith(name));
  if (paths.length === 0) problems.push(`backup ${name} is lost`);
  for (const path of paths) {
    await checkBackup(join(folder, path)).catch((error: Error) => problems.push(`backup: ${error.message}`));
  }
}
