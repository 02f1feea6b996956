import type { Entry } from './entries';
import { actInWords } from './history';
import { Lookups } from './lookups';
import { carryOut, Draft, emptyTables, inverseOf, type Put, type Tables } from './tables';
import { unreachable } from './unreachable';

/** One act that can be taken back (or made again): its number, its words, and the rows to put. */
export interface Step {
  readonly act: number;
  readonly words: string;
  readonly puts: readonly Put[];
}

/** The state that follows from the ledger's entries, and nothing else. */
export interface Desk {
  readonly tables: Tables;
  readonly lookups: Lookups;
  readonly undo: Step[];
  readonly redo: Step[];
  /** For every report and claim, the last entry that changed or removed it: what a derived index has to catch up on. */
  readonly touched: Map<string, number>;
  /** From `desk.created`; null in an empty ledger. */
  identity: { readonly desk: string; readonly name: string } | null;
  seq: number;
}

export const emptyDesk = (): Desk => ({
  tables: emptyTables(),
  lookups: new Lookups(),
  undo: [],
  redo: [],
  touched: new Map(),
  identity: null,
  seq: 0,
});

/** What an act will do to the desk, computed without touching it. */
export interface Staged {
  readonly seq: number;
  readonly act: number;
  readonly words: string;
  readonly puts: readonly Put[];
  readonly move: 'do' | 'undo' | 'redo' | 'create';
  readonly identity: Desk['identity'];
}

/** The fold could not follow an entry: the ledger contradicts itself there. */
export class FoldError extends Error {
  readonly seq: number;
  constructor(seq: number, why: string) {
    super(`entry ${seq} ${why}`);
    this.seq = seq;
  }
}

/**
 * Computes what one act's entries do to the desk. Pure: the desk is only read, so the caller can write the entries
 * to disk first and publish afterwards.
 * @throws FoldError when an entry refers to what is not there.
 */
export function stage(desk: Desk, entries: readonly Entry[]): Staged {
  const first = entries[0];
  const last = entries.at(-1);
  if (!first || !last) throw new Error('an act has at least one entry');
  if (first.kind === 'act.undone') return stageStep(first, 'undo', desk.undo.at(-1));
  if (first.kind === 'act.redone') return stageStep(first, 'redo', desk.redo.at(-1));
  const draft = new Draft(desk.tables);
  for (const entry of entries) for (const put of interpret(draft, entry)) draft.put(put);
  return {
    seq: last.seq,
    act: first.act,
    words: actInWords(last, (table, id) => draft.get(table, id)),
    puts: draft.puts(),
    move: first.kind === 'desk.created' ? 'create' : 'do',
    identity: first.kind === 'desk.created' ? first.payload : desk.identity,
  };
}

function stageStep(entry: Entry & { payload: { act: number } }, move: 'undo' | 'redo', top?: Step): Staged {
  if (!top || top.act !== entry.payload.act) {
    throw new FoldError(entry.seq, `cannot ${move} act ${entry.payload.act}: it is not the next one`);
  }
  return { seq: entry.seq, act: top.act, words: top.words, puts: top.puts, move, identity: null };
}

/** Makes a staged act the desk's state. Call it once the entries are on disk. */
export function publish(desk: Desk, staged: Staged): void {
  const step: Step = { act: staged.act, words: staged.words, puts: inverseOf(desk.tables, staged.puts) };
  switch (staged.move) {
    case 'create':
      desk.identity = staged.identity;
      break;
    case 'do':
      desk.undo.push(step);
      desk.redo.length = 0;
      break;
    case 'undo':
      desk.undo.pop();
      desk.redo.push(step);
      break;
    case 'redo':
      desk.redo.pop();
      desk.undo.push(step);
      break;
    default:
      unreachable(staged.move);
  }
  for (const put of staged.puts) {
    desk.lookups.follow(desk.tables, put);
    carryOut(desk.tables, put);
    if (put.table === 'report' || put.table === 'claim') desk.touched.set(put.id, staged.seq);
  }
  desk.seq = staged.seq;
}

/** What one entry means: the rows it puts. */
function interpret(draft: Draft, entry: Entry): Put[] {
  const { seq, checker, time } = entry;
  const need = <T>(row: T | undefined, what: string): T => {
    if (row === undefined) throw new FoldError(seq, `(${entry.kind}) refers to ${what}, which is not there`);
    return row;
  };
  switch (entry.kind) {
    case 'desk.created':
      return [];
    case 'report.imported': {
      const { report } = entry.payload;
      return [{ table: 'report', id: report.id, row: { ...report, importedAt: time } }];
    }
    case 'report.described': {
      const { report, meta } = entry.payload;
      return [
        {
          table: 'report',
          id: report,
          row: { ...need(draft.get('report', report), report), meta },
        },
      ];
    }
    case 'story.saved': {
      const { story, name, reports } = entry.payload;
      for (const report of reports) need(draft.get('report', report), report);
      return [{ table: 'story', id: story, row: { id: story, name, reports } }];
    }
    case 'claim.made': {
      const { claim, text, anchors } = entry.payload;
      for (const { report } of anchors) need(draft.get('report', report), report);
      const row = { id: claim, text, anchors, responses: [], ruling: null, notes: [] };
      return [{ table: 'claim', id: claim, row }];
    }
    case 'claim.anchored': {
      const { claim, anchor } = entry.payload;
      const row = need(draft.get('claim', claim), claim);
      need(draft.get('report', anchor.report), anchor.report);
      return [{ table: 'claim', id: claim, row: { ...row, anchors: [...row.anchors, anchor] } }];
    }
    case 'claim.reworded': {
      const { claim, text } = entry.payload;
      return [
        {
          table: 'claim',
          id: claim,
          row: { ...need(draft.get('claim', claim), claim), text },
        },
      ];
    }
    case 'claim.noted': {
      const { claim, text } = entry.payload;
      const row = need(draft.get('claim', claim), claim);
      const notes = [...row.notes, { text, checker, time }];
      return [{ table: 'claim', id: claim, row: { ...row, notes } }];
    }
    case 'party.added': {
      const { party, ...rest } = entry.payload;
      return [{ table: 'party', id: party, row: { id: party, ...rest } }];
    }
    case 'party.linked': {
      for (const party of entry.payload.parties) need(draft.get('party', party), party);
      return [{ table: 'link', id: `l${seq}`, row: entry.payload }];
    }
    case 'response.recorded': {
      const { response, ...rest } = entry.payload;
      const row = need(draft.get('claim', rest.claim), rest.claim);
      need(draft.get('party', rest.party), rest.party);
      return [
        { table: 'response', id: response, row: { id: response, ...rest } },
        { table: 'claim', id: row.id, row: { ...row, responses: [...row.responses, response] } },
      ];
    }
    case 'verdict.given': {
      const { claim, ...ruling } = entry.payload;
      const row = need(draft.get('claim', claim), claim);
      for (const response of ruling.restsOn) need(draft.get('response', response), response);
      return [{ table: 'claim', id: claim, row: { ...row, ruling: { ...ruling, checker, time } } }];
    }
    case 'act.undone':
    case 'act.redone':
      throw new FoldError(seq, `(${entry.kind}) must stand alone`);
    default:
      return unreachable(entry);
  }
}
