import { writeSync } from 'node:fs';
import { FaultError } from '#shared/contract/faults';
import { openSearchInProcess } from '#workbench/search/in-process';
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

const chance = new Chance(Number(seed));
tell({ doing: 'open' });
const desk = await openWorkbench({
  folder,
  kind: 'own',
  name: 'Chaos',
  checker: 'Chaos',
  mode: 'window',
  holder: "Galley's window",
  version: '0.0.0-chaos',
  printer: { pdf: () => Promise.reject(new Error('nothing is printed here')), close: async () => undefined },
  openSearch: openSearchInProcess,
  backups: { usual: backups },
  snapshotEvery: 7,
});
const { readOnly } = await desk.send('desk.describe', {});
if (readOnly !== null) {
  tell({ failed: `opened read-only: ${readOnly}` });
  process.exit(3);
}
const things = await known(desk.send);
tell({ opened: true });
for (;;) {
  const name =
    things.claims.length === 0 && !chance.rarely(3)
      ? chance.one(['import', 'claim'] as const)
      : chance.one(USUAL);
  tell({ doing: name });
  try {
    await COMMANDS[name](desk.send, chance, things);
  } catch (error) {
    if (error instanceof FaultError && REFUSALS.includes(error.tag)) continue;
    tell({ failed: `${name}: ${(error as Error).stack}` });
    process.exit(3);
  }
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
