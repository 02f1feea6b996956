import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Desk, emptyDesk, OutOfReach } from '#shared/domain/fold';
import { Core } from '#workbench/core';
import { Ledger } from '#workbench/ledger/ledger';
import { type Disk, nodeDisk } from '#workbench/storage/disk';
import { folding, refold } from '#workbench/unfolding';
import { Chance, nextAct } from './fuzz-commands';
import { type Fuzzed, same, stateOf } from './fuzz-commands-run';

/** Real files, but no waiting for the disk: what is proved here is not durability. */
export const hasty: Disk = {
  ...nodeDisk,
  syncFolder: async () => undefined,
  async open(path, how) {
    const file = await nodeDisk.open(path, how);
    return {
      write: (bytes, position) => file.write(bytes, position),
      sync: async () => undefined,
      truncate: (length) => file.truncate(length),
      size: () => file.size(),
      close: () => file.close(),
    };
  },
};

const NARROW = [1, 2, 4];
const ACTS = 30;

/**
 * Sequences of commands through `Core` and a ledger file of its own each, with so narrow a window of undo that taking
 * back reaches beyond it. The desk is opened again in the middle.
 * @throws Error with the seed of the sequence that came out wrong, and what differed.
 */
export async function fuzzFiles(count: number, seed = 1): Promise<Fuzzed> {
  const told: Fuzzed = { sequences: 0, entries: 0, moves: {} };
  for (let at = 0; at < count; at += 1) {
    const own = (Math.imul(seed, 1_000_003) + at) >>> 0;
    const folder = await mkdtemp(join(tmpdir(), 'galley-fuzz-'));
    try {
      await sequenceOnFile(join(folder, 'ledger.jsonl'), own, told);
    } catch (error) {
      throw new Error(`fuzz on files, sequence with seed ${own}: ${(error as Error).message}`, {
        cause: error,
      });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  return told;
}

/** One sequence with its own seed: run it alone to look into a failure. */
export async function sequenceOnFile(path: string, seed: number, told: Fuzzed): Promise<void> {
  const chance = new Chance(seed);
  const reach = chance.one(NARROW);
  let core = await open(path, reach, told);
  const middle = chance.below(ACTS);
  for (let at = 0; at < ACTS; at += 1) {
    await step(core, chance, told);
    if (at !== middle) continue;
    const before = stateOf(core.desk);
    await core.ledger.close();
    core = await open(path, reach, told);
    same('opened again', before, stateOf(core.desk));
  }
  same('folded from the file', stateOf(core.desk), stateOf(await refold(path, reach)));
  const { seq } = core.desk;
  while (core.desk.undoable.length > 0) await move(core, 'undo', told);
  for (const name of ['report', 'story', 'claim', 'party', 'response', 'link', 'withdrawn'] as const) {
    same(`everything undone: ${name}`, 0, core.desk.tables[name].size);
  }
  same('folded from the file, undone', stateOf(core.desk), stateOf(await refold(path, reach)));
  told.sequences += 1;
  told.entries += seq;
  await core.ledger.close();
}

async function step(core: Core, chance: Chance, told: Fuzzed): Promise<void> {
  const { desk } = core;
  const roll = chance.fraction();
  if (roll < 0.35 && desk.undoable.length > 0) return move(core, 'undo', told);
  if (roll < 0.45 && desk.redo.length > 0) return move(core, 'redo', told);
  return core.act((seq) => nextAct({ chance, desk, seq }).entries);
}

async function move(core: Core, way: 'undo' | 'redo', { moves }: Fuzzed): Promise<void> {
  const { desk } = core;
  const act = way === 'undo' ? desk.undoable.last() : desk.redo.at(-1)?.act;
  // After every act the next step of undo is at hand again, however narrow the window.
  if (way === 'undo') same('the step at hand', act, desk.undo.at(-1)?.act);
  await core.act(() => [{ kind: way === 'undo' ? 'act.undone' : 'act.redone', payload: { act: act ?? 0 } }]);
  moves[way] = (moves[way] ?? 0) + 1;
}

/** As `unfold` does: with more reach where the window does not do. */
async function open(path: string, reach: number, told: Fuzzed): Promise<Core> {
  const at = async (wide: number): Promise<{ desk: Desk; ledger: Ledger }> => {
    const desk = emptyDesk(wide);
    return { desk, ledger: await Ledger.open(path, { onAct: folding(desk), disk: hasty }) };
  };
  const { desk, ledger } = await at(reach).catch((error: unknown) => {
    if (!(error instanceof OutOfReach)) throw error;
    told.moves['opened with more reach'] = (told.moves['opened with more reach'] ?? 0) + 1;
    return at(Number.POSITIVE_INFINITY);
  });
  desk.reach = reach;
  const core = new Core({
    desk,
    ledger,
    checker: () => 'Ada',
    now: () => new Date(Date.UTC(2026, 0, 1)),
    beforeWriting: async () => undefined,
    beforeRaising: async () => undefined,
    beginning: ({ seq }) =>
      seq === 0 ? [{ kind: 'desk.created', payload: { desk: 'fuzz', name: 'Fuzz', galley: '0' } }] : [],
  });
  await core.reachBack();
  return core;
}
