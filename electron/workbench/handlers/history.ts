import { FaultError } from '#shared/contract/faults';
import type { HistoryItem, LedgerLine } from '#shared/contract/views';
import { actInWords } from '#shared/domain/history';
import type { TableName } from '#shared/domain/tables';
import { claimHistory } from '../claim-history';
import type { Context, Handlers } from '../context';
import type { ReadEntry } from '../ledger/reading';

export const historyHandlers = (
  context: Context,
): Handlers<'ledger.list' | 'claim.history' | 'history.undo' | 'history.redo'> => ({
  'ledger.list': ({ tail, before }) => ledgerLines(context, tail, before),
  'claim.history': ({ claim }): Promise<HistoryItem[]> => claimHistory(context, claim),
  'history.undo': () => step(context, 'undo'),
  'history.redo': () => step(context, 'redo'),
});

/** Appends the entry that takes the last act back, or makes the last one taken back again. */
async function step({ core }: Context, move: 'undo' | 'redo'): Promise<{ words: string }> {
  let words = '';
  await core.act(async () => {
    await core.reachBack();
    const top = core.desk[move].at(-1);
    if (!top) throw new FaultError('not-found', `there is nothing to ${move}`);
    words = top.words();
    return [{ kind: move === 'undo' ? 'act.undone' : 'act.redone', payload: { act: top.act } }];
  });
  return { words };
}

async function ledgerLines(context: Context, tail?: number, before?: number): Promise<LedgerLine[]> {
  const { ledger } = context.core;
  const last = Math.min(ledger.head.seq, (before ?? Number.POSITIVE_INFINITY) - 1);
  const entries = await ledger.entries(tail === undefined ? 1 : last - tail + 1, last);
  return entries.map((read) => lineOf(context, read));
}

function lineOf({ core }: Context, { entry, hash, redacted }: ReadEntry): LedgerLine {
  const { v: _, left: __, ...rest } = entry;
  const look = (table: TableName, id: string): unknown => core.desk.tables[table].get(id);
  return { ...rest, hash, redacted, words: actInWords(entry, look as Parameters<typeof actInWords>[1]) };
}
