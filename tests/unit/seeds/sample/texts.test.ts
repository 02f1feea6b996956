import { describe, expect, it } from 'vitest';
import { REPORTS } from '#seeds/sample/reports';

/** Every fact of the two reports, as words the text must hold in one paragraph. */
const FACTS = {
  a: [
    ['Two sources told Reuters', 'Taliban delegation', 'special representative Zalmay Khalilzad', 'Thursday'],
    ['in Islamabad that ran for over an hour'],
    ['The two cautioned', 'no resumption of formal negotiations'],
    ['senior Pakistan official', 'not authorised to speak publicly', 'confirmed that the meeting took place'],
    ['big part in convincing them', 'importance for the peace process'],
    ['official denied that these were formal negotiations', 'aimed at building confidence'],
    ['then declined to elaborate'],
    ['second source, also anonymous, confirmed the meeting'],
    ['US embassy in Islamabad declined to comment', 'whether there had been a meeting'],
    ['State Department in Washington also declined to comment', 'whether there had been one'],
    [
      'State Department representative',
      'several days in Islamabad this week',
      'consultations with Pakistani',
    ],
    ['His meetings there', 'no restart of the peace process'],
    [
      'Zabihullah Mujahid, the Taliban spokesman',
      'neither confirm nor deny',
      'the Taliban had met Khalilzad',
    ],
    ['still in Islamabad for meetings on Friday'],
    ['Taliban leader in Afghanistan', 'anonymity a condition', 'revive the negotiations', '18-year war'],
    ["spokesman for Pakistan's foreign office", 'did not immediately respond', 'request for comment'],
    ['senior Afghan government source', 'anonymously', 'US government had told Kabul', 'planned to meet the'],
    ['led by President Ashraf Ghani', 'no resumption', 'unless it is led by Afghans'],
    [
      'Afghan officials were told',
      'Kabul in 2016',
      'two university professors',
      'Haqqani group',
      'affiliated',
    ],
    ['American Kevin King', 'Australian Timothy Weeks'],
    ['led by Mullah Abdul Ghani Baradar', "one of the group's founders", "Pakistan's foreign minister"],
    ['foreign minister in Islamabad on Thursday', 'Both called for talks to resume as soon as possible'],
    ['Last month, shortly before the break', 'United States and the Taliban each said', 'close to a deal'],
    ['President Ghani has complained', 'Taliban shut his administration out of the earlier talks'],
    ['first known contact', 'Donald Trump called off talks last month'],
    ['halted them after a Taliban bomb in Kabul killed a US soldier and 11 others'],
    ['US withdrawal in return for Taliban security guarantees'],
    ['worries among some US security officials and in the Afghan government'],
    ['withdrawal could bring more conflict and a militant resurgence'],
    ["Video this week showed Pakistan's warm welcome", 'social media Afghans were angry', 'hugs and smiles'],
    ["has long held Pakistan's help to be crucial"],
    ['Trump met Prime Minister Imran Khan last week', 'UN General Assembly in New York'],
  ],
  b: [
    ['envoy Zalmay Khalilzad', 'led by Mullah Abdul Ghani Baradar', 'met for a second day on Friday'],
    ['Pakistani official with knowledge', 'confirmed to The Express Tribune', 'asking not to be named'],
    ['followed two hours of talks in Islamabad on Thursday', 'lay ground for resuming the peace process'],
    ['Shah Mahmood Qureshi', 'foreign minister', 'confirmed only that US and Taliban representatives were'],
    ['were scheduled to meet', 'no details and no sign of whether the meeting had happened'],
    ['Pakistani and US officials were tight-lipped about the talks'],
    ['no official word on the presence of Khalilzad', 'chief negotiator', 'arrived this week'],
    ['first face-to-face meeting since', 'pulled out off the talks last month'],
    ['Donald Trump', 'continued Taliban attacks on American soldiers'],
    ['covered much ground', 'final in principle', 'Trump cancelled at Camp David on 9 September'],
    ['One reason for cancelling was an impression that the draft gave the United States little'],
    ['some saw in it a surrender'],
    ['Pakistan leads the efforts to narrow the differences'],
    ['United States wants a ceasefire, or at least a commitment to less violence'],
    ['flexibility on a ceasefire and direct talks with the Afghan government'],
    ['hopes to make the Taliban reconsider'],
    ['Baradar along with a 12-member delegation', 'since Wednesday at its invitation'],
    ['Both sides stay until Sunday, to have time to bridge their differences'],
  ],
} as const;

const lines = (text: string): string[] => text.split('\n');

describe.each(['a', 'b'] as const)('report %s of the sample', (key) => {
  const { text, meta } = REPORTS[key];

  it.each(FACTS[key].map((words) => [words.join(' · '), words]))('tells: %s', (_, words) => {
    const holding = lines(text).filter((line) => words.every((word) => line.includes(word)));
    expect(holding).toHaveLength(1);
  });

  it('puts no words into anybody’s mouth', () => {
    expect(text).not.toMatch(/["“”‘]/);
  });

  it('claims nothing about itself that nobody knows', () => {
    expect(meta).toEqual({ title: expect.any(String), outlet: 'Sample, retold' });
  });
});

describe('the shapes an import has to cope with', () => {
  it('report a has one paragraph a line, an unspaced ellipsis and a promotional last line', () => {
    expect(REPORTS.a.text).not.toContain('\n\n');
    expect(REPORTS.a.text).toMatch(/\w\.\.\.\w/);
    expect(REPORTS.a.text.trimEnd().split('\n').at(-1)).toMatch(/^Sample, retold:/);
  });

  it('report b parts its paragraphs by blank lines and keeps its typing error', () => {
    const paragraphs = REPORTS.b.text.trimEnd().split('\n\n');
    expect(paragraphs).toHaveLength(8);
    for (const paragraph of paragraphs) expect(paragraph).not.toContain('\n');
    expect(REPORTS.b.text).toContain('out off');
  });

  it('report b mentions neither the Taliban spokesman nor any Afghan official', () => {
    expect(REPORTS.b.text).not.toMatch(/Mujahid|spokesman|Afghan (officials|source)|Ghani (?!Baradar)/);
  });
});
