import { join } from 'node:path';
import { z } from 'zod';
import { FaultError } from '#shared/contract/faults';
import { PAPERS, type Settings, THEMES } from '#shared/contract/views';
import { type Desk, emptyDesk, FoldError, publish, stage } from '#shared/domain/fold';
import type { Access, Mode } from './access';
import { Ledger } from './ledger/ledger';
import type { SearchIndex } from './ports';
import { type Document, openDocument } from './storage/document';
import { lockDesk } from './storage/lock';
import type { WorkbenchOptions } from './workbench';

/** The steps of opening a desk that can meet damage, or somebody else. */

const settingsSchema: z.ZodType<Settings> = z.object({
  checker: z.string().nullable(),
  paper: z.enum(PAPERS),
  theme: z.enum(THEMES),
});
const DEFAULTS: Settings = { checker: null, paper: 'A4', theme: 'system' };

/** Damaged settings are no reason to keep a desk shut: whoever may write moves them aside, others pass them over. */
export async function openSettings(
  folder: string,
  access: Access,
  notices: string[],
): Promise<Document<Settings>> {
  const path = join(folder, 'settings.json');
  const open = { schema: settingsSchema, defaults: DEFAULTS };
  const quarantined = (aside: string): void =>
    void notices.push(`The settings were damaged. They were moved to ${aside}; the usual ones apply.`);
  try {
    return await openDocument(path, access.held ? { ...open, onQuarantine: quarantined } : open);
  } catch (error) {
    if (!(error instanceof FaultError) || error.tag !== 'damaged') throw error;
    notices.push(`${error.message}; the usual settings apply.`);
    return { value: DEFAULTS, replace: () => Promise.reject(error) };
  }
}

/**
 * Reads and folds the ledger. Damage makes the desk read-only as it stood before it; a write that was cut short is set
 * aside by whoever may write.
 * @throws FaultError `damaged` in mode `write`.
 */
export async function openLedger(
  folder: string,
  access: Access,
  mode: Mode,
  notices: string[],
): Promise<{ desk: Desk; ledger: Ledger }> {
  const desk = emptyDesk();
  const ledger = await Ledger.open(join(folder, 'ledger.jsonl'), (act) => {
    try {
      publish(desk, stage(desk, act));
      return null;
    } catch (error) {
      if (error instanceof FoldError) return error.message;
      throw error;
    }
  });
  if (ledger.damage) {
    const { seq, what } = ledger.damage;
    const fault = new FaultError(
      'damaged',
      `entry ${seq} ${what}; the desk is shown as it stood before it`,
      ledger.path,
      'Restore a backup.',
    );
    if (mode === 'write') throw fault;
    access.refuse(fault);
    notices.push(fault.message);
  } else if (access.held) {
    const aside = await ledger.setTornAside();
    if (aside)
      notices.push(
        `The last change was cut short before it was acknowledged. What there was of it is in ${aside}.`,
      );
  }
  return { desk, ledger };
}

/** Whoever may write to the desk owns its index; everybody else works on a copy. */
export async function openIndex(
  { folder, openSearch, mode }: WorkbenchOptions,
  access: Access,
): Promise<SearchIndex> {
  const derived = join(folder, 'derived');
  if (access.held || mode !== 'read') return openSearch(derived, { copy: !access.held });
  const lock = await lockDesk(folder, 'the command galley search', true).catch(() => null);
  const index = await openSearch(derived, { copy: lock === null });
  return {
    position: () => index.position(),
    apply: (change) => index.apply(change),
    clear: () => index.clear(),
    search: (query, limit) => index.search(query, limit),
    async close() {
      await index.close();
      await lock?.release();
    },
  };
}
