import { FaultError } from '#shared/contract/faults';
import { changedUnder } from '#shared/domain/changed';
import type { Desk } from '#shared/domain/fold';
import { type AnyId, type ClaimId, kindOf, type PartyId, type ReportId } from '#shared/domain/ids';
import {
  type Claim,
  type Evidence,
  type Note,
  nameOf,
  type Party,
  type Report,
  type Response,
  type Story,
  verdictOf,
} from '#shared/domain/records';
import { inWords } from '#shared/domain/stances';
import { counted } from '#shared/domain/warnings';
import { dayOf } from '#shared/query/dates';
import type { SearchDoc } from './ports';
import { described } from './present';
import type { Texts } from './texts';

/** What of the desk the search index holds, record by record: which words find it, and what it is shown as. */
export class SearchDocs {
  readonly #desk: Desk;
  readonly #texts: Texts;

  constructor(desk: Desk, texts: Texts) {
    this.#desk = desk;
    this.#texts = texts;
  }

  /**
   * The records whose words a change of record `id` changed: itself, and those that are found by its words. A claim
   * stands for everything on it.
   */
  concerned(id: string): string[] {
    const { lookups, tables } = this.#desk;
    if (kindOf(id) === 'report') {
      const report = id as ReportId;
      const answered = tables.response.rowsOf(lookups.responsesOfReport.of(report)).map(({ claim }) => claim);
      return [id, ...lookups.claimsOfReport.of(report), ...answered];
    }
    if (kindOf(id) !== 'party') return [id];
    const responses = tables.response.rowsOf(lookups.responsesOfParty.of(id as PartyId));
    return [id, ...responses.map(({ claim }) => claim)];
  }

  /** The documents of record `id`, a claim's with all that stands on it; none when it is not there any more. */
  async of(id: string): Promise<SearchDoc[]> {
    const { report, claim, party, story } = this.#desk.tables;
    const foundReport = report.get(id as ReportId);
    if (foundReport) return [await this.#report(foundReport)];
    const foundClaim = claim.get(id as ClaimId);
    if (foundClaim) return this.#claim(foundClaim);
    const foundParty = party.get(id as PartyId);
    if (foundParty) return [partyDoc(foundParty)];
    const foundStory = story.get(id as Story['id']);
    return foundStory ? [storyDoc(foundStory)] : [];
  }

  async #report(report: Report): Promise<SearchDoc> {
    const { title, outlet, byline, date, url } = report.meta;
    const body = await this.#texts.of(report).catch((error: unknown) => {
      // A damaged text is `verify`'s to name; searching goes on without it.
      if (error instanceof FaultError) return '';
      throw error;
    });
    const dates = datesOf([report]);
    return {
      ...plain('report', report.id, nameOf(report)),
      detail: [outlet, date].filter(Boolean).join(' · '),
      fields: {
        title: title ?? '',
        outlet: outlet ?? '',
        byline: byline ?? '',
        story: this.#storiesOf([report.id]),
        body,
        more: lines([date, url, report.origin]),
      },
      facts: [...has({ outlet, byline, date, url })],
      dates,
      day: dates.at(-1) ?? report.importedAt.slice(0, 10),
    };
  }

  #claim(claim: Claim): SearchDoc[] {
    const responses = this.#desk.tables.response.rowsOf(claim.responses);
    return [
      this.#claimAlone(claim, counted(responses)),
      ...responses.map((response) => this.#response(claim, response)),
      ...claim.notes.map((note) => noteDoc(claim, note)),
      ...claim.evidence.map((evidence) => evidenceDoc(claim, evidence)),
    ];
  }

  #claimAlone(claim: Claim, responses: readonly Response[]): SearchDoc {
    const { ruling, notes, evidence, anchors } = claim;
    const verdict = verdictOf(claim);
    const parties = responses.flatMap(({ party }) => this.#desk.tables.party.get(party) ?? []);
    return {
      ...plain('claim', claim.id, claim.text),
      ...this.#of(anchors.map(({ report }) => report)),
      detail: inWords(verdict),
      fields: {
        ...this.#of(anchors.map(({ report }) => report)).fields,
        title: claim.text,
        party: lines(distinct(parties.flatMap(namesOf))),
        said: lines(responses.map((response) => this.#said(response))),
        note: lines([ruling?.note ?? null, ...notes.map(({ text }) => text)]),
        more: inWords(verdict),
      },
      facts: [
        `verdict:${verdict}`,
        ...(verdict === 'open' ? ['is:open'] : ['has:verdict']),
        ...(changedUnder(claim, this.#desk.tables.report).length > 0 ? ['is:stale'] : []),
        ...distinct(responses.flatMap(responseFacts)),
        ...distinct(parties.flatMap(partyFacts)),
        ...has({
          note: notes[0] ?? ruling?.note,
          evidence: evidence[0],
          response: responses[0],
          anchor: anchors[0],
        }),
      ],
    };
  }

  #response(claim: Claim, response: Response): SearchDoc {
    const party = this.#desk.tables.party.get(response.party);
    const { anchor, note, via, stance } = response;
    const place = this.#of(anchor ? [anchor.report] : []);
    return {
      ...plain('response', response.id, claim.text),
      ...place,
      owner: claim.id,
      detail: `${party?.name ?? ''}: ${inWords(stance)}`,
      fields: {
        ...place.fields,
        party: lines(party ? namesOf(party) : []),
        said: lines([anchor?.exact ?? null, inWords(stance), via]),
        note: note ?? '',
        more: lines(party ? [party.role, described(party.identity)] : []),
      },
      facts: [...responseFacts(response), ...(party ? partyFacts(party) : []), ...has({ note, anchor })],
    };
  }

  /** Who said what, as a claim is found by it. */
  #said({ party, stance, via }: Response): string {
    const row = this.#desk.tables.party.get(party);
    const who = row ? [row.name, row.role].filter(Boolean).join(', ') : '';
    return [`${who}: ${inWords(stance)}`, via && `via ${via}`].filter(Boolean).join('; ');
  }

  /** What a record has from the reports it stands in. */
  #of(ids: readonly ReportId[]): Pick<SearchDoc, 'fields' | 'dates' | 'day'> {
    const reports = this.#desk.tables.report.rowsOf(distinct(ids));
    const dates = datesOf(reports);
    const days = reports.map((report) => datesOf([report])[0] ?? report.importedAt.slice(0, 10));
    return {
      fields: {
        outlet: lines(distinct(reports.map(({ meta }) => meta.outlet))),
        story: this.#storiesOf(distinct(ids)),
      },
      dates,
      day: days.sort().at(-1) ?? null,
    };
  }

  #storiesOf(reports: readonly ReportId[]): string {
    const { lookups, tables } = this.#desk;
    const stories = distinct(reports.flatMap((report) => lookups.storiesOfReport.of(report)));
    return lines(tables.story.rowsOf(stories).map(({ name }) => name));
  }
}

const plain = (kind: SearchDoc['kind'], id: AnyId, title: string): SearchDoc => ({
  kind,
  id,
  owner: null,
  title,
  detail: '',
  fields: {},
  facts: [],
  dates: [],
  day: null,
});

const noteDoc = (claim: Claim, { id, text, checker, time }: Note): SearchDoc => ({
  ...plain('note', id, claim.text),
  owner: claim.id,
  detail: checker,
  fields: { note: text },
  day: time.slice(0, 10),
});

const evidenceDoc = (claim: Claim, { id, name, note, time }: Evidence): SearchDoc => ({
  ...plain('evidence', id, claim.text),
  owner: claim.id,
  detail: name,
  fields: { note: note ?? '', more: name },
  facts: has({ note }),
  day: time.slice(0, 10),
});

const partyDoc = (party: Party): SearchDoc => ({
  ...plain('party', party.id, party.name),
  detail: party.role ?? described(party.identity),
  fields: {
    title: party.name,
    party: lines(namesOf(party)),
    more: lines([party.role, described(party.identity)]),
  },
  facts: partyFacts(party),
});

const storyDoc = ({ id, name, reports }: Story): SearchDoc => ({
  ...plain('story', id, name),
  detail: reports.length === 1 ? '1 report' : `${reports.length} reports`,
  fields: { title: name, story: name },
});

const namesOf = ({ name, aka }: Party): string[] => [name, ...aka];

const partyFacts = ({ identity, confidential }: Party): string[] => [
  ...(identity.kind === 'named' ? [] : [`is:${identity.kind}`]),
  ...(confidential ? ['is:confidential'] : []),
];

const responseFacts = ({ stance, via, footing }: Response): string[] => [
  `stance:${stance}`,
  ...(via === null ? [] : ['is:second-hand']),
  ...(footing === 'off-record' ? ['is:off-record'] : []),
];

const has = (parts: Readonly<Record<string, unknown>>): string[] =>
  Object.entries(parts).flatMap(([name, part]) => (part ? [`has:${name}`] : []));

const datesOf = (reports: readonly Report[]): string[] =>
  distinct(reports.map(({ meta }) => meta.date && dayOf(meta.date))).sort();

const distinct = <T>(values: readonly (T | null | undefined)[]): T[] => [
  ...new Set(values.filter((value): value is T => value !== null && value !== undefined && value !== '')),
];

const lines = (parts: readonly (string | null)[]): string =>
  parts.filter((part) => part !== null && part !== '').join('\n');
