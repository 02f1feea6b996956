import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Send } from '#shared/contract/channels';
import { FaultError } from '#shared/contract/faults';
import type { PartyId } from '#shared/domain/ids';
import type { Workbench } from '#workbench/ports';
import { COMMANDS, type Command, type Known, known, USUAL } from '../chaos/commands';
import { Chance } from '../chaos/random';
import { openTestDesk, temporaryFolder } from './desks';
import { type Call, type Fault, RecordingDisk } from './recording-disk';

/** What a checker was told, and so must last: when, and what was on the desk then. */
export interface Told {
  /** How many calls were in the record. */
  readonly at: number;
  readonly did: string;
  readonly head: { readonly seq: number; readonly hash: string | null };
  /** Names the vault must know. */
  readonly names: ReadonlyMap<PartyId, string>;
  readonly paper: string;
  /** Words that were taken out for good: by a redaction, or with a name from the vault. */
  readonly gone: readonly string[];
  /** The redaction that came since one was last told. */
  readonly redaction: Redaction | null;
}

export interface Redaction {
  readonly seq: number;
  /** Those of the words gone that stood in the ledger. */
  readonly fromLedger: readonly string[];
  readonly gone: readonly string[];
}

export interface Session {
  readonly calls: readonly Call[];
  readonly told: readonly Told[];
  /** How often each command was carried out. */
  readonly did: Readonly<Record<string, number>>;
  /** What went wrong before any power was lost. */
  readonly problems: readonly string[];
}

/** Every word handed out is kept, so that it can be looked for. */
class Wording extends Chance {
  readonly words: string[] = [];

  override word(): string {
    const word = super.word();
    this.words.push(word);
    return word;
  }
}

const OWN = {
  redactParty: (send, chance, { names }) =>
    send('redact.run', { targets: [chance.one([...names.keys()])], reason: 'by order' }),
  forget: (send, chance, { names }) => send('vault.forget', { party: chance.one([...names.keys()]) }),
} as const satisfies Record<string, Command>;
const ALL: Record<string, Command> = { ...COMMANDS, ...OWN };

/** What a session is made of; the window is closed and opened again as well. */
const DAILY: readonly string[] = [
  ...USUAL.filter((name) => name !== 'search' && name !== 'backup'),
  ...['redact', 'redact', 'redactParty', 'forget', 'reopen', 'reopen'],
];
const TAKES_OUT: readonly string[] = ['redact', 'redactParty', 'forget'];
const REFUSALS: readonly string[] = ['not-found', 'refused', 'invalid', 'ambiguous'];

/** A session of 10 to 20 commands by chance on a desk of its own, recorded. Now and then the process is killed. */
export async function session(seed: number, fault?: Fault): Promise<Session> {
  const { folder, remove } = await temporaryFolder();
  try {
    return await new Recorded(folder, new Wording(seed), fault).run();
  } finally {
    await remove();
  }
}

class Recorded {
  readonly #folder: string;
  readonly #chance: Wording;
  readonly #disk: RecordingDisk;
  readonly #every: number;
  readonly #told: Told[] = [];
  readonly #did: Record<string, number> = {};
  readonly #problems: string[] = [];
  readonly #names = new Map<PartyId, string>();
  #things: Known = { reports: [], claims: [], parts: [], withdrawn: [], names: this.#names };

  constructor(folder: string, chance: Wording, fault: Fault | undefined) {
    this.#folder = folder;
    this.#chance = chance;
    this.#disk = new RecordingDisk(folder, { quick: true, ...(fault ? { fault } : {}) });
    this.#every = 2 + chance.below(5);
  }

  async run(): Promise<Session> {
    let desk = await this.#open();
    await this.#tell(desk.send, 'open', null);
    const steps = 10 + this.#chance.below(11);
    for (let step = 0; step < steps && this.#problems.length === 0; step += 1) {
      const name = this.#next();
      const before = TAKES_OUT.includes(name) ? this.#words() : null;
      if (this.#chance.rarely(10)) this.#disk.dieAfter(this.#chance.below(24));
      const through = name === 'reopen' || (await this.#try(name, desk.send));
      if (through && name !== 'reopen') await this.#tell(desk.send, name, before);
      if (name !== 'reopen' && !this.#disk.dead) continue;
      const killed = this.#disk.dead;
      await desk.close();
      this.#disk.revive();
      desk = await this.#open();
      this.#things = { ...(await known(desk.send)), names: this.#names };
      this.#count(killed ? 'killed' : 'reopened');
      // A redaction that was cut short is finished by now; whether a name was erased, nobody was told.
      await this.#tell(desk.send, 'open', through || name === 'forget' ? null : before);
    }
    await desk.close();
    const { calls } = this.#disk;
    return { calls, told: this.#told, did: this.#did, problems: this.#problems };
  }

  async #open(): Promise<Workbench> {
    const desk = await openTestDesk(this.#folder, { disk: this.#disk, snapshotEvery: this.#every });
    const { readOnly } = await desk.send('desk.describe', {});
    if (readOnly !== null) this.#problems.push(`opened read-only: ${readOnly}`);
    return desk;
  }

  #next(): string {
    const { reports, claims, parts, withdrawn, names } = this.#things;
    if (reports.length === 0) return 'import';
    if (claims.length === 0) return this.#chance.one(['claim', 'import']);
    const name = this.#chance.one(DAILY);
    if (['redactParty', 'forget'].includes(name) && names.size === 0) return 'response';
    if (name === 'reinstate' && withdrawn.length === 0) return 'verdict';
    return name === 'withdraw' && parts.length === 0 ? 'note' : name;
  }

  /** @returns whether it was answered. */
  async #try(name: string, send: Send): Promise<boolean> {
    try {
      await ALL[name]?.(send, this.#chance, this.#things);
      this.#count(name);
      return true;
    } catch (error) {
      const refused = error instanceof FaultError && REFUSALS.includes(error.tag);
      if (!refused && !this.#disk.dead) this.#problems.push(`${name}: ${(error as Error).stack}`);
      return false;
    }
  }

  /** Notes what the checker knows by now. */
  async #tell(send: Send, did: string, before: Words | null): Promise<void> {
    const { head, settings } = await send('desk.describe', {});
    const now = before && this.#words();
    const goneFrom = (words: readonly string[]): string[] => words.filter((word) => !now?.all.includes(word));
    const gone = before && now ? goneFrom(before.all) : [];
    const seq = before && now ? now.redactions.find((at) => !before.redactions.includes(at)) : undefined;
    const redaction = seq ? { seq, gone, fromLedger: goneFrom(before?.ledger ?? []) } : null;
    this.#lookInVault(did);
    const told = this.#told.at(-1);
    this.#disk.answered(did);
    this.#told.push({
      at: this.#disk.calls.length,
      did,
      head,
      names: new Map(this.#names),
      paper: settings.paper,
      gone: [...(told?.gone ?? []), ...(redaction || did === 'forget' ? gone : [])],
      redaction,
    });
  }

  #lookInVault(did: string): void {
    const vault = JSON.parse(readOr(join(this.#folder, 'vault.json'), '{"names":{}}')) as Vault;
    for (const [party, name] of [...this.#names]) {
      if (vault.names[party] === name) continue;
      this.#names.delete(party);
      if (did !== 'open' && !TAKES_OUT.includes(did)) this.#problems.push(`${did}: the vault lost ${party}`);
    }
  }

  /** The words that stand in the desk's files just now. */
  #words(): Words {
    const files = filesIn(this.#folder).filter((path) => !/\.tmp$|\.torn-/.test(path));
    const texts = files.map((path) => readFileSync(path, 'latin1')).join('\n');
    const ledger = readOr(join(this.#folder, 'ledger.jsonl'), '');
    return {
      all: this.#chance.words.filter((word) => texts.includes(word)),
      ledger: this.#chance.words.filter((word) => ledger.includes(word)),
      redactions: redactionsIn(ledger),
    };
  }

  #count(name: string): void {
    this.#did[name] = (this.#did[name] ?? 0) + 1;
  }
}

interface Words {
  readonly all: readonly string[];
  readonly ledger: readonly string[];
  readonly redactions: readonly number[];
}

export interface Vault {
  readonly names: Readonly<Record<string, string>>;
}

/** The numbers of the redactions a ledger tells of. */
export const redactionsIn = (ledger: string): number[] =>
  [...ledger.matchAll(/^\{"v":\d+,"seq":(\d+),.*?"kind":"([^"]+)"/gm)]
    .filter(([, , kind]) => kind === 'entry.redacted')
    .map(([, seq]) => Number(seq));

export const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

export function readOr(path: string, missing: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return missing;
  }
}
