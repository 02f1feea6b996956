import { writeSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { FaultError } from '#shared/contract/faults';
import type { Workbench } from '#workbench/ports';
import { openSearchInProcess } from '#workbench/search/in-process';
import { type Disk, nodeDisk } from '#workbench/storage/disk';
import { openWorkbench } from '#workbench/workbench';
import { COMMANDS, known, USUAL } from './commands';
import { Chance } from './random';

/**
 * Works on a desk until it is killed. Tells on standard output, a line of JSON each and written at once, what it is
 * about to do and what was acknowledged.
 */
const [folder = '', backups = '', seed = '1'] = process.argv.slice(2);
const tell = (line: object): void => void writeSync(1, `${JSON.stringify(line)}\n`);

/** What a checker may well try and be refused. Everything else is a failure. */
const REFUSALS = ['not-found', 'refused', 'invalid', 'ambiguous'];

/** Tells when a snapshot is begun and when it is there: it is written beside the commands. */
const disk: Disk = {
  ...nodeDisk,
  open(path, how) {
    if (how === 'new' && basename(dirname(path)) === 'derived') tell({ beside: 'snapshot' });
    return nodeDisk.open(path, how);
  },
  async rename(from, to) {
    await nodeDisk.rename(from, to);
    if (basename(dirname(to)) === 'derived') tell({ beside: '' });
  },
};

async function open(): Promise<Workbench> {
  const opened = await openWorkbench({
    folder,
    kind: 'own',
    name: 'Chaos',
    checker: 'Chaos',
    mode: 'window',
    holder: "Galley's window",
    version: '0.0.0-chaos',
    printer: {
      pdf: () => Promise.reject(new Error('nothing is printed here')),
      close: async () => undefined,
    },
    openSearch: openSearchInProcess,
    backups: { usual: backups },
    snapshotEvery: 7,
    disk,
  });
  const { readOnly } = await opened.send('desk.describe', {});
  if (readOnly === null) return opened;
  tell({ failed: `opened read-only: ${readOnly}` });
  process.exit(3);
}

/** Commands after which a party, and its name, may be gone. */
const FORGETTING: readonly string[] = ['undo', 'redo', 'redact'];

const chance = new Chance(Number(seed));
tell({ doing: 'open' });
let desk = await open();
const things = await known(desk.send);
tell({ opened: true });
for (;;) {
  const name =
    things.claims.length === 0 && !chance.rarely(3)
      ? chance.one(['import', 'claim'] as const)
      : chance.one([...USUAL, 'close'] as const);
  tell({ doing: name });
  try {
    if (name === 'close') {
      await desk.close();
      tell({ doing: 'open' });
      desk = await open();
    } else await COMMANDS[name](desk.send, chance, things);
  } catch (error) {
    if (error instanceof FaultError && REFUSALS.includes(error.tag)) continue;
    tell({ failed: `${name}: ${(error as Error).stack}` });
    process.exit(3);
  }
  // What is taken back or taken out may take a name with it: nothing is promised of those any more.
  if (FORGETTING.includes(name)) things.names.clear();
  const { head, backup } = await desk.send('desk.describe', {});
  const problem = name === 'backup' ? backup?.problem : null;
  if (problem) {
    tell({ failed: `backup: ${problem}` });
    process.exit(3);
  }
  tell({
    ack: head,
    did: name,
    backup: name === 'backup' ? backup?.last?.name : null,
    names: [...things.names],
  });
}
