import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLAIMS, type SampleClaim } from '#seeds/sample/claims';
import { LINKS, PARTIES } from '#seeds/sample/parties';
import { REPORTS } from '#seeds/sample/reports';
import { seedSample } from '#seeds/sample/seed';
import type { ClaimView } from '#shared/contract/views';
import type { Verdict } from '#shared/domain/stances';
import { placesOf } from '#shared/text/quotes';
import type { Workbench } from '#workbench/ports';
import { openTestDesk, temporaryFolder } from '../../../harness/desks';

/** Claim, verdict, and the parties the verdict rests on. */
const TABLE: readonly (readonly [string, Verdict, readonly string[]])[] = [
  [
    'Khalilzad and a Taliban delegation met in Islamabad on Thursday',
    'confirmed',
    ['Senior Pakistan official', 'Second source', 'Pakistani official'],
  ],
  ['The United States acknowledged the meeting', 'declined', ['US embassy in Islamabad', 'State Department']],
  ['The Taliban acknowledged the meeting', 'neither', ['Zabihullah Mujahid']],
  [
    "Pakistan's foreign office acknowledged the meeting",
    'no-response',
    ['Pakistan foreign office spokesman'],
  ],
  [
    'Formal peace talks have resumed',
    'denied',
    ['Two sources', 'Senior Pakistan official', 'State Department representative'],
  ],
  [
    'The two sides were scheduled to meet',
    'confirmed',
    ['Shah Mahmood Qureshi', 'Senior Afghan government source'],
  ],
  ['They met again on Friday', 'open', ['Pakistani official']],
  ['The Thursday meeting lasted two hours', 'open', ['Pakistani official']],
  ['It was about the two kidnapped professors', 'open', []],
  ['Trump cancelled on 9 September', 'open', []],
  ['A deal was final in principle', 'open', []],
];

const basisOf = ({ responses }: SampleClaim): string[] =>
  responses.filter(({ basis }) => basis).map(({ party }) => PARTIES[party].name);

describe('the sample as data', () => {
  it('has exactly the claims of the table, with its verdicts and what they rest on', () => {
    expect(CLAIMS.map((claim) => [claim.text, claim.verdict, basisOf(claim)])).toEqual(TABLE);
  });

  it.each(
    CLAIMS.flatMap(({ places, responses }) => [...places, ...responses.map(({ place }) => place)]).map(
      ({ report, quote }) => [report, quote] as const,
    ),
  )('quotes words that stand once in report %s: %s', (report, quote) => {
    expect(placesOf(REPORTS[report].text, { exact: quote })).toHaveLength(1);
    expect(REPORTS[report].text).toContain(quote);
  });

  it('lets every party answer, and links only parties that did', () => {
    const answering = new Set(CLAIMS.flatMap(({ responses }) => responses.map(({ party }) => party)));
    expect([...answering].sort()).toEqual(Object.keys(PARTIES).sort());
    for (const { parties } of LINKS) for (const key of parties) expect(answering).toContain(key);
  });
});

describe('a desk filled with the sample', () => {
  let desk: Workbench;
  let remove: () => Promise<void>;
  let claims: readonly ClaimView[];
  const claim = (words: string): ClaimView => {
    const found = claims.find(({ text }) => text.includes(words));
    if (!found) throw new Error(`no claim with “${words}”`);
    return found;
  };
  const response = (words: string, party: string) => {
    const found = claim(words).responses.filter(({ party: { name } }) => name === party);
    expect(found).toHaveLength(1);
    return found[0];
  };
  const warnings = (words: string) => claim(words).warnings.map(({ kind }) => kind);

  beforeAll(async () => {
    const temporary = await temporaryFolder();
    remove = temporary.remove;
    desk = await openTestDesk(temporary.folder);
    const { story } = await seedSample(desk.send);
    claims = (await desk.send('claim.list', { story })).items;
  });
  afterAll(async () => {
    await desk.close();
    await remove();
  });

  it('holds one story of two reports, byte for byte, and nothing anybody had to guess', async () => {
    const [story, ...more] = await desk.send('story.list', {});
    expect(more).toEqual([]);
    const views = await Promise.all(
      (story?.reports ?? []).map((report) => desk.send('report.open', { report })),
    );
    expect(views.map(({ text }) => text)).toEqual([REPORTS.a.text, REPORTS.b.text]);
    for (const view of views) {
      expect(view).toMatchObject({ outlet: 'Sample, retold', byline: null, date: null, url: null });
    }
  });

  it('gives every claim of the table its verdict, resting on the parties of the table', () => {
    const seen = claims.map(({ text, verdict, ruling, responses }) => [
      text,
      verdict,
      responses.filter(({ id }) => ruling?.restsOn.includes(id)).map(({ party }) => party.name),
    ]);
    expect(seen).toHaveLength(TABLE.length);
    expect(seen).toEqual(expect.arrayContaining([...TABLE]));
  });

  it('shows every response in the report’s own words', () => {
    for (const { responses } of claims) {
      for (const { anchor } of responses) expect(anchor?.exact.length).toBeGreaterThan(0);
    }
  });

  it('makes each party once, however often it answers', async () => {
    const parties = await desk.send('party.list', {});
    expect(parties.map(({ name }) => name).sort()).toEqual(
      Object.values(PARTIES)
        .map(({ name }) => name)
        .sort(),
    );
    expect(parties.every(({ confidential }) => !confidential)).toBe(true);
  });

  it('flags the meeting: anonymous sources only, and the Pakistani ones may be one person', () => {
    expect(warnings('met in Islamabad')).toEqual(['anonymous-only', 'maybe-same-voice']);
  });

  it('raises no false alarm where named or several parties answered', () => {
    for (const words of ['United States acknowledged', 'talks have resumed']) {
      expect(warnings(words)).toEqual([]);
    }
  });

  it('tells that one party alone confirms the plan: who asserts it beside him is no second voice', () => {
    expect(warnings('were scheduled')).toEqual(['single-voice']);
  });

  it('keeps second-hand and plan-only responses apart', () => {
    expect(response('met in Islamabad', 'Shah Mahmood Qureshi')?.scope).toBe('planned');
    expect(response('met in Islamabad', 'Senior Afghan government source')).toMatchObject({
      scope: 'planned',
      via: 'the US government',
    });
    expect(response('were scheduled', 'Senior Afghan government source')?.via).toBe('the US government');
    expect(response('again on Friday', 'Pakistani official')?.via).toBe('The Express Tribune');
    expect(response('kidnapped', 'No one named')?.via).toBe('Afghan officials');
  });

  it('tells a reason for anonymity from none given', () => {
    expect(response('met in Islamabad', 'Senior Pakistan official')?.described).toBe(
      'anonymous: not authorised to speak publicly',
    );
    expect(response('met in Islamabad', 'Second source')?.described).toBe('anonymous, reason not given');
  });

  it('anchors a claim in both reports where both speak of it', () => {
    const inBoth = claims.filter(({ anchors }) => new Set(anchors.map(({ report }) => report)).size === 2);
    expect(inBoth.map(({ text }) => text)).toEqual(
      expect.arrayContaining([TABLE[0]?.[0], TABLE[4]?.[0], TABLE[5]?.[0], TABLE[7]?.[0], TABLE[10]?.[0]]),
    );
  });

  it('is sound to the last byte', async () => {
    expect((await desk.send('verify.run', {})).problems).toEqual([]);
  });
});
