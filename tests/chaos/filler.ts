import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Send } from '#shared/contract/channels';
import { FaultError } from '#shared/contract/faults';
import type { ClaimId } from '#shared/domain/ids';
import type { Workbench } from '#workbench/ports';
import { openSearchInProcess } from '#workbench/search/in-process';
import { openTestDesk } from '../harness/desks';
import { COMMANDS, type CommandName, type Known, known } from './commands';
import { Chance } from './random';

/**
 * Fills a small file system so that every command meets a full disk at every block, or every file, it asks for: with
 * room for none, for one, for two, until the command goes through. Prints one line of JSON for each command.
 * @param what of which there is too little: `blocks` or `files`
 */
const [root = '', what = 'blocks'] = process.argv.slice(2);
const BLOCK = 4096;
const filling = join(root, 'filling');

const TRIED: readonly CommandName[] = [
  'import',
  'claim',
  'confide',
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

/** One desk, and what goes wrong with it while the disk is full at one place after another. */
class Filling {
  readonly problems: string[] = [];
  refused = 0;
  readonly #name: CommandName;
  readonly #folder: string;
  #desk!: Workbench;

  constructor(name: CommandName) {
    this.#name = name;
    this.#folder = join(root, name);
  }

  async run(): Promise<Filled> {
    await this.#open();
    await prepare(this.#desk.send);
    while (this.refused < 100 && !(await this.#meet(this.refused))) this.refused += 1;
    if (this.refused === 100) this.problems.push('never went through');
    await this.#desk.close();
    rmSync(this.#folder, { recursive: true });
    rmSync(join(root, 'backups'), { recursive: true, force: true });
    return { refused: this.refused, problems: this.problems };
  }

  /** @returns whether the command went through with so much room. */
  async #meet(room: number): Promise<boolean> {
    rmSync(filling, { recursive: true, force: true });
    const things = await this.#settled();
    const before = await state(this.#desk.send);
    leave(room);
    const fault = await attempt(this.#desk.send, this.#name, things, room);
    if (fault === null) return true;
    if (fault.tag !== 'disk' || !SAYS_FULL.test(fault.message)) this.#found(`refused with: ${fault.message}`);
    // A redaction says when it goes on with the next opening.
    const due = HALF_WAY.test(fault.message) ? null : before;
    await this.#same(due, 'when refused');
    await this.#reopen();
    await this.#same(due, 'opened while the disk is full');
    rmSync(filling, { recursive: true, force: true });
    await this.#reopen();
    await this.#same(due, 'opened with room again');
    const again = due && (await attempt(this.#desk.send, this.#name, things, room));
    if (again) this.#found(`with room again: ${again.message}`);
    return false;
  }

  /** The desk as it is when nothing is under way any more, and what is on it to work with. */
  async #settled(): Promise<Known> {
    const { send } = this.#desk;
    const things = await known(send);
    if (this.#name === 'redact') await COMMANDS.claim(send, new Chance(this.refused), things);
    // A redaction writes the ledger anew, all its blocks.
    else await takeUpBlock(send, this.#folder);
    await this.#reopen();
    if (this.#backups) await this.#desk.send('backup.now', {});
    if (this.#name === 'backup') await takeUpBlock(this.#desk.send, this.#folder);
    // The index has followed when it answers.
    await this.#desk.send('search.run', { query: 'spoke' });
    return { ...(await known(this.#desk.send)), claims: things.claims };
  }

  get #backups(): boolean {
    return this.#name === 'backup' || this.#name === 'redact';
  }

  async #same(before: State | null, when: string): Promise<void> {
    const after = await state(this.#desk.send);
    // A desk whose lock or mending finds no room is read-only, and says why.
    const readOnly = after.readOnly === null || SAYS_FULL.test(after.readOnly);
    const same = before ? after.desk === before.desk : after.desk.includes('"problems":[]');
    if (!readOnly || !same) this.#found(`${when}: ${before?.desk} → ${after.desk}, ${after.readOnly}`);
  }

  async #reopen(): Promise<void> {
    await this.#desk.close();
    const stray = leftovers(this.#folder);
    if (stray.length > 0) this.#found(`left behind: ${stray.join(', ')}`);
    await this.#open();
  }

  async #open(): Promise<void> {
    this.#desk = await openTestDesk(this.#folder, {
      ...(this.#backups ? { backups: { usual: join(root, 'backups', this.#name) } } : {}),
      snapshotEvery: 1,
      openSearch: openSearchInProcess,
    });
  }

  #found(problem: string): void {
    this.problems.push(`room for ${this.refused} ${what}: ${problem}`);
  }
}

async function prepare(send: Send): Promise<void> {
  const chance = new Chance(1);
  const things = await known(send);
  for (const name of ['import', 'claim', 'claim', 'confide', 'note', 'evidence'] as const) {
    await COMMANDS[name](send, chance, things);
  }
}

/** A line could still go into what is left of the ledger's last block: wordings of the right length take that. */
async function takeUpBlock(send: Send, folder: string): Promise<void> {
  const size = (): number => statSync(join(folder, 'ledger.jsonl')).size;
  const [claim] = (await known(send)).claims;
  if (!claim) throw new Error('there is no claim');
  for (;;) {
    const before = size();
    await send('claim.reword', { claim, text: 'x'.repeat(1 + (before % 2)) });
    const left = BLOCK - (size() % BLOCK);
    const line = size() - before;
    if (left < line) return;
    if (left < 2 * line) continue;
    await send('claim.reword', { claim, text: 'x'.repeat(left - line - 8) });
    if (BLOCK - (size() % BLOCK) < line) return;
  }
}

/** Takes all the room there is but for so many blocks or files. */
function leave(room: number): void {
  if (what === 'files') leaveFiles(room);
  else leaveBlocks(room);
}

function leaveFiles(room: number): void {
  mkdirSync(filling);
  const made: string[] = [];
  try {
    for (;;) {
      const path = join(filling, String(made.length));
      closeSync(openSync(path, 'w'));
      made.push(path);
    }
  } catch {
    for (const path of made.slice(made.length - room, made.length)) rmSync(path);
  }
}

function leaveBlocks(room: number): void {
  const file = openSync(filling, 'w');
  const block = Buffer.alloc(BLOCK, 1);
  let written = 0;
  try {
    for (;;) written += writeSync(file, block);
  } catch {
    closeSync(file);
  }
  truncateSync(filling, Math.max(0, written - room * BLOCK));
}

interface State {
  readonly desk: string;
  readonly readOnly: string | null;
}

/** What of the desk can be seen: entries, rows, settings; and what is wrong with it. */
async function state(send: Send): Promise<State> {
  const { head, counts, verdicts, settings, readOnly } = await send('desk.describe', {});
  const { problems } = await send('verify.run', {});
  return { desk: JSON.stringify({ head, counts, verdicts, settings, problems }), readOnly };
}

interface Fault {
  readonly tag: string;
  readonly message: string;
}

/** @returns null when it went through. */
async function attempt(send: Send, name: CommandName, things: Known, nth: number): Promise<Fault | null> {
  try {
    if (name === 'redact')
      await send('redact.run', { targets: [things.claims.at(-1) as ClaimId], reason: 'by order' });
    else await COMMANDS[name](send, new Chance(1000 + nth), things);
    if (name !== 'backup') return null;
    const { backup } = await send('desk.describe', {});
    return backup?.problem
      ? { tag: /disk is full/.test(backup.problem) ? 'disk' : '', message: backup.problem }
      : null;
  } catch (error) {
    return error instanceof FaultError ? error : { tag: '', message: `${(error as Error).stack}` };
  }
}

const SAYS_FULL = /disk is full|Make room/;
const HALF_WAY = /the words are out of the ledger/;

const leftovers = (folder: string): string[] =>
  readdirSync(folder, { recursive: true })
    .map(String)
    .filter((path) => path.endsWith('.tmp'));

for (const name of TRIED) console.log(JSON.stringify({ name, ...(await new Filling(name).run()) }));
