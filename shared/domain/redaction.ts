import type { Entry, EntryKind, NewEntry } from './entries';
import type { ReportId } from './ids';
import { readFrom } from './provenance';
import { type Anchor, type ChangedPassage, NO_META, type Sha256 } from './records';
import { unreachable } from './unreachable';

/** What people read where words were taken out. */
export const REDACTED = '[redacted]';
/** Stands for the hash of bytes that were taken out: even a hash can confirm what somebody guesses. */
export const REDACTED_HASH: Sha256 = '0'.repeat(64);

export const isRedacted = (sha256: Sha256): boolean => sha256 === REDACTED_HASH;

/** Entries that hold none of the checker's or a report's words, or without which there is no desk. */
const KEPT: readonly EntryKind[] = [
  'desk.created',
  'ledger.raised',
  'entry.redacted',
  'act.undone',
  'act.redone',
  'record.reinstated',
  'claim.unanchored',
  'claim.looked',
  'report.superseded',
  'claim.merged',
  'passage.reopened',
];

export const canBeRedacted = (kind: EntryKind): boolean => !KEPT.includes(kind);

const withoutQuotation = (anchor: Anchor): Anchor => ({
  ...anchor,
  exact: REDACTED,
  prefix: '',
  suffix: '',
  textSha256: REDACTED_HASH,
});
const withoutPassages = (passage: ChangedPassage, goes: (anchor: Anchor) => boolean): ChangedPassage => ({
  ...passage,
  was: goes(passage.was) ? withoutQuotation(passage.was) : passage.was,
  is: passage.is && goes(passage.is) ? withoutQuotation(passage.is) : passage.is,
});
const maybe = (text: string | null): string | null => (text === null ? null : REDACTED);

/**
 * The payload that stands in an entry's place once it is redacted: the same shape and the same ids, so that whatever
 * refers to it still folds, and none of its words.
 */
export function withoutWords(entry: NewEntry): NewEntry['payload'] {
  switch (entry.kind) {
    case 'report.imported': {
      const { id } = entry.payload.report;
      const original = { sha256: REDACTED_HASH, bytes: 0 };
      const text = { sha256: REDACTED_HASH, length: 0, words: 0 };
      const { format } = entry.payload.report.reading;
      const rest = { origin: REDACTED, reading: readFrom(format, null), meta: NO_META, opening: REDACTED };
      return { report: { id, original, text, ...rest } };
    }
    case 'report.described':
      return { ...entry.payload, meta: NO_META };
    case 'report.embargoed':
      return entry.payload;
    case 'report.marked': {
      const { standing } = entry.payload;
      return { ...entry.payload, standing: standing && { ...standing, note: maybe(standing.note) } };
    }
    case 'passage.waived':
      return { ...entry.payload, anchor: withoutQuotation(entry.payload.anchor), reason: REDACTED };
    case 'story.saved':
      return { ...entry.payload, name: REDACTED };
    case 'claim.made':
    case 'claim.split':
      return { ...entry.payload, text: REDACTED, anchors: entry.payload.anchors.map(withoutQuotation) };
    case 'claim.anchored':
      return { ...entry.payload, anchor: withoutQuotation(entry.payload.anchor) };
    case 'response.anchored':
      return { ...entry.payload, anchor: withoutQuotation(entry.payload.anchor) };
    case 'claim.changed':
      return {
        ...entry.payload,
        passages: entry.payload.passages.map((one) => withoutPassages(one, () => true)),
      };
    case 'claim.reworded':
    case 'claim.noted':
      return { ...entry.payload, text: REDACTED };
    case 'party.added': {
      const { identity } = entry.payload;
      const kept = identity.kind === 'anonymous' ? { ...identity, reason: maybe(identity.reason) } : identity;
      const { role } = entry.payload;
      return { ...entry.payload, name: REDACTED, role: maybe(role), identity: kept, aka: [] };
    }
    case 'party.linked':
      return { ...entry.payload, note: maybe(entry.payload.note) };
    case 'response.recorded': {
      const { via, note, anchor } = entry.payload;
      const kept = anchor && withoutQuotation(anchor);
      return { ...entry.payload, via: maybe(via), note: maybe(note), anchor: kept };
    }
    case 'verdict.given':
      return { ...entry.payload, note: maybe(entry.payload.note) };
    case 'evidence.added': {
      const { note } = entry.payload;
      return { ...entry.payload, name: REDACTED, sha256: REDACTED_HASH, bytes: 0, note: maybe(note) };
    }
    case 'record.withdrawn':
      return { ...entry.payload, reason: REDACTED };
    case 'desk.created':
    case 'ledger.raised':
    case 'entry.redacted':
    case 'act.undone':
    case 'act.redone':
    case 'record.reinstated':
    case 'claim.unanchored':
    case 'claim.looked':
    case 'report.superseded':
    case 'claim.merged':
    case 'passage.reopened':
      return entry.payload;
    default:
      return unreachable(entry);
  }
}

const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim().toLowerCase();

/**
 * The payload without what it quotes of one report: its quotations go, and a claim's wording with them where it is one
 * of them. Null where the entry quotes nothing of it.
 */
export function withoutQuotationsOf(report: ReportId, entry: NewEntry): NewEntry['payload'] | null {
  const goes = (anchor: Anchor | null): boolean => anchor?.report === report;
  if (entry.kind === 'claim.made' || entry.kind === 'claim.split') {
    const { anchors, text } = entry.payload;
    if (!anchors.some(goes)) return null;
    const quoted = anchors.some((anchor) => goes(anchor) && plain(anchor.exact).includes(plain(text)));
    const kept = anchors.map((anchor) => (goes(anchor) ? withoutQuotation(anchor) : anchor));
    return { ...entry.payload, anchors: kept, text: quoted ? REDACTED : text };
  }
  if (entry.kind === 'claim.anchored' && goes(entry.payload.anchor)) return withoutWords(entry);
  if (entry.kind === 'response.anchored' && goes(entry.payload.anchor)) return withoutWords(entry);
  if (entry.kind === 'claim.changed') {
    const { passages } = entry.payload;
    if (!passages.some(({ was, is }) => goes(was) || goes(is))) return null;
    return { ...entry.payload, passages: passages.map((one) => withoutPassages(one, goes)) };
  }
  if (entry.kind === 'response.recorded' && entry.payload.anchor && goes(entry.payload.anchor)) {
    return { ...entry.payload, anchor: withoutQuotation(entry.payload.anchor) };
  }
  return null;
}

/** What a record's redaction takes out of one entry; null where the entry holds nothing of it. */
export function redactedFor(target: string | number, entry: Entry): NewEntry['payload'] | null {
  if (!canBeRedacted(entry.kind)) return null;
  if (target === entry.seq) return withoutWords(entry);
  if (typeof target === 'number') return null;
  if (madeBy(entry) === target || speaksOf(entry).includes(target)) return withoutWords(entry);
  if (entry.kind === 'claim.changed' && entry.payload.passages.some(({ response }) => response === target)) {
    const { passages } = entry.payload;
    const goes = (one: ChangedPassage) => () => one.response === target;
    return { ...entry.payload, passages: passages.map((one) => withoutPassages(one, goes(one))) };
  }
  return withoutQuotationsOf(target as ReportId, entry);
}

/** The record that an entry brought into being. */
function madeBy(entry: Entry): string | null {
  switch (entry.kind) {
    case 'report.imported':
      return entry.payload.report.id;
    case 'claim.made':
      return entry.payload.claim;
    case 'claim.split':
      return entry.payload.into;
    case 'party.added':
      return entry.payload.party;
    case 'response.recorded':
      return entry.payload.response;
    case 'evidence.added':
      return entry.payload.evidence;
    case 'claim.noted':
      return `n${entry.seq}`;
    case 'passage.waived':
      return `w${entry.seq}`;
    case 'party.linked':
      return `l${entry.seq}`;
    default:
      return null;
  }
}

/** The records whose words an entry holds beside its own. */
function speaksOf(entry: Entry): string[] {
  switch (entry.kind) {
    case 'report.described':
    case 'report.marked':
    case 'passage.waived':
      return [entry.payload.report];
    case 'story.saved':
      return [entry.payload.story];
    case 'response.anchored':
      return [entry.payload.response, entry.payload.claim];
    case 'claim.anchored':
    case 'claim.changed':
    case 'claim.reworded':
    case 'claim.noted':
    case 'verdict.given':
    case 'response.recorded':
    case 'evidence.added':
      return [entry.payload.claim];
    case 'record.withdrawn':
      return [entry.payload.record, ...(entry.payload.claim ? [entry.payload.claim] : [])];
    default:
      return [];
  }
}
