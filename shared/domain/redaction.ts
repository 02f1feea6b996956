import { anchorsIn, type Entry, type EntryKind, type NewEntry } from './entries';
import { kindOf } from './ids';
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
        passages: entry.payload.passages.map((one) => ({
          ...one,
          was: withoutQuotation(one.was),
          is: one.is && withoutQuotation(one.is),
        })),
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
 * The payload without what it quotes of these reports: its quotations go, and a claim's wording with them where it is one
 * of them.
 */
function withoutQuotationsOf(reports: ReadonlySet<Target>, entry: NewEntry): NewEntry['payload'] {
  const goes = (anchor: Anchor): boolean => reports.has(anchor.report);
  switch (entry.kind) {
    case 'claim.made':
    case 'claim.split': {
      const { anchors, text } = entry.payload;
      const quoted = anchors.some((anchor) => goes(anchor) && plain(anchor.exact).includes(plain(text)));
      const kept = anchors.map((anchor) => (goes(anchor) ? withoutQuotation(anchor) : anchor));
      return { ...entry.payload, anchors: kept, text: quoted ? REDACTED : text };
    }
    case 'claim.anchored':
    case 'response.anchored':
      return withoutWords(entry);
    case 'response.recorded': {
      const { anchor } = entry.payload;
      return { ...entry.payload, anchor: anchor && withoutQuotation(anchor) };
    }
    default:
      return entry.payload;
  }
}

type Changed = Entry & { readonly kind: 'claim.changed' };

/** What changed is decided passage by passage: by now they may stand on several claims. */
function withoutPassages(entry: Changed, { targets, takes }: Taking): NewEntry['payload'] {
  const passages = entry.payload.passages.map((one) => {
    const goes = (one.response !== null && targets.has(one.response)) || takes(entry, one);
    const without = (anchor: Anchor): Anchor =>
      goes || targets.has(anchor.report) ? withoutQuotation(anchor) : anchor;
    return { ...one, was: without(one.was), is: one.is && without(one.is) };
  });
  return { ...entry.payload, passages };
}

/** A record, or an entry's number. */
export type Target = string | number;

/** A redaction's targets with all that goes along, and where things stand by now. */
export interface Taking {
  readonly targets: ReadonlySet<Target>;
  /** Whether an entry tells of a part of a claim that stands on one which is no target. */
  readonly isElsewhere: (entry: Entry) => boolean;
  /** Whether a passage that changed goes with the claims among the targets. */
  readonly takes: (entry: Changed, passage: ChangedPassage) => boolean;
}

/** The targets an entry speaks of, and the payload without their words. */
export interface Taken {
  readonly met: readonly Target[];
  readonly payload: NewEntry['payload'];
}

/** What a redaction takes out of one entry; null where the entry holds nothing of its targets. */
export function redactedFor(entry: Entry, taking: Taking): Taken | null {
  if (!canBeRedacted(entry.kind)) return null;
  const { targets } = taking;
  const isTarget = (target: Target | null): target is Target => target !== null && targets.has(target);
  const named = [entry.seq, madeBy(entry), ...speaksOf(entry)].filter(isTarget);
  const reports = anchorsIn(entry)
    .map(({ report }) => report)
    .filter(isTarget);
  const met = [...named, ...reports];
  if (entry.kind === 'claim.changed' && !targets.has(entry.seq))
    return { met: [...met, ...responsesIn(entry).filter(isTarget)], payload: withoutPassages(entry, taking) };
  const isOn = (target: Target): boolean => kindOf(String(target)) === 'claim';
  const own = named.some(isOn) && taking.isElsewhere(entry) ? named.filter((one) => !isOn(one)) : named;
  if (own.length > 0) return { met, payload: withoutWords(entry) };
  if (reports.length === 0) return null;
  return { met: reports, payload: withoutQuotationsOf(targets, entry) };
}

const responsesIn = ({ payload }: Changed): (Target | null)[] =>
  payload.passages.map(({ response }) => response);

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
