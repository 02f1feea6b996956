import { isSamePlace } from './changed';
import { Column } from './column';
import type { Entry, Payload } from './entries';
import { actInWords } from './history';
import { idAt } from './ids';
import { Journal } from './journal';
import { Lookups } from './lookups';
import { merged, split } from './merging';
import type { Story } from './records';
import { importedReport, isAt } from './records';
import { carryOut, claimPut, Draft, emptyTables, type Need, type Put, rowAt, type Tables } from './tables';
import { unreachable } from './unreachable';
import { broughtBack, withdraw } from './withdrawing';

/** One act that can be taken back (or made again): its number, its words, and the rows to put. */
export interface Step {
  readonly act: number;
  /** Put into words when somebody asks: hardly ever, while a ledger is folded. */
  readonly words: () => string;
  readonly puts: readonly Put[];
}

/** How many steps of undo are kept at hand; older ones are found again by folding (see `reachFor`). */
export const REACH = 500;

/** The state that follows from the ledger's entries, and nothing else. */
export interface Desk {
  tables: Tables;
  lookups: Lookups;
  journal: Journal;
  /** The last steps that can be taken back, the newest at the end. */
  undo: Step[];
  /** The numbers of all acts that can be taken back; `undo` has the steps of the last of them. */
  undoable: Column;
  redo: Step[];
  /** At least this many steps of undo are kept. */
  reach: number;
  /** From `desk.created`; null in an empty ledger. */
  identity: { readonly desk: string; readonly name: string } | null;
  /** The highest format of the entries so far; 0 in an empty ledger. */
  format: number;
  seq: number;
  /** When the last entry was written; null in an empty ledger. */
  time: string | null;
}

export const emptyDesk = (reach = REACH): Desk => ({
  tables: emptyTables(),
  lookups: new Lookups(),
  journal: new Journal(),
  undo: [],
  undoable: new Column(),
  redo: [],
  reach,
  identity: null,
  format: 0,
  seq: 0,
  time: null,
});

/** What an act will do to the desk, computed without touching it. */
export interface Staged {
  readonly seq: number;
  readonly time: string;
  readonly format: number;
  readonly act: number;
  readonly words: () => string;
  readonly puts: readonly Put[];
  /** `apart`: it is no work of the checker's that could be taken back. */
  readonly move: 'do' | 'undo' | 'redo' | 'apart';
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

/** An act is taken back whose step is no longer at hand: fold again with more reach. */
export class OutOfReach extends Error {}

const APART: readonly Entry['kind'][] = ['desk.created', 'ledger.raised', 'entry.redacted'];

/**
 * Computes what one act's entries do to the desk. Pure: the desk is only read, so the caller can write the entries
 * to disk first and publish afterwards.
 * @throws FoldError when an entry refers to what is not there; OutOfReach.
 */
export function stage(desk: Desk, entries: readonly Entry[]): Staged {
  const first = entries[0];
  const last = entries.at(-1);
  if (!first || !last) throw new Error('an act has at least one entry');
  if (first.kind === 'act.undone') return stageStep(desk, first, 'undo');
  if (first.kind === 'act.redone') return stageStep(desk, first, 'redo');
  const draft = new Draft(desk.tables);
  for (const entry of entries) for (const put of interpret(draft, entry)) draft.put(put);
  return {
    seq: last.seq,
    time: last.time,
    format: last.v,
    act: first.act,
    words: () => actInWords(last, (table, id) => draft.get(table, id) ?? draft.withdrawnRow(table, id)),
    puts: draft.puts(),
    move: APART.includes(first.kind) ? 'apart' : 'do',
    identity: first.kind === 'desk.created' ? first.payload : desk.identity,
  };
}

function stageStep(desk: Desk, entry: Entry & { payload: { act: number } }, move: 'undo' | 'redo'): Staged {
  const top = desk[move].at(-1);
  const due = move === 'undo' ? desk.undoable.last() : top?.act;
  if (due !== entry.payload.act) {
    throw new FoldError(entry.seq, `cannot ${move} act ${entry.payload.act}: it is not the next one`);
  }
  if (!top) throw new OutOfReach(`act ${due}`);
  const { seq, time, v: format } = entry;
  return { seq, time, format, act: top.act, words: top.words, puts: top.puts, move, identity: desk.identity };
}

/** Makes a staged act the desk's state. Call it once the entries are on disk. */
export function publish(desk: Desk, staged: Staged): void {
  const puts = staged.puts.map((put) => carryOver(desk, put, staged.seq));
  const step: Step = { act: staged.act, words: staged.words, puts };
  switch (staged.move) {
    case 'apart':
      desk.identity = staged.identity;
      break;
    case 'do':
      pushUndo(desk, step);
      desk.redo.length = 0;
      break;
    case 'undo':
      desk.undo.pop();
      desk.undoable.pop();
      desk.redo.push(step);
      break;
    case 'redo':
      desk.redo.pop();
      pushUndo(desk, step);
      break;
    default:
      unreachable(staged.move);
  }
  desk.seq = staged.seq;
  desk.time = staged.time;
  desk.format = Math.max(desk.format, staged.format);
}

/** Carries out one put with everything that follows it. @returns the put that would bring back what was there. */
function carryOver(desk: Desk, put: Put, seq: number): Put {
  const before = rowAt(desk.tables, put.table, put.id);
  desk.lookups.follow(put, before, desk.tables);
  carryOut(desk.tables, put);
  if (isJournaled(put.table)) desk.journal.note(seq, put.id);
  if (put.table === 'story') noteMembers(desk, seq, before as Story | undefined, put.row);
  return { table: put.table, id: put.id, row: before } as Put;
}

/** A report that comes into a story or leaves it is found by other words than before. */
function noteMembers(desk: Desk, seq: number, before: Story | undefined, after: Story | undefined): void {
  const [had, has] = [new Set(before?.reports), new Set(after?.reports)];
  const isRenamed = before?.name !== after?.name;
  for (const report of had) if (isRenamed || !has.has(report)) desk.journal.note(seq, report);
  for (const report of has) if (!had.has(report)) desk.journal.note(seq, report);
}

const isJournaled = (table: Put['table']): boolean =>
  table === 'claim' || table === 'report' || table === 'story' || table === 'party';

function pushUndo(desk: Desk, step: Step): void {
  desk.undo.push(step);
  desk.undoable.push(step.act);
  // Twice the reach before anything is let go: an act costs the same on the average, however many there are.
  if (desk.undo.length >= 2 * desk.reach) desk.undo.splice(0, desk.undo.length - desk.reach);
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
    case 'ledger.raised':
    case 'entry.redacted':
      return [];
    case 'report.imported': {
      const { report } = entry.payload;
      return [{ table: 'report', id: report.id, row: importedReport(report, time) }];
    }
    case 'report.described': {
      const { report, meta } = entry.payload;
      const row = need(draft.get('report', report), report);
      const dateCorrected = row.dateCorrected || meta.date !== row.meta.date;
      return [{ table: 'report', id: report, row: { ...row, meta, dateCorrected } }];
    }
    case 'report.embargoed': {
      const { report, until } = entry.payload;
      const row = { ...need(draft.get('report', report), report), embargo: until };
      return [{ table: 'report', id: report, row }];
    }
    case 'report.marked': {
      const { report, standing } = entry.payload;
      return [
        { table: 'report', id: report, row: { ...need(draft.get('report', report), report), standing } },
      ];
    }
    case 'report.superseded':
      return superseded(draft, entry.payload, need);
    case 'passage.waived': {
      const { report, anchor, reason } = entry.payload;
      need(draft.get('report', report), report);
      need(anchor.report === report || undefined, `a place of ${anchor.report} in ${report}`);
      const id = idAt('waiver', seq);
      return [{ table: 'waiver', id, row: { id, anchor, reason, checker, time } }];
    }
    case 'passage.reopened': {
      const { report, waivers } = entry.payload;
      return waivers.map((id) => {
        const { anchor } = need(draft.get('waiver', id), id);
        need(anchor.report === report || undefined, `${id} of ${report}`);
        return { table: 'waiver', id, row: undefined };
      });
    }
    case 'story.saved': {
      const { story, name, reports } = entry.payload;
      // A withdrawn one keeps its place for when it is reinstated.
      for (const report of reports)
        need(draft.get('report', report) ?? draft.withdrawnRow('report', report), report);
      return [{ table: 'story', id: story, row: { id: story, name, reports } }];
    }
    case 'claim.made': {
      const { claim, text, anchors } = entry.payload;
      for (const { report } of anchors) need(draft.get('report', report), report);
      const row = {
        id: claim,
        text,
        anchors,
        responses: [],
        ruling: null,
        notes: [],
        evidence: [],
        changed: [],
      };
      return [{ table: 'claim', id: claim, row }];
    }
    case 'claim.anchored': {
      const { claim, anchor } = entry.payload;
      const row = need(draft.get('claim', claim), claim);
      need(draft.get('report', anchor.report), anchor.report);
      return [{ table: 'claim', id: claim, row: { ...row, anchors: [...row.anchors, anchor] } }];
    }
    case 'claim.unanchored': {
      const { claim, report, start, end } = entry.payload;
      const row = need(draft.get('claim', claim), claim);
      return [
        {
          table: 'claim',
          id: claim,
          row: { ...row, anchors: row.anchors.filter((anchor) => !isAt(anchor, { report, start, end })) },
        },
      ];
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
      const notes = [...row.notes, { id: idAt('note', seq), text, checker, time }];
      return [{ table: 'claim', id: claim, row: { ...row, notes } }];
    }
    case 'claim.changed': {
      const { claim, passages } = entry.payload;
      const row = need(draft.get('claim', claim), claim);
      const kept = row.changed.filter((one) => !passages.some((passage) => isSamePlace(one, passage)));
      return [claimPut({ ...row, changed: [...kept, ...passages] })];
    }
    case 'claim.looked': {
      const { claim, report } = entry.payload;
      const row = need(draft.get('claim', claim), claim);
      const changed = report === null ? [] : row.changed.filter((passage) => passage.report !== report);
      return [claimPut({ ...row, changed })];
    }
    case 'claim.merged':
      return merged(draft, entry, need);
    case 'claim.split':
      return split(draft, entry.payload, need);
    case 'party.added': {
      const { party, ...rest } = entry.payload;
      return [{ table: 'party', id: party, row: { id: party, ...rest } }];
    }
    case 'party.linked': {
      for (const party of entry.payload.parties) need(draft.get('party', party), party);
      const link = idAt('link', seq);
      return [{ table: 'link', id: link, row: { id: link, ...entry.payload } }];
    }
    case 'response.recorded': {
      const { response: id, claim, party, stance, via, scope, footing, anchor, note } = entry.payload;
      const before = need(draft.get('claim', claim), claim);
      need(draft.get('party', party), party);
      // Written out: taking an object apart and putting it together again is what folding would spend its time on.
      const row = { id, claim, party, stance, via, scope, footing, anchor, note };
      return [
        { table: 'response', id, row },
        { table: 'claim', id: claim, row: { ...before, responses: [...before.responses, id] } },
      ];
    }
    case 'response.anchored': {
      const { response, claim, anchor } = entry.payload;
      need(draft.get('report', anchor.report), anchor.report);
      const row = { ...need(draft.get('response', response), response), anchor };
      // The claim is put as it is: what follows the desk follows its claims.
      return [
        { table: 'response', id: response, row },
        claimPut({ ...need(draft.get('claim', claim), claim) }),
      ];
    }
    case 'verdict.given': {
      const { claim, verdict, restsOn, note } = entry.payload;
      const row = need(draft.get('claim', claim), claim);
      for (const response of restsOn) need(draft.get('response', response), response);
      const ruling = { verdict, restsOn, note, checker, time };
      return [{ table: 'claim', id: claim, row: { ...row, ruling, changed: [] } }];
    }
    case 'evidence.added': {
      const { evidence, claim, ...rest } = entry.payload;
      const row = need(draft.get('claim', claim), claim);
      const added = { id: evidence, ...rest, checker, time };
      return [{ table: 'claim', id: claim, row: { ...row, evidence: [...row.evidence, added] } }];
    }
    case 'record.withdrawn':
      return withdraw(draft, entry, need);
    case 'record.reinstated': {
      const row = need(draft.get('withdrawn', entry.payload.record), entry.payload.record);
      return [...broughtBack(draft, row, need), { table: 'withdrawn', id: row.id, row: undefined }];
    }
    case 'act.undone':
    case 'act.redone':
      throw new FoldError(seq, `(${entry.kind}) must stand alone`);
    default:
      return unreachable(entry);
  }
}

/** Ties two versions to each other, and lets go of those that either was tied to. */
function superseded(draft: Draft, { report, by }: Payload<'report.superseded'>, need: Need): Put[] {
  const older = need(draft.get('report', report), report);
  const newer = by && need(draft.get('report', by), by);
  const after = older.supersededBy && draft.get('report', older.supersededBy);
  const before = newer?.supersedes && draft.get('report', newer.supersedes);
  const rows = [
    ...(after && after.id !== by && after.supersedes === report ? [{ ...after, supersedes: null }] : []),
    ...(before && before.id !== report && before.supersededBy === by
      ? [{ ...before, supersededBy: null }]
      : []),
    { ...older, supersededBy: by },
    ...(newer ? [{ ...newer, supersedes: report }] : []),
  ];
  return rows.map((row) => ({ table: 'report', id: row.id, row }));
}
