import { FaultError } from '#shared/contract/faults';
import type { JumpTarget, LedgerLine } from '#shared/contract/views';
import { nameOf, verdictOf } from '#shared/domain/records';
import { inWords } from '#shared/domain/stances';
import type { Context, Handlers } from '../context';
import { readEntries } from '../ledger/ledger';
import { described } from '../present';
import { verifyDesk } from '../verify';

type DeskHandlers = Handlers<
  | 'desk.describe'
  | 'settings.change'
  | 'search.run'
  | 'jump.list'
  | 'ledger.list'
  | 'history.undo'
  | 'history.redo'
  | 'verify.run'
>;

export const deskHandlers = (context: Context): DeskHandlers => ({
  'desk.describe': () => context.describe(),

  'settings.change': async (change) => {
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    await context.core.writing(() => context.settings.replace({ ...context.settings.value, ...given }));
    return context.describe();
  },

  'search.run': ({ query, limit }) => context.searching.search(query, limit),

  'jump.list': () => jumpTargets(context),

  'ledger.list': ({ tail }) => ledgerLines(context, tail),

  'history.undo': () => step(context, 'undo'),
  'history.redo': () => step(context, 'redo'),

  'verify.run': () => verifyDesk(context),
});

/** Appends the entry that takes the last act back, or makes the last one taken back again. */
async function step({ core }: Context, move: 'undo' | 'redo'): Promise<{ words: string }> {
  let words = '';
  await core.act(() => {
    const top = core.desk[move].at(-1);
    if (!top) throw new FaultError('not-found', `there is nothing to ${move}`);
    words = top.words;
    return [{ kind: move === 'undo' ? 'act.undone' : 'act.redone', payload: { act: top.act } }];
  });
  return { words };
}

async function ledgerLines({ core }: Context, tail?: number): Promise<LedgerLine[]> {
  const { path, head } = core.ledger;
  const from = tail === undefined ? 0 : Math.max(0, head.seq - tail);
  const lines: LedgerLine[] = [];
  await readEntries(path, ({ entry: { v: _, left: __, ...entry }, hash }) => {
    if (entry.seq > from && entry.seq <= head.seq) lines.push({ ...entry, hash });
  });
  return lines;
}

/** Fuzzy matching looks at every target at every key, so the newest few thousand it is. */
const MOST_TARGETS = 3000;

function jumpTargets({ core, present }: Context): JumpTarget[] {
  const { report, story, claim, party } = core.desk.tables;
  const newest = <T>(rows: Map<string, T>): T[] => [...rows.values()].slice(-MOST_TARGETS).reverse();
  const targets: JumpTarget[] = [
    ...newest(story).map(({ id, name }) => ({ kind: 'story' as const, id, label: name, detail: 'story' })),
    ...newest(claim).map((row) => ({
      kind: 'claim' as const,
      id: row.id,
      label: row.text,
      detail: inWords(verdictOf(row)),
    })),
    ...newest(party).map((row) => ({
      kind: 'party' as const,
      id: row.id,
      label: [row.name, ...row.aka].join(' · '),
      detail: row.role ?? described(present.partyRow(row.id).identity),
    })),
    ...newest(report).map((row) => ({
      kind: 'report' as const,
      id: row.id,
      label: nameOf(row),
      detail: row.meta.outlet ?? 'report',
    })),
  ];
  return targets.slice(0, MOST_TARGETS);
}
