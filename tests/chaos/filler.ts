import { closeSync, openSync, readdirSync, rmSync, statSync, truncateSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Send } from '#shared/contract/channels';
import { FaultError } from '#shared/contract/faults';
import { openTestDesk } from '../harness/desks';
import { COMMANDS, type CommandName, known } from './commands';
import { Chance } from './random';

/**
 * Fills a small file system so that every step of every command meets a full disk once: with no room, with one block,
 * with two, until the command goes through. Prints one line of JSON for each command.
 */
const [root = ''] = process.argv.slice(2);
const BLOCK = 4096;
const filling = join(root, 'filling');

const TRIED: readonly CommandName[] = [
  'import',
  'claim',
  'response',
  'verdict',
  'note',
  'evidence',
  'withdraw',
  'undo',
  'settings',
  'backup',
  'redact',
];

interface Filled {
  readonly refused: number;
  readonly problems: readonly string[];
}

async function fill(name: CommandName): Promise<Filled> {
  const folder = join(root, name);
  const options = { backups: { usual: join(root, 'backups', name) }, snapshotEvery: 1 };
  let desk = await openTestDesk(folder, options);
  await prepare(desk.send);
  const problems: string[] = [];
  let refused = 0;
  for (let blocks = 0; ; ) {
    if (refused === 0) await takeUpBlock(desk.send, folder);
    leave(blocks);
    const before = await state(desk.send);
    const outcome = await attempt(desk.send, name, await known(desk.send));
    if (outcome === null) break;
    refused += 1;
    blocks += 1;
    if (outcome !== 'disk') problems.push(`${blocks} blocks: ${outcome}`);
    const after = await state(desk.send);
    if (after.desk !== before.desk)
      problems.push(`${blocks} blocks: refused, and changed: ${before.desk} → ${after.desk}`);
    if (blocks % 4 === 0) {
      // The window closes and opens again while there is still no room.
      await desk.close();
      desk = await openTestDesk(folder, options);
      const again = await state(desk.send);
      if (again.desk !== before.desk) problems.push(`${blocks} blocks: another desk after reopening`);
    }
    if (refused > 100) {
      problems.push('never went through');
      break;
    }
  }
  rmSync(filling, { force: true });
  const outcome = await attempt(desk.send, 'verdict', await known(desk.send));
  if (outcome !== null) problems.push(`with room again: ${outcome}`);
  problems.push(...(await verified(desk.send)));
  await desk.close();
  desk = await openTestDesk(folder, options);
  problems.push(...(await verified(desk.send)));
  await desk.close();
  const stray = leftovers(folder);
  if (stray.length > 0) problems.push(`left behind: ${stray.join(', ')}`);
  rmSync(folder, { recursive: true });
  rmSync(join(root, 'backups'), { recursive: true, force: true });
  return { refused, problems };
}

async function prepare(send: Send): Promise<void> {
  const chance = new Chance(1);
  const things = await known(send);
  for (const name of ['import', 'claim', 'claim', 'response', 'note', 'evidence'] as const) {
    await COMMANDS[name](send, chance, things);
  }
}

/** A line could still go into what is left of the ledger's last block: a note of the right length takes that. */
async function takeUpBlock(send: Send, folder: string): Promise<void> {
  const size = (): number => statSync(join(folder, 'ledger.jsonl')).size;
  const [claim] = (await known(send)).claims;
  if (!claim) return;
  const before = size();
  await send('claim.note', { claim, text: 'x' });
  const line = size() - before;
  const room = BLOCK - ((size() + line) % BLOCK);
  await send('claim.note', { claim, text: 'x'.repeat(1 + Math.max(0, room - 50)) });
}

/** Takes all the room there is but for so many blocks. */
function leave(blocks: number): void {
  rmSync(filling, { force: true });
  const file = openSync(filling, 'w');
  const block = Buffer.alloc(BLOCK, 1);
  let written = 0;
  try {
    for (;;) written += writeSync(file, block);
  } catch {
    closeSync(file);
  }
  truncateSync(filling, Math.max(0, written - blocks * BLOCK));
}

/** What of the desk can be seen: entries, rows, settings. */
async function state(send: Send): Promise<{ desk: string }> {
  const { head, counts, verdicts, settings, readOnly } = await send('desk.describe', {});
  return { desk: JSON.stringify({ head, counts, verdicts, settings, readOnly }) };
}

/** @returns null when it went through, the fault's tag, or what else happened. */
async function attempt(
  send: Send,
  name: CommandName,
  things: Awaited<ReturnType<typeof known>>,
): Promise<string | null> {
  try {
    await COMMANDS[name](send, new Chance(2), things);
    if (name !== 'backup') return null;
    const { backup } = await send('desk.describe', {});
    return backup?.problem ? (/full|room/.test(backup.problem) ? 'disk' : backup.problem) : null;
  } catch (error) {
    return error instanceof FaultError ? error.tag : `${(error as Error).stack}`;
  }
}

async function verified(send: Send): Promise<string[]> {
  const { problems } = await send('verify.run', {});
  return problems.map(({ where, what }) => `verify: ${where}: ${what}`);
}

const leftovers = (folder: string): string[] =>
  readdirSync(folder, { recursive: true })
    .map(String)
    .filter((path) => path.endsWith('.tmp'));

for (const name of TRIED) console.log(JSON.stringify({ name, ...(await fill(name)) }));
