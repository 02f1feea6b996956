import { FaultError } from '#shared/contract/faults';
import type { HistoryItem, LedgerLine } from '#shared/contract/views';
import type { Entry } from '#shared/domain/entries';
import { claimHistory } from '../claim-history';
import type { Context, Handlers } from '../context';
import { entryInWords } from '../entry-words';
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
  return Promise.all(entries.map((read) => lineOf(context, read)));
}

async function lineOf(context: Context, { entry, hash, redacted }: ReadEntry): Promise<LedgerLine> {
  const { v: _, left: __, ...rest } = entry;
  return { ...rest, hash, redacted, words: await wordsOf(context, entry) };
}

/** What an entry says; for a step back or forward, what the act said that it moved. */
async function wordsOf({ core }: Context, entry: Entry): Promise<string> {
  const { desk, ledger } = core;
  if (entry.kind !== 'act.undone' && entry.kind !== 'act.redone') return entryInWords(desk, entry);
  const { act } = entry.payload;
  const [first] = await ledger.entries(act, act);
  const end = act + (first?.entry.left ?? 0);
  const [last] = end === act ? [first] : await ledger.entries(end, end);
  const moved = entry.kind === 'act.undone' ? 'taken back' : 'made again';
  return last ? `${moved}: ${entryInWords(desk, last.entry)}` : entryInWords(desk, entry);
}
