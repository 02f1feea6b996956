import type { Scope, Stance, Verdict } from '#shared/domain/stances';
import type { PartyKey } from './parties';
import type { ReportKey } from './reports';

/** A quotation that occurs once in its report. */
export interface SamplePlace {
  readonly report: ReportKey;
  readonly quote: string;
}

export interface SampleResponse {
  readonly party: PartyKey;
  readonly stance: Stance;
  readonly place: SamplePlace;
  /** Who relayed it; left out when the party spoke to the report itself. */
  readonly via?: string;
  readonly scope?: Scope;
  readonly note?: string;
  /** The verdict rests on it; the others stand beside it. */
  readonly basis?: true;
}

export interface SampleClaim {
  readonly text: string;
  readonly verdict: Verdict;
  /** Why this verdict, where the responses alone do not say it. */
  readonly because?: string;
  readonly places: readonly [SamplePlace, ...SamplePlace[]];
  readonly responses: readonly SampleResponse[];
  readonly notes: readonly string[];
}

const a = (quote: string): SamplePlace => ({ report: 'a', quote });
const b = (quote: string): SamplePlace => ({ report: 'b', quote });

const A = {
  twoSources: a(
    'Two sources told Reuters that a Taliban delegation met US special representative Zalmay Khalilzad on Thursday, a meeting in Islamabad that ran for over an hour.',
  ),
  overAnHour: a('a meeting in Islamabad that ran for over an hour'),
  cautioned: a('The two cautioned that it was no resumption of formal negotiations.'),
  calledOff: a('Donald Trump called off talks last month'),
  confirmed: a('confirmed that the meeting took place'),
  notFormal: a('The official denied that these were formal negotiations'),
  secondSource: a('A second source, also anonymous, confirmed the meeting.'),
  embassy: a('The US embassy in Islamabad declined to comment on whether there had been a meeting.'),
  stateDepartment: a(
    'The State Department in Washington also declined to comment on whether there had been one.',
  ),
  severalDays: a(
    'A State Department representative said Khalilzad had spent several days in Islamabad this week for consultations with Pakistani authorities.',
  ),
  noRestart: a('His meetings there, the representative said, were no restart of the peace process.'),
  mujahid: a(
    'Zabihullah Mujahid, the Taliban spokesman, would neither confirm nor deny that the Taliban had met Khalilzad.',
  ),
  stillThere: a('He added that the delegation was still in Islamabad for meetings on Friday.'),
  revive: a("said the delegation's visit was meant to revive the negotiations and to end the 18-year war"),
  foreignOffice: a(
    "A spokesman for Pakistan's foreign office did not immediately respond to a request for comment.",
  ),
  planned: a('said the US government had told Kabul that Khalilzad planned to meet the Taliban in Islamabad'),
  kidnapping: a(
    'Afghan officials were told that the meeting was to discuss the kidnapping in Kabul in 2016 of two university professors, the American Kevin King and the Australian Timothy Weeks, by the Haqqani group, which is affiliated with the Taliban.',
  ),
  closeToADeal: a('the United States and the Taliban each said they were close to a deal'),
};

const B = {
  friday: b(
    'met for a second day on Friday, a Pakistani official with knowledge of the meeting confirmed to The Express Tribune, asking not to be named',
  ),
  twoHours: b('two hours of talks in Islamabad on Thursday, the official said'),
  groundwork: b('was to lay ground for resuming the peace process'),
  scheduled: b(
    "Shah Mahmood Qureshi, Pakistan's foreign minister, confirmed only that US and Taliban representatives were scheduled to meet.",
  ),
  tightLipped: b('Pakistani and US officials were tight-lipped about the talks.'),
  pulledOut: b(
    'Donald Trump pulled out off the talks last month, citing continued Taliban attacks on American soldiers',
  ),
  september: b('Trump cancelled at Camp David on 9 September'),
  inPrinciple: b('the deal was final in principle'),
};

const TRIBUNE = 'The Express Tribune';

/** The claims of the sample in the order of the story, with everybody who answered for them. */
export const CLAIMS: readonly SampleClaim[] = [
  {
    text: 'Khalilzad and a Taliban delegation met in Islamabad on Thursday',
    verdict: 'confirmed',
    because:
      'Two anonymous sources confirm it in the first report, one asserts it in the second. The Pakistani officials of the two may be one person and may not count as two.',
    places: [A.twoSources, B.twoHours],
    responses: [
      {
        party: 'twoSources',
        stance: 'asserted',
        place: A.twoSources,
        note: 'Seemingly the senior Pakistan official and the second source, who are counted; these two are not counted again.',
      },
      {
        party: 'seniorOfficial',
        stance: 'confirmed',
        place: A.confirmed,
        note: 'Then declined to elaborate, which does not take back the confirmation.',
        basis: true,
      },
      { party: 'secondSource', stance: 'confirmed', place: A.secondSource, basis: true },
      { party: 'embassy', stance: 'declined', place: A.embassy },
      { party: 'stateDepartment', stance: 'declined', place: A.stateDepartment },
      {
        party: 'representative',
        stance: 'asserted',
        scope: 'part',
        place: A.severalDays,
        note: 'That Khalilzad was in Islamabad, and for consultations with Pakistani authorities; not that he met the Taliban.',
      },
      { party: 'mujahid', stance: 'neither', place: A.mujahid },
      {
        party: 'afghanSource',
        stance: 'asserted',
        via: 'the US government',
        scope: 'planned',
        place: A.planned,
      },
      {
        party: 'tribuneOfficial',
        stance: 'asserted',
        via: TRIBUNE,
        place: B.twoHours,
        note: 'Confirmed the Friday meeting; said of Thursday only that it came before, for two hours.',
        basis: true,
      },
      {
        party: 'qureshi',
        stance: 'confirmed',
        scope: 'planned',
        place: B.scheduled,
        note: 'Gave no details and no sign of whether it had happened.',
      },
    ],
    notes: [
      'The first report does not seat Baradar with Khalilzad, only with the foreign minister of Pakistan, whom it does not name; the second seats him with Khalilzad.',
      'The second report has Baradar there “along with” a 12-member delegation: whether they are 12 or 13 is unknown.',
      'The first report calls it the first known contact since the talks were called off, the second the first face-to-face meeting.',
      'Special representative, envoy and chief negotiator are one party under three names, Khalilzad.',
    ],
  },
  {
    text: 'The United States acknowledged the meeting',
    verdict: 'declined',
    places: [A.embassy, B.tightLipped],
    responses: [
      { party: 'embassy', stance: 'declined', place: A.embassy, basis: true },
      { party: 'stateDepartment', stance: 'declined', place: A.stateDepartment, basis: true },
    ],
    notes: [
      'A State Department representative spoke in the first report of other facets: Khalilzad’s days in Islamabad, what for, and that they were no restart.',
      'That representative acknowledges Khalilzad’s presence; the second report has no official word of it.',
      'The second report calls Pakistani and US officials tight-lipped and does not show that anyone asked them: neither a refusal nor a non-response.',
    ],
  },
  {
    text: 'The Taliban acknowledged the meeting',
    verdict: 'neither',
    places: [A.mujahid],
    responses: [
      {
        party: 'mujahid',
        stance: 'neither',
        place: A.mujahid,
        note: 'Added that the delegation was still in Islamabad for meetings on Friday, not with whom.',
        basis: true,
      },
    ],
    notes: [
      'Not reported in the second report: it does not mention the Taliban spokesman.',
      'A Taliban leader in Afghanistan spoke of what the visit was for, not of this meeting.',
    ],
  },
  {
    text: "Pakistan's foreign office acknowledged the meeting",
    verdict: 'no-response',
    places: [A.foreignOffice],
    responses: [
      {
        party: 'foreignOffice',
        stance: 'no-response',
        place: A.foreignOffice,
        note: 'The report’s words are “did not immediately respond”.',
        basis: true,
      },
    ],
    notes: [
      'Not reported in the second report. There the foreign minister, Qureshi, confirmed that a meeting was scheduled and no more.',
    ],
  },
  {
    text: 'Formal peace talks have resumed',
    verdict: 'denied',
    places: [A.cautioned, B.groundwork],
    responses: [
      {
        party: 'twoSources',
        stance: 'denied',
        place: A.cautioned,
        note: 'Nothing shows that the second source spoke of this apart from here.',
        basis: true,
      },
      { party: 'seniorOfficial', stance: 'denied', place: A.notFormal, basis: true },
      {
        party: 'representative',
        stance: 'denied',
        place: A.noRestart,
        note: 'The department declined to comment on the meeting and speaks here of another facet.',
        basis: true,
      },
      {
        party: 'talibanLeader',
        stance: 'asserted',
        scope: 'planned',
        place: A.revive,
        note: 'Of what the visit was for. Made anonymity a condition.',
      },
      {
        party: 'tribuneOfficial',
        stance: 'asserted',
        via: TRIBUNE,
        scope: 'planned',
        place: B.groundwork,
        note: 'Of what the meeting was for.',
      },
    ],
    notes: [
      'The Taliban delegation and the foreign minister of Pakistan each called for talks to resume as soon as possible: a wish, no answer to this claim.',
      'The Afghan government wants no resumption unless it is led by Afghans, says the senior Afghan government source; President Ghani complained that the Taliban shut his administration out of the earlier talks. The second report mentions neither.',
    ],
  },
  {
    text: 'The two sides were scheduled to meet',
    verdict: 'confirmed',
    because: 'Qureshi at first hand; the senior Afghan government source only at second hand.',
    places: [B.scheduled, A.planned],
    responses: [
      {
        party: 'qureshi',
        stance: 'confirmed',
        place: B.scheduled,
        note: 'Gave no details and no sign of whether it had happened.',
        basis: true,
      },
      {
        party: 'afghanSource',
        stance: 'asserted',
        via: 'the US government',
        place: A.planned,
        basis: true,
      },
    ],
    notes: [
      'Qureshi is not reported in the first report, the senior Afghan government source not in the second.',
    ],
  },
  {
    text: 'They met again on Friday',
    verdict: 'open',
    because: 'One source, anonymous and at second hand.',
    places: [B.friday, A.stillThere],
    responses: [
      { party: 'tribuneOfficial', stance: 'confirmed', via: TRIBUNE, place: B.friday, basis: true },
      {
        party: 'mujahid',
        stance: 'asserted',
        scope: 'part',
        place: A.stillThere,
        note: 'Meetings on Friday; with whom is not said.',
      },
    ],
    notes: [],
  },
  {
    text: 'The Thursday meeting lasted two hours',
    verdict: 'open',
    because: 'One source, anonymous and at second hand; the first report has another duration.',
    places: [B.twoHours, A.overAnHour],
    responses: [
      { party: 'tribuneOfficial', stance: 'asserted', via: TRIBUNE, place: B.twoHours, basis: true },
    ],
    notes: [
      'Conflict: over an hour in the first report, two hours in the second. As numbers both can be true; in print they contradict each other.',
      'Who gave the first report its duration is unclear: it stands in the sentence of the two sources.',
    ],
  },
  {
    text: 'It was about the two kidnapped professors',
    verdict: 'open',
    because: 'No source: whoever told Afghan officials is not named or described.',
    places: [A.kidnapping],
    responses: [{ party: 'unattributed', stance: 'asserted', via: 'Afghan officials', place: A.kidnapping }],
    notes: [
      'Other purposes: to build confidence (senior Pakistan official); of the visit, to revive the negotiations (Taliban leader); to lay ground for resuming the peace process (Pakistani official, in the second report).',
      'Not reported in the second report: it does not mention the professors.',
    ],
  },
  {
    text: 'Trump cancelled on 9 September',
    verdict: 'open',
    because: 'No source: the second report gives the day on its own account. A date to check.',
    places: [B.september, A.calledOff],
    responses: [
      {
        party: 'trump',
        stance: 'asserted',
        scope: 'part',
        place: B.pulledOut,
        note: 'Why he pulled out; not on which day.',
      },
    ],
    notes: [
      'Why differs: in the first report a Taliban bomb in Kabul that killed a US soldier and 11 others; in the second continued attacks on American soldiers, and an impression that the draft gave the United States little.',
      'The first report says “last month” and no day.',
    ],
  },
  {
    text: 'A deal was final in principle',
    verdict: 'open',
    because: 'No source: the second report says it on its own account.',
    places: [B.inPrinciple, A.closeToADeal],
    responses: [
      {
        party: 'unitedStates',
        stance: 'asserted',
        scope: 'part',
        place: A.closeToADeal,
        note: 'Close to a deal, shortly before the break.',
      },
      {
        party: 'taliban',
        stance: 'asserted',
        scope: 'part',
        place: A.closeToADeal,
        note: 'Close to a deal, shortly before the break.',
      },
    ],
    notes: ['Close to a deal (the first report) and final in principle (the second) are not the same.'],
  },
];
