import type { NewEntry } from './entries';
import { nameOf } from './records';
import { inWords } from './stances';
import type { Rows, TableName } from './tables';
import { unreachable } from './unreachable';

type Look = <K extends TableName>(table: K, id: string) => Rows[K] | undefined;

const LONGEST = 60;

/** Cuts `text` to at most 60 characters at a word, with an ellipsis. */
export function short(text: string, longest = LONGEST): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longest / 2)).trimEnd()}…`;
}

/** What an act did, in a few words: for undo and redo, the ledger's listing and a claim's history. */
export function actInWords(entry: NewEntry, look: Look): string {
  const claim = (id: string): string => `“${short(look('claim', id)?.text ?? id)}”`;
  const report = (id: string): string => {
    const row = look('report', id);
    return `“${short(row ? nameOf(row) : id)}”`;
  };
  const party = (id: string): string => look('party', id)?.name ?? id;
  switch (entry.kind) {
    case 'desk.created':
      return `desk “${entry.payload.name}” made`;
    case 'report.imported':
      return `report ${report(entry.payload.report.id)} brought in`;
    case 'report.described':
      return `particulars of report ${report(entry.payload.report)}`;
    case 'story.saved':
      return `story “${short(entry.payload.name)}”`;
    case 'claim.made':
      return `claim “${short(entry.payload.text)}”`;
    case 'claim.anchored':
      return `further place of claim ${claim(entry.payload.claim)}`;
    case 'claim.reworded':
      return `wording of claim “${short(entry.payload.text)}”`;
    case 'claim.noted':
      return `note on claim ${claim(entry.payload.claim)}`;
    case 'party.added':
      return `party ${entry.payload.name}`;
    case 'party.linked':
      return `link between ${entry.payload.parties.map(party).join(' and ')}`;
    case 'response.recorded':
      return `response of ${party(entry.payload.party)}: ${inWords(entry.payload.stance)}`;
    case 'verdict.given':
      return `verdict “${inWords(entry.payload.verdict)}” on claim ${claim(entry.payload.claim)}`;
    case 'act.undone':
      return `undone: act ${entry.payload.act}`;
    case 'act.redone':
      return `redone: act ${entry.payload.act}`;
    default:
      return unreachable(entry);
  }
}
