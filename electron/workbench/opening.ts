import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FaultError } from '#shared/contract/faults';
import type { Settings } from '#shared/contract/views';
import type { Access, Mode } from './access';
import type { Ledger } from './ledger/ledger';
import type { OpenSearch, SearchIndex } from './ports';
import { SETTINGS_FILE, settingsSchema, USUAL_SETTINGS } from './settings';
import { derivedIn } from './snapshot/files';
import type { Disk } from './storage/disk';
import { type Document, openDocument } from './storage/document';
import { clearHalfWritten } from './storage/files';
import { lockDesk } from './storage/lock';
import { type Unfolded, unfold } from './unfolding';
import type { WorkbenchOptions } from './workbench';

/** The steps of opening a desk that can meet damage, or somebody else. */

/** Damaged settings are no reason to keep a desk shut: whoever may write moves them aside, others pass them over. */
export async function openSettings(
  folder: string,
  access: Access,
  disk: Disk,
  notices: string[],
): Promise<Document<Settings>> {
  const path = join(folder, SETTINGS_FILE);
  const open = { schema: settingsSchema, defaults: USUAL_SETTINGS, disk };
  const quarantined = (aside: string): void =>
    void notices.push(`The settings were damaged. They were moved to ${aside}; the usual ones apply.`);
  try {
    return await openDocument(path, access.held ? { ...open, onQuarantine: quarantined } : open);
  } catch (error) {
    if (!(error instanceof FaultError) || error.tag !== 'damaged') throw error;
    notices.push(`${error.message}; the usual settings apply.`);
    return { value: USUAL_SETTINGS, replace: () => Promise.reject(error) };
  }
}

/**
 * Reads and folds the ledger. Damage makes the desk read-only as it stood before it; a write that was cut short is set
 * aside by whoever may write, and a redaction that was cut short is finished.
 * @throws FaultError `damaged` in mode `write`; `refused` when a newer Galley wrote it.
 */
export async function openLedger(
  { folder, mode, at, version }: Pick<WorkbenchOptions, 'folder' | 'mode' | 'at' | 'version'>,
  access: Access,
  disk: Disk,
  notices: string[],
): Promise<Unfolded> {
  const unfolded = await unfold({ folder, version, disk, held: access.held, at, notices });
  const { ledger } = unfolded;
  const fault = unfolded.fault ?? (mode === 'write' ? await faultBeneath(unfolded) : null);
  if (at !== undefined) access.refuse(pastFault(unfolded));
  if (fault) {
    if (mode === 'write') throw fault;
    if (at === undefined) access.refuse(fault);
    notices.push(fault.message);
  } else if (access.held) {
    await orReadOnly(mode, access, notices, () => mend(folder, disk, ledger, notices));
  }
  return unfolded;
}

/** Takes away what was cut short, and makes sure that what is shown is on disk. */
async function mend(folder: string, disk: Disk, ledger: Ledger, notices: string[]): Promise<void> {
  await clearHalfWritten(folder, disk);
  await clearHalfWritten(derivedIn(folder), disk);
  await ledger.settle();
  const aside = await ledger.setTornAside();
  if (aside === null) return;
  notices.push(
    `The last change was cut short before it was acknowledged. What there was of it is in ${aside}.`,
  );
}

/** A step of opening that a full disk may refuse: a window then shows the desk read-only, a command fails. */
export async function orReadOnly(
  mode: Mode,
  access: Access,
  notices: string[],
  step: () => Promise<void>,
): Promise<void> {
  try {
    await step();
  } catch (error) {
    if (mode !== 'window' || !(error instanceof FaultError)) throw error;
    access.refuse(error);
    notices.push(error.message);
  }
}

/** So much is read again in a tenth of a second. */
const CHECKED_BY_COMMANDS = 16_000_000;

/** A command is over before a check in the background could be: unless the ledger is large, it checks first. */
async function faultBeneath({ ledger, chain }: Unfolded): Promise<FaultError | null> {
  if (chain !== 'checking' || ledger.head.length > CHECKED_BY_COMMANDS) return null;
  const damage = await ledger.check(new AbortController().signal);
  if (!damage) return null;
  return new FaultError('damaged', `entry ${damage.seq} ${damage.what}`, ledger.path, 'Restore a backup.');
}

const pastFault = ({ desk }: Unfolded): FaultError =>
  new FaultError(
    'read-only',
    `the desk is shown as it stood after entry ${desk.seq}`,
    null,
    'Come back to now to change it.',
  );

/** Whoever may write to the desk owns its index; everybody else works on a copy. */
export async function openIndex(
  { folder, openSearch, mode, at }: WorkbenchOptions,
  access: Access,
): Promise<SearchIndex> {
  const derived = derivedIn(folder);
  if (at !== undefined) return openPastIndex(openSearch);
  if (access.held || mode !== 'read') return openSearch(derived, { copy: !access.held });
  const lock = await lockDesk(folder, 'the command galley search', true).catch(() => null);
  const index = await openSearch(derived, { copy: lock === null });
  return {
    ...index,
    async close() {
      await index.close();
      await lock?.release();
    },
  };
}

/** The desk as it stood has an index of its own, for as long as it is looked at. */
async function openPastIndex(openSearch: OpenSearch): Promise<SearchIndex> {
  const folder = await mkdtemp(join(tmpdir(), `galley-search-${process.pid}-past-`));
  const index = await openSearch(folder, { copy: false });
  return {
    ...index,
    async close() {
      await index.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
