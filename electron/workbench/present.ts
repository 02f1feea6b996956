import { FaultError } from '#shared/contract/faults';
import type {
  AnchorView,
  ChangedView,
  ClaimView,
  CoveredRow,
  PartyView,
  ReportRow,
  ReportView,
  ResponseView,
  StoryView,
  VerdictCounts,
  WaiverView,
  WordChange,
} from '#shared/contract/views';
import { changedUnder, firstVersion, isThere, versionAfter, versionBefore } from '#shared/domain/changed';
import type { Desk } from '#shared/domain/fold';
import {
  bySeq,
  type ClaimId,
  type LinkId,
  type PartyId,
  type ReportId,
  type ResponseId,
} from '#shared/domain/ids';
import { pageAt } from '#shared/domain/provenance';
import type {
  Anchor,
  ChangedPassage,
  Claim,
  Identity,
  Party,
  Report,
  Response,
  Story,
  VoiceLink,
} from '#shared/domain/records';
import { nameOf, verdictOf } from '#shared/domain/records';
import { VERDICTS, type Verdict } from '#shared/domain/stances';
import type { Tables } from '#shared/domain/tables';
import { counted, type Warning, warningsOf } from '#shared/domain/warnings';
import { claimNow } from '#shared/domain/withdrawing';
import { OneSource } from './alike/one-source';
import { need } from './core';
import { wordsFrom } from './report-versions/words';
import type { Texts } from './texts';

interface InUse {
  readonly of: Tables['report'];
  readonly membership: number;
  readonly reports: readonly ReportId[];
}

/** Records turned into what windows and the command line read. */
export class Present {
  readonly #desk: Desk;
  readonly #texts: Texts;
  readonly #oneSource: OneSource;
  /** A story's reports in use, until a report comes or goes. */
  readonly #inUse = new WeakMap<Story, InUse>();
  /** Passages never change. */
  readonly #words = new WeakMap<ChangedPassage, readonly WordChange[]>();

  /** @param isSetPhrase see `AlikeFollowing` */
  constructor(desk: Desk, texts: Texts, isSetPhrase: (passage: string) => boolean) {
    this.#desk = desk;
    this.#texts = texts;
    this.#oneSource = new OneSource(texts, isSetPhrase);
  }

  reportRow(report: Report): ReportRow {
    const claims = this.claimsOfReport(report.id).map(verdictOf);
    const stories = this.#desk.lookups.storiesOfReport.of(report.id);
    return {
      id: report.id,
      name: nameOf(report),
      ...report.meta,
      origin: report.origin,
      sha256: report.original.sha256,
      words: report.text.words,
      importedAt: report.importedAt,
      embargo: report.embargo,
      standing: report.standing,
      supersedes: versionBefore(report, this.#desk.tables.report)?.id ?? null,
      supersededBy: versionAfter(report, this.#desk.tables.report)?.id ?? null,
      claims: countVerdicts(claims),
      stories,
    };
  }

  coveredRow(report: Report): CoveredRow {
    return { ...this.reportRow(report), waived: this.waiversOf(report.id) };
  }

  async reportView(report: Report): Promise<ReportView> {
    const { original, text, reading } = report;
    return {
      ...this.coveredRow(report),
      text: await this.#texts.of(report),
      textSha256: text.sha256,
      bytes: original.bytes,
      reading,
      dateCorrected: report.dateCorrected,
    };
  }

  /** What of a report nobody need check, in the order of its text. */
  waiversOf(report: ReportId): WaiverView[] {
    const { lookups, tables } = this.#desk;
    return tables.waiver
      .rowsOf(lookups.waiversOfReport.of(report))
      .map(({ anchor: { start, end }, id, reason, checker, time }) => ({
        id,
        start,
        end,
        reason,
        checker,
        time,
      }))
      .sort((a, b) => a.start - b.start || a.end - b.end);
  }

  story(story: Story): StoryView {
    const reports = this.reportsOf(story);
    return { ...story, reports, claims: countVerdicts(this.claimsOf(reports).map(verdictOf)) };
  }

  /** A story's reports; those withdrawn are no part of it until they are reinstated. */
  reportsOf = (story: Story): readonly ReportId[] => {
    const { report: table } = this.#desk.tables;
    const known = this.#inUse.get(story);
    if (known?.of === table && known.membership === table.membership) return known.reports;
    const reports = story.reports.filter((id) => table.has(id));
    this.#inUse.set(story, { of: table, membership: table.membership, reports });
    return reports;
  };

  party(party: Party): PartyView {
    return { ...party, responses: this.#desk.lookups.responsesOfParty.size(party.id) };
  }

  async claim(row: Claim): Promise<ClaimView> {
    const { tables } = this.#desk;
    const claim = { ...row, changed: changedUnder(row, this.#desk.tables.report) };
    const responses = claim.responses.map((id) => this.responseRow(id));
    const parties = new Set(responses.map(({ party }) => party));
    const links = this.#linksAround(parties);
    return {
      id: claim.id,
      text: claim.text,
      verdict: verdictOf(claim),
      ruling: claim.ruling,
      anchors: await Promise.all(claim.anchors.map((anchor) => this.#anchor(anchor))),
      responses: await Promise.all(responses.map((response) => this.response(response))),
      notes: claim.notes,
      evidence: claim.evidence,
      changed: await Promise.all(claim.changed.map((passage) => this.#changed(passage))),
      warnings: [
        ...warningsOf(claim, responses, (id) => tables.party.get(id), links),
        ...(await this.#sharedText(claim, responses)),
      ],
      links: links.filter((link) => link.parties.filter((party) => parties.has(party)).length > 1),
    };
  }

  async #changed(passage: ChangedPassage): Promise<ChangedView> {
    const { response, was, report } = passage;
    const is = isThere(passage) ? passage.is : null;
    return {
      response,
      was: await this.#anchor(was),
      report,
      reportName: nameOf(this.reportRowOf(report)),
      is: is && (await this.#anchor(is)),
      words: is ? this.#wordsOf(passage, is) : [],
    };
  }

  #wordsOf(passage: ChangedPassage, is: Anchor): readonly WordChange[] {
    const known = this.#words.get(passage) ?? wordsFrom(passage.was.exact, is.exact);
    this.#words.set(passage, known);
    return known;
  }

  /** One story printed by several outlets is one source, whoever it quotes. */
  async #sharedText(claim: Claim, responses: readonly Response[]): Promise<Warning[]> {
    const basis = counted(responses).filter(({ id }) => claim.ruling?.restsOn.includes(id));
    const ids = new Set(basis.flatMap(({ anchor }) => (anchor ? [anchor.report] : [])));
    const reports = this.#desk.tables.report.rowsOf([...ids]);
    const apart = [
      ...new Map(
        reports.map((report) => [firstVersion(report, this.#desk.tables.report).id, report]),
      ).values(),
    ];
    if (reports.length < 2 || !(await this.#oneSource.areAll(apart))) return [];
    const what = apart.length === 1 ? 'are versions of one' : 'share their text';
    return [
      {
        kind: 'shared-text',
        text: `The ${reports.length} reports it rests on ${what}: ${listed(reports.map(nameOf))}.`,
      },
    ];
  }

  async response(response: Response): Promise<ResponseView> {
    const party = this.partyRow(response.party);
    return {
      ...response,
      party: this.party(party),
      described: described(party.identity),
      anchor: response.anchor && (await this.#anchor(response.anchor)),
    };
  }

  reportRowOf = (id: ReportId): Report => need(this.#desk.tables.report.get(id), 'report', id);
  /** The claim that has by now what stood on `id`. */
  claimNow = (id: ClaimId): ClaimId => claimNow(id, (other) => this.#desk.tables.withdrawn.get(other));
  /** @throws FaultError `not-found`; where it was merged, with the claim that has all of it. */
  claimRow = (id: ClaimId): Claim => {
    const into = this.claimNow(id);
    if (into !== id) throw new FaultError('not-found', `is merged into ${into}`, id, `Use ${into}.`);
    return need(this.#desk.tables.claim.get(id), 'claim', id);
  };
  partyRow = (id: PartyId): Party => need(this.#desk.tables.party.get(id), 'party', id);
  responseRow = (id: ResponseId): Response => need(this.#desk.tables.response.get(id), 'response', id);

  claimsOfReport(report: ReportId): Claim[] {
    return this.#desk.lookups.claimsOfReport.of(report).map((id) => this.claimRow(id));
  }

  /** The claims anchored in any of the reports: in the order of the reports, then of the places in them. */
  claimsOf(reports: readonly ReportId[]): Claim[] {
    const found = new Set<Claim>();
    for (const report of reports) {
      // Of most there are none, and stories may be long.
      if (this.#desk.lookups.claimsOfReport.size(report) === 0) continue;
      const place = ({ anchors, changed }: Claim): number =>
        [...anchors, ...changed.map(({ is }) => is)].find((anchor) => anchor?.report === report)?.start ?? 0;
      for (const claim of this.claimsOfReport(report).sort((a, b) => place(a) - place(b))) found.add(claim);
    }
    return [...found];
  }

  /** The links of parties, and of those they are linked to, and so on: two may be one through a third that said nothing. */
  #linksAround(parties: ReadonlySet<PartyId>): VoiceLink[] {
    const { lookups, tables } = this.#desk;
    const [reached, near] = [new Set(parties), new Set<LinkId>()];
    // What is added meanwhile is gone through as well.
    for (const party of reached)
      for (const id of lookups.linksOfParty.of(party)) {
        if (near.has(id)) continue;
        near.add(id);
        for (const linked of tables.link.get(id)?.parties ?? []) reached.add(linked);
      }
    return tables.link.rowsOf([...near].sort(bySeq));
  }

  async #anchor(anchor: Anchor): Promise<AnchorView> {
    const report = this.reportRowOf(anchor.report);
    const paragraph = await this.#texts.paragraphAt(report, anchor.start);
    const page = pageAt(report.reading, anchor.start);
    const days = await this.#texts.daysIn(report, anchor);
    return { ...anchor, reportName: nameOf(report), paragraph, page, days };
  }
}

const listed = (names: readonly string[]): string => names.map((name) => `“${name}”`).join(', ');

export function countVerdicts(verdicts: Iterable<Verdict>): VerdictCounts {
  const counts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Record<Verdict, number>;
  for (const verdict of verdicts) counts[verdict] += 1;
  return counts;
}

/** How a report describes a party: named, unnamed, or anonymous with the reason given, if one was. */
export function described(identity: Identity): string {
  if (identity.kind !== 'anonymous') return identity.kind;
  return identity.reason === null ? 'anonymous, reason not given' : `anonymous: ${identity.reason}`;
}
