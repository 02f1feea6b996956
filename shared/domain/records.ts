import type {
  AnyId,
  ClaimId,
  EvidenceId,
  LinkId,
  NoteId,
  PartyId,
  RecordKind,
  ReportId,
  ResponseId,
  StoryId,
  WaiverId,
} from './ids';
import type { ReadFrom } from './provenance';
import type { Footing, Scope, Stance, Verdict } from './stances';

/** Lower-case hexadecimal SHA-256, 64 characters. */
export type Sha256 = string;

/** What a checker may fill in about a report. Unknown stays null: nothing is guessed into these fields. */
export interface ReportMeta {
  readonly title: string | null;
  readonly outlet: string | null;
  readonly byline: string | null;
  /** As written by the checker or the source, e.g. `2019-10-04`. */
  readonly date: string | null;
  readonly url: string | null;
}
export const META_FIELDS = [
  'title',
  'outlet',
  'byline',
  'date',
  'url',
] as const satisfies readonly (keyof ReportMeta)[];
export const NO_META: ReportMeta = { title: null, outlet: null, byline: null, date: null, url: null };

/** What became of a report after it was published. `day` is the outlet's, as `2026-11-21`. */
export interface Standing {
  readonly is: 'corrected' | 'retracted';
  readonly day: string;
  readonly note: string | null;
}
export const STANDINGS = ['corrected', 'retracted'] as const satisfies readonly Standing['is'][];

export interface Report {
  readonly id: ReportId;
  /** The bytes as they came, kept under their hash. */
  readonly original: { readonly sha256: Sha256; readonly bytes: number };
  /** The decoded text. `length` is in UTF-16 code units, the unit of every offset in Galley. */
  readonly text: { readonly sha256: Sha256; readonly length: number; readonly words: number };
  /** The path it was read from, or `pasted`. */
  readonly origin: string;
  readonly reading: ReadFrom;
  readonly meta: ReportMeta;
  /** Whether a checker has set the date since: how sure it was read no longer tells how sure it is. */
  readonly dateCorrected: boolean;
  /** The first words of the text: what a report without a title is called. */
  readonly opening: string;
  readonly importedAt: string;
  /** Nothing of it leaves the desk before this moment (ISO 8601, UTC); null where it may. */
  readonly embargo: string | null;
  /** Null where it stands as it was published, as far as is known. */
  readonly standing: Standing | null;
  /** The version before and the version after it on this desk; null where there is none. */
  readonly supersedes: ReportId | null;
  readonly supersededBy: ReportId | null;
}

/** What the entry that brings a report in says of it; the rest is for later entries to say. */
export type ImportedReport = Omit<
  Report,
  'dateCorrected' | 'importedAt' | 'embargo' | 'standing' | 'supersedes' | 'supersededBy'
>;

/** A report that has just been brought in. */
export const importedReport = (report: ImportedReport, importedAt: string): Report => ({
  ...report,
  dateCorrected: false,
  importedAt,
  embargo: null,
  standing: null,
  supersedes: null,
  supersededBy: null,
});

export interface Story {
  readonly id: StoryId;
  readonly name: string;
  readonly reports: readonly ReportId[];
}

/**
 * Where something stands in a report: a W3C Web Annotation TextQuoteSelector (exact, prefix, suffix) and
 * TextPositionSelector (start, end, in UTF-16 code units), with the hash of the text they were made on.
 */
export interface Anchor {
  readonly report: ReportId;
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly start: number;
  readonly end: number;
  readonly textSha256: Sha256;
}

/** A passage of a report that nobody need check, with the reason: a description, an opinion, what is checked elsewhere. */
export interface Waiver {
  readonly id: WaiverId;
  readonly anchor: Anchor;
  readonly reason: string;
  readonly checker: string;
  readonly time: string;
}

/** Whether an anchor stands at a place of a report. */
export const isAt = (
  anchor: Anchor,
  { report, start, end }: Pick<Anchor, 'report' | 'start' | 'end'>,
): boolean => anchor.report === report && anchor.start === start && anchor.end === end;

/** A passage somebody relied on that reads otherwise in a newer version of its report, or is not there any more. */
export interface ChangedPassage {
  /** The response it is the place of; null where it is one of the claim's own. */
  readonly response: ResponseId | null;
  readonly was: Anchor;
  /** The newer version. */
  readonly report: ReportId;
  /** What stands in its place; null where nothing certainly does. */
  readonly is: Anchor | null;
}

/** The checker's verdict with what it rests on; the other responses stand beside it. */
export interface Ruling {
  readonly verdict: Verdict;
  readonly restsOn: readonly ResponseId[];
  readonly note: string | null;
  readonly checker: string;
  readonly time: string;
}

export interface Note {
  readonly id: NoteId;
  readonly text: string;
  readonly checker: string;
  readonly time: string;
}

/** A file the checker keeps with a claim: a letter, a screenshot, a recording. Its bytes are stored under their hash. */
export interface Evidence {
  readonly id: EvidenceId;
  /** The file's own name, without folders. */
  readonly name: string;
  readonly sha256: Sha256;
  readonly bytes: number;
  readonly note: string | null;
  readonly checker: string;
  readonly time: string;
}

export interface Claim {
  readonly id: ClaimId;
  readonly text: string;
  readonly anchors: readonly Anchor[];
  readonly responses: readonly ResponseId[];
  /** Null until a verdict was given; a claim without one counts as open. */
  readonly ruling: Ruling | null;
  readonly notes: readonly Note[];
  readonly evidence: readonly Evidence[];
  /** What changed under it and nobody has looked at since: a verdict given before is stale. */
  readonly changed: readonly ChangedPassage[];
}

export type Identity =
  | { readonly kind: 'named' }
  | { readonly kind: 'unnamed' }
  | { readonly kind: 'anonymous'; readonly reason: string | null };

export interface Party {
  readonly id: PartyId;
  /** Name or description. For a confidential party this is the alias: the real name is in the vault alone. */
  readonly name: string;
  readonly role: string | null;
  readonly identity: Identity;
  readonly confidential: boolean;
  /** Other names and titles the reports use for the same party. */
  readonly aka: readonly string[];
}

/**
 * Parties that must not be counted as so many: `same`, one under two descriptions; `maybe-same`, where the reports
 * leave it open; `group`, where the first ("two sources") is made up of the others.
 */
export const RELATIONS = ['same', 'maybe-same', 'group'] as const;
export interface VoiceLink {
  readonly id: LinkId;
  readonly parties: readonly PartyId[];
  readonly relation: (typeof RELATIONS)[number];
  readonly note: string | null;
}

export interface Response {
  readonly id: ResponseId;
  readonly claim: ClaimId;
  readonly party: PartyId;
  readonly stance: Stance;
  /** Who relayed it; null when the party spoke to the report itself. */
  readonly via: string | null;
  readonly scope: Scope;
  readonly footing: Footing;
  /** Where it stands; null when the desk obtained it or the place is not known. */
  readonly anchor: Anchor | null;
  readonly note: string | null;
}

/**
 * A record taken out of use as a mistake, with the reason. It is on no list, counts for nothing and is printed nowhere,
 * but it is still known, can be reinstated, and its entries stay in the ledger.
 */
export interface Withdrawn {
  readonly id: AnyId;
  readonly kind: RecordKind;
  /** What it was, in a few words. */
  readonly words: string;
  readonly reason: string;
  readonly checker: string;
  readonly time: string;
  /** Of a claim: the one it was merged into, which has all that stood on it. Null where it was withdrawn as a mistake. */
  readonly into: ClaimId | null;
}

export const verdictOf = (claim: Claim): Verdict => claim.ruling?.verdict ?? 'open';

/** What a report is called: its title, else its opening words. */
export const nameOf = (report: Report): string => report.meta.title ?? report.opening;
