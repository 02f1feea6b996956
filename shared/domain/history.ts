import type { NewEntry } from './entries';
import { type ClaimId, kindOf } from './ids';
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
    case 'report.embargoed': {
      const { until } = entry.payload;
      return until === null
        ? `embargo of report ${report(entry.payload.report)} lifted`
        : `report ${report(entry.payload.report)} embargoed until ${until}`;
    }
    case 'report.marked': {
      const { standing } = entry.payload;
      return standing === null
        ? `report ${report(entry.payload.report)} marked as standing`
        : `report ${report(entry.payload.report)} marked as ${standing.is} on ${standing.day}`;
    }
    case 'report.superseded': {
      const { report: older, by } = entry.payload;
      return by === null
        ? `no newer version of report ${report(older)} after all`
        : `report ${report(by)} is a newer version of ${older}`;
    }
    case 'passage.waived':
      return `passage “${short(entry.payload.anchor.exact)}” waived`;
    case 'passage.reopened':
      return `waived passage of report ${report(entry.payload.report)} open again`;
    case 'story.saved':
      return `story “${short(entry.payload.name)}”`;
    case 'claim.made':
      return `claim “${short(entry.payload.text)}”`;
    case 'claim.anchored':
      return `further place of claim ${claim(entry.payload.claim)}`;
    case 'claim.unanchored':
      return `place taken from claim ${claim(entry.payload.claim)}`;
    case 'claim.reworded':
      return `wording of claim “${short(entry.payload.text)}”`;
    case 'claim.noted':
      return `note on claim ${claim(entry.payload.claim)}`;
    case 'claim.changed':
      return `passages changed under claim ${claim(entry.payload.claim)}`;
    case 'claim.looked':
      return `changes under claim ${claim(entry.payload.claim)} looked at`;
    case 'claim.merged':
      return `claim ${claim(entry.payload.claim)} merged into ${claim(entry.payload.into)}`;
    case 'claim.split':
      return `claim “${short(entry.payload.text)}” split from ${claim(entry.payload.claim)}`;
    case 'party.added':
      return `party ${entry.payload.name}`;
    case 'party.linked':
      return `link between ${entry.payload.parties.map(party).join(' and ')}`;
    case 'response.recorded':
      return `response of ${party(entry.payload.party)}: ${inWords(entry.payload.stance)}`;
    case 'response.anchored':
      return `newer place of ${recordInWords(entry.payload.response, look)}`;
    case 'verdict.given':
      return `verdict “${inWords(entry.payload.verdict)}” on claim ${claim(entry.payload.claim)}`;
    case 'evidence.added':
      return `evidence ${entry.payload.name} kept with claim ${claim(entry.payload.claim)}`;
    case 'record.withdrawn':
      return `withdrawal of ${look('withdrawn', entry.payload.record)?.words ?? entry.payload.record}`;
    case 'record.reinstated':
      return `reinstatement of ${recordInWords(entry.payload.record, look, entry.payload.claim)}`;
    case 'ledger.raised':
      return `ledger raised to format ${entry.payload.to}`;
    case 'entry.redacted':
      return `redaction of ${entry.payload.entries.length} entries`;
    case 'act.undone':
      return `undone: act ${entry.payload.act}`;
    case 'act.redone':
      return `redone: act ${entry.payload.act}`;
    default:
      return unreachable(entry);
  }
}

/** What a record is called in a few words; `on` is the claim of a note or of evidence. */
export function recordInWords(id: string, look: Look, on: ClaimId | null = null): string {
  const kind = kindOf(id);
  switch (kind) {
    case 'report': {
      const row = look('report', id);
      return `report “${short(row ? nameOf(row) : id)}”`;
    }
    case 'story':
      return `story “${short(look('story', id)?.name ?? id)}”`;
    case 'claim':
      return `claim “${short(look('claim', id)?.text ?? id)}”`;
    case 'party':
      return `party ${look('party', id)?.name ?? id}`;
    case 'response': {
      const row = look('response', id);
      return row ? `response of ${look('party', row.party)?.name ?? row.party}: ${inWords(row.stance)}` : id;
    }
    case 'link': {
      const names = look('link', id)?.parties.map((party) => look('party', party)?.name ?? party);
      return `link between ${names?.join(' and ') ?? id}`;
    }
    case 'waiver':
      return `waived passage “${short(look('waiver', id)?.anchor.exact ?? id)}”`;
    case 'note':
      return `note “${short(noteOn(look, on, id) ?? id)}”`;
    case 'evidence':
      return `evidence ${evidenceOn(look, on, id) ?? id}`;
    case null:
      return id;
    default:
      return unreachable(kind);
  }
}

const noteOn = (look: Look, on: ClaimId | null, id: string): string | undefined =>
  on === null ? undefined : look('claim', on)?.notes.find((note) => note.id === id)?.text;
const evidenceOn = (look: Look, on: ClaimId | null, id: string): string | undefined =>
  on === null ? undefined : look('claim', on)?.evidence.find((evidence) => evidence.id === id)?.name;
