import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Send } from '#shared/contract/channels';
import { Chance } from '../chaos/random';
import { bytesOf, openTestDesk } from './desks';
import { EVERYTHING_SURVIVES, Lasting, NOTHING_SURVIVES, survivalBy, type Tree } from './lasting';
import { type Fault, inWords, RecordingDisk } from './recording-disk';
import { filesIn, readOr, redactionsIn, type Session, session, type Told, type Vault } from './sessions';

export interface PowerSummary {
  readonly sessions: number;
  /** Calls and answers, each of which the power was lost after. */
  readonly points: number;
  /** Desks opened: what was on disk at these points, in its several ways, those that are the same counted once. */
  readonly desks: number;
  /** How many of them were opened after the power had been lost a second time, while a desk was being mended. */
  readonly again: number;
  readonly did: Readonly<Record<string, number>>;
  readonly failures: readonly string[];
}

export interface PowerOptions {
  /** Makes the fault that the proof must find. */
  readonly fault?: () => Fault;
  readonly log?: (line: string) => void;
  /** Enough is enough. */
  readonly mostFailures?: number;
  /** Only failures that say this count. */
  readonly sought?: RegExp;
  /** Of the calls that concern only what is derived, one in so many is tried; every other call is. All when missing. */
  readonly derived?: number;
}

/**
 * Works through seeded sessions and loses the power after every call of each: what was on disk by then, with what came
 * since its last sync there in whole, in part or not at all, is opened as a desk, and held against what the checker had
 * been told.
 */
export async function powerLoss(
  sessions: number,
  seed: number,
  { fault, log = () => undefined, mostFailures = 10, sought = /./, derived = 1 }: PowerOptions = {},
): Promise<PowerSummary> {
  const counts = { sessions: 0, points: 0, desks: 0, again: 0 };
  const did: Record<string, number> = {};
  const failures: string[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let at = next++; at < sessions && failures.length < mostFailures; at = next++) {
      const own = seed * 100_000 + at;
      const recorded = await session(own, fault?.());
      failures.push(...recorded.problems.map((problem) => `session with seed ${own}: ${problem}`));
      for (const [name, times] of Object.entries(recorded.did)) did[name] = (did[name] ?? 0) + times;
      const trial = new Trial(recorded, own, sought);
      await trial.run(mostFailures - failures.length, derived);
      failures.push(...trial.failures);
      counts.sessions += 1;
      counts.points += trial.points;
      counts.desks += trial.desks;
      counts.again += trial.again;
      if (counts.sessions % 20 === 0) log(`${counts.sessions} sessions, ${counts.desks} desks opened`);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return { ...counts, did, failures };
}

/** Sessions at a time: a desk that is opened waits for the disk more than it works. */
const LANES = 4;

/** Thousands of desks are laid out and opened: in memory where there is a place for it. */
const ROOM = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** One session's points, one after another. */
class Trial {
  points = 0;
  desks = 0;
  again = 0;
  readonly failures: string[] = [];
  readonly #session: Session;
  readonly #seed: number;
  readonly #sought: RegExp;
  readonly #chance: Chance;
  readonly #tried = new Set<string>();

  constructor(recorded: Session, seed: number, sought: RegExp) {
    this.#session = recorded;
    this.#seed = seed;
    this.#sought = sought;
    this.#chance = new Chance(seed ^ 0x0ff);
  }

  async run(mostFailures: number, derived: number): Promise<void> {
    const lasting = new Lasting();
    const { calls } = this.#session;
    for (let point = 0; point <= calls.length && this.failures.length < mostFailures; point += 1) {
      const call = calls[point - 1];
      if (call) lasting.apply(call);
      if (call?.path.startsWith('derived') && !this.#chance.rarely(derived)) continue;
      this.points += 1;
      const ways = [
        NOTHING_SURVIVES,
        this.#chance.rarely(4) ? EVERYTHING_SURVIVES : survivalBy(this.#chance),
      ];
      for (const way of ways) await this.#lose(lasting.after(way), point);
    }
  }

  async #lose(tree: Tree, point: number): Promise<void> {
    const { told } = this.#session;
    const next = told.findIndex(({ at }) => at > point);
    const known = told[(next === -1 ? told.length : next) - 1];
    const key = `${known?.at} ${keyOf(tree)}`;
    if (this.#tried.has(key)) return;
    this.#tried.add(key);
    const problems = await this.#look(tree, { known, coming: told[next] }, true);
    if (problems.some((problem) => this.#sought.test(problem)))
      this.failures.push(this.#failure(point, problems));
  }

  /** Opens what was left, and perhaps loses the power once more while it is being mended. */
  async #look(tree: Tree, due: Due, once: boolean): Promise<string[]> {
    this.desks += 1;
    const folder = mkdtempSync(join(ROOM, 'galley-power-'));
    try {
      writeTree(folder, tree);
      const disk = new RecordingDisk(folder, { quick: true });
      const problems = await problemsOf(folder, disk, due, once && this.#chance.rarely(8));
      if (problems.length > 0 || !once) return problems;
      return await this.#again(tree, disk, due);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  async #again(tree: Tree, { calls }: RecordingDisk, due: Due): Promise<string[]> {
    const mending = calls.findIndex(({ did }) => did === 'answer');
    if (!calls.slice(0, mending).some(({ did }) => CHANGES.includes(did))) return [];
    const lasting = new Lasting(tree);
    for (const call of calls.slice(0, 1 + this.#chance.below(mending))) lasting.apply(call);
    this.again += 1;
    const problems = await this.#look(lasting.after(survivalBy(this.#chance)), due, false);
    return problems.map((problem) => `a second time, at mending: ${problem}`);
  }

  #failure(point: number, problems: readonly string[]): string {
    const { calls, told } = this.#session;
    const last = calls.slice(Math.max(0, point - 4), point).map(inWords);
    const coming = told.find(({ at }) => at > point)?.did ?? 'close';
    return `session with seed ${this.#seed}, point ${point} of ${calls.length} (${last.join(', ')}; during ${coming}): ${problems.join('; ')}`;
  }
}

const CHANGES: readonly string[] = ['write', 'truncate', 'rename', 'remove'];

/** What the checker had been told, and was told next. */
interface Due {
  readonly known: Told | undefined;
  readonly coming: Told | undefined;
}

/** Everything that is not as it has to be on a desk found in `folder`. */
async function problemsOf(folder: string, disk: RecordingDisk, due: Due, goOn: boolean): Promise<string[]> {
  const opened = await openTestDesk(folder, { disk }).catch((error: Error) => error);
  if (opened instanceof Error) return [`does not open: ${opened.message}`];
  disk.answered('open');
  try {
    const problems = [...missing(folder, due), ...standing(folder, due)];
    const { readOnly, settings } = await opened.send('desk.describe', {});
    if (readOnly !== null) problems.push(`opens read-only: ${readOnly}`);
    const papers = [due.known, due.coming].map((told) => told?.paper);
    if (due.known && !papers.includes(settings.paper)) problems.push(`the paper is ${settings.paper}`);
    if (goOn && readOnly === null) await workOn(opened.send);
    const { problems: found } = await opened.send('verify.run', {});
    return [...problems, ...found.map(({ where, what }) => `verify: ${where}: ${what}`)];
  } catch (error) {
    return [`cannot be worked with: ${(error as Error).message}`];
  } finally {
    await opened.close();
  }
}

async function workOn(send: Send): Promise<void> {
  const files = [{ path: 'after.txt', bytes: bytesOf('The power came back.\n') }];
  await send('report.import', { files });
}

/** What was told and is not there: entries by their hash, names in the vault. */
function missing(folder: string, { known, coming }: Due): string[] {
  if (!known) return [];
  const problems: string[] = [];
  const { seq, hash } = known.head;
  const line = readOr(join(folder, 'ledger.jsonl'), '').split('\n')[seq - 1];
  if (seq > 0 && !line?.includes(`"hash":"${hash}"`)) problems.push(`acknowledged entry ${seq} is lost`);
  const { names } = JSON.parse(readOr(join(folder, 'vault.json'), '{"names":{}}')) as Vault;
  for (const [party, name] of known.names) {
    const leaving = coming !== undefined && coming.names.get(party) !== name;
    if (names[party] !== name && !leaving) problems.push(`the name of ${party} is lost`);
  }
  return problems;
}

/** Words that are still there although they were taken out, and redactions that are neither done nor undone. */
function standing(folder: string, { known, coming }: Due): string[] {
  const files = filesIn(folder).map(
    (path) => [path.slice(folder.length + 1), readFileSync(path, 'latin1')] as const,
  );
  const withWord = (word: string): string[] =>
    files.filter(([, text]) => text.includes(word)).map(([path]) => path);
  const stillThere = (words: readonly string[], what: string): string[] =>
    words.flatMap((word) => withWord(word).map((path) => `${what}: ${word} stands in ${path}`));
  const problems = stillThere(known?.gone ?? [], 'taken out');
  const redaction = coming?.redaction;
  if (!redaction) return problems;
  const ledger = files.find(([path]) => path === 'ledger.jsonl')?.[1] ?? '';
  if (redactionsIn(ledger).includes(redaction.seq))
    return [...problems, ...stillThere(redaction.gone, 'redacted by half')];
  const lost = redaction.fromLedger.filter((word) => !ledger.includes(word));
  return [...problems, ...lost.map((word) => `not redacted, but ${word} is gone`)];
}

function writeTree(folder: string, { files, folders }: Tree): void {
  for (const path of folders) mkdirSync(join(folder, path), { recursive: true });
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
}

function keyOf({ files, folders }: Tree): string {
  const hash = createHash('sha1');
  for (const path of [...folders].sort()) hash.update(`${path}\n`);
  for (const [path, bytes] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    hash.update(`${path} ${bytes.length}\n`).update(bytes);
  }
  return hash.digest('hex');
}
