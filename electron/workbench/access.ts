import { stat } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { FaultError } from '#shared/contract/faults';
import { codeOf, diskFault, notAFolder } from './storage/files';
import { HeldFault, type Lock, lockDesk } from './storage/lock';

/**
 * How a desk is opened:
 * - `window`: takes the desk for as long as it is open, or shows it read-only and says why; a command that holds it is
 *   waited for;
 * - `write`: takes the desk for one command, or fails naming the holder;
 * - `read`: takes nothing and changes nothing.
 */
export type Mode = 'window' | 'write' | 'read';

/** Another command is over in a moment; a window is not. */
const PATIENCE_MS = 3000;
const PAUSE_MS = 40;

/** The right to write to one desk folder, taken when the folder is there, else with the first write. */
export class Access {
  readonly #folder: string;
  readonly #mode: Mode;
  readonly #holder: string;
  #lock: Lock | null = null;
  /** Why nothing can be written; null when it can. */
  readOnly: string | null = null;
  #cause: FaultError | null = null;

  private constructor(folder: string, mode: Mode, holder: string) {
    this.#folder = folder;
    this.#mode = mode;
    this.#holder = holder;
  }

  /** @throws FaultError when the folder is no folder, or (`write`) when the desk cannot be taken. */
  static async of(folder: string, mode: Mode, holder: string): Promise<Access> {
    const access = new Access(folder, mode, holder);
    if (!(await isThere(folder)) || mode === 'read') return access;
    try {
      await access.take();
    } catch (error) {
      if (mode === 'write' || !(error instanceof FaultError)) throw error;
      access.refuse(error);
    }
    return access;
  }

  get held(): boolean {
    return this.#lock !== null;
  }

  /** From now on every write is refused with this fault. */
  refuse(fault: FaultError): void {
    this.readOnly = fault.message;
    this.#cause = fault;
  }

  /** Called before every write. @throws FaultError why it cannot be. */
  async take(): Promise<void> {
    if (this.#cause)
      throw new FaultError('read-only', this.#cause.message.replace(/\.$/, ''), null, 'Nothing was changed.');
    if (this.#mode === 'read') throw new Error('a reading command tried to write');
    this.#lock ??= await this.#patiently();
  }

  async release(): Promise<void> {
    await this.#lock?.release();
    this.#lock = null;
  }

  async #patiently(): Promise<Lock> {
    const until = Date.now() + PATIENCE_MS;
    for (;;) {
      try {
        return await lockDesk(this.#folder, this.#holder, this.#mode === 'write');
      } catch (error) {
        if (!(error instanceof HeldFault && error.passing) || Date.now() >= until) throw error;
      }
      await wait(PAUSE_MS);
    }
  }
}

async function isThere(folder: string): Promise<boolean> {
  try {
    if ((await stat(folder)).isDirectory()) return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw diskFault(error, folder);
  }
  throw notAFolder(folder);
}
