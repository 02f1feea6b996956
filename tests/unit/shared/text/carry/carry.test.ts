import { describe, expect, it } from 'vitest';
import { type Carried, carry, carryAll, type Quotation } from '#shared/text/carry/carry';
import { quoteAt } from '#shared/text/quotes';

const LEAD = 'The mayor of Harwick confirmed on Monday that two council officers were suspended in March.';
const REPLY = 'A spokesman for the builders declined to comment on the contract worth 4,000 pounds.';
const PLANS = 'Residents had complained about the noise since work began behind the old railway station.';
const CLOSE = 'The council meets again next week to hear evidence from the surveyors it appointed.';
const STORY = [LEAD, REPLY, PLANS, CLOSE].join('\n\n');

/** An anchor on the `nth` place of `exact` in `text`. */
function anchorOn(text: string, exact: string, nth = 0): Quotation {
  let start = text.indexOf(exact);
  for (let n = 0; n < nth; n++) start = text.indexOf(exact, start + 1);
  const span = { start, end: start + exact.length };
  return { ...quoteAt(text, span), ...span };
}

/** Where `exact` of one text is carried in the other, in letters. */
function carried(
  exact: string,
  before: string,
  after: string,
  nth = 0,
): readonly [Carried['outcome'], string] {
  const found = carry(anchorOn(before, exact, nth), before, after);
  return [found.outcome, found.outcome === 'lost' ? '' : after.slice(found.at.start, found.at.end)];
}

const placeOf = (found: Carried): number => (found.outcome === 'lost' ? -1 : found.at.start);

describe('a passage nobody touched', () => {
  it('keeps its place in an unchanged text', () =>
    expect(carry(anchorOn(STORY, REPLY), STORY, STORY)).toEqual({
      outcome: 'same',
      at: { start: STORY.indexOf(REPLY), end: STORY.indexOf(REPLY) + REPLY.length },
    }));

  it('is where what was put in pushed it', () =>
    expect(carried(REPLY, STORY, `Update: a new line.\n\n${STORY}`)).toEqual(['same', REPLY]));

  it('is the same though its paragraph was divided or joined', () => {
    const passage = `${LEAD}\n\n${REPLY}`;
    expect(carried(passage, STORY, STORY.replace(passage, `${LEAD} ${REPLY}`))).toEqual([
      'same',
      `${LEAD} ${REPLY}`,
    ]);
    const divided = STORY.replace('on Monday', '\n\non Monday');
    expect(carried(LEAD, STORY, divided)[0]).toBe('same');
  });

  it('does not take in what was put next to it', () => {
    const after = STORY.replace('declined to comment', 'still declined to comment yesterday');
    expect(carried('declined to comment', STORY, after)).toEqual(['same', 'declined to comment']);
  });

  it('has moved when its paragraph stands elsewhere', () =>
    expect(carried(LEAD, STORY, [REPLY, PLANS, CLOSE, LEAD].join('\n\n'))).toEqual(['moved', LEAD]));

  it('is found within a word, as it was marked', () =>
    expect(carried('rail', STORY, `New.\n\n${STORY}`)).toEqual(['same', 'rail']));

  it('keeps the space that was marked with it', () =>
    expect(carried('in March.\n\n', STORY, `New.\n\n${STORY}`)).toEqual(['same', 'in March.\n\n']));
});

describe('typography', () => {
  const before =
    'He said: "It\'s over - we lost 10 of the 40 seats..." before leaving the hall in Newcastle.';
  const after = 'He said: “It’s over — we lost 10 of the\n40 seats…” before leaving the hall in Newcastle.';

  it('is no change: quotation marks, apostrophes, dashes, spaces, ellipses', () =>
    expect(carried('"It\'s over - we lost 10 of the 40 seats..."', before, after)).toEqual([
      'same',
      '“It’s over — we lost 10 of the\n40 seats…”',
    ]));

  it('leaves letters the same however they are stored', () => {
    const composed = 'The café on Rue Ménilmontant closed after the ﬁre brigade came at night.';
    const other =
      'The cafe\u0301 on Rue Me\u0301nilmontant closed after the fi\u00adre brigade came at night.';
    expect(carried(composed, composed, other)).toEqual(['same', other]);
  });

  it.each([
    ['a capital', 'The mayor', 'The Mayor'],
    ['a comma', 'of Harwick confirmed', 'of Harwick, confirmed'],
    ['quotation marks around a word', 'suspended', '“suspended”'],
    ['an accent', 'Harwick', 'Härwick'],
    ['a thousand more', '4,000', '14,000'],
    ['a decimal point for a comma', '4,000', '4.000'],
  ])('does not hide %s', (_, was, is) => {
    const sentence = STORY.split('\n\n').find((paragraph) => paragraph.includes(was)) ?? '';
    expect(carried(sentence, STORY, STORY.replace(was, is))).toEqual(['changed', sentence.replace(was, is)]);
  });
});

describe('a passage that was edited', () => {
  it.each([
    ['a number in words', 'two council', 'three council'],
    ['a number', '4,000', '40,000'],
    ['a name', 'Harwick', 'Denby'],
    ['the stance', 'confirmed', 'denied'],
    ['a negation put in', 'were suspended', 'were not suspended'],
    ['a word left out', 'council officers', 'officers'],
    ['a typing error', 'suspended', 'suspnded'],
  ])('has changed by %s', (_, was, is) => {
    const sentence = STORY.split('\n\n').find((paragraph) => paragraph.includes(was)) ?? '';
    const after = `Update.\n\n${STORY.replace(was, is)}`;
    const found = carry(anchorOn(STORY, sentence), STORY, after);
    expect(found).toMatchObject({ outcome: 'changed', was: sentence, is: sentence.replace(was, is) });
    expect(found.outcome === 'changed' && found.likeness).toBeGreaterThan(0.6);
    expect(found.outcome === 'changed' && found.likeness).toBeLessThan(1);
  });

  it('has changed even where the words marked are the very ones replaced', () => {
    expect(carried('two', STORY, STORY.replace('two', 'three'))).toEqual(['changed', 'three']);
    expect(carried('confirmed', STORY, STORY.replace('confirmed', 'denied'))).toEqual(['changed', 'denied']);
  });

  it('has changed, not moved, where its paragraph moved too', () => {
    const edited = LEAD.replace('Monday', 'Tuesday');
    expect(carried(LEAD, STORY, [REPLY, PLANS, CLOSE, edited].join('\n\n'))).toEqual(['changed', edited]);
  });

  it('takes in what replaced its first and last words', () => {
    const after = STORY.replace('two', 'three').replace('suspended', 'dismissed');
    expect(carried('two council officers were suspended', STORY, after)).toEqual([
      'changed',
      'three council officers were dismissed',
    ]);
  });

  it('takes in the edited beginning of a paragraph that moved', () => {
    const edited = LEAD.replace('The mayor', 'The chairman');
    expect(carried(LEAD, STORY, [REPLY, PLANS, CLOSE, edited].join('\n\n'))).toEqual(['changed', edited]);
  });

  it('is found elsewhere though hardly three words in a row were left alone', () => {
    const edited =
      'The mayor of Denby confirmed on Monday now that two council workers were suspended during March.';
    expect(carried(LEAD, STORY, [REPLY, PLANS, CLOSE, edited].join('\n\n'))).toEqual(['changed', edited]);
  });

  it('has changed when what stood in its middle is gone', () => {
    const after = STORY.replace(`${REPLY}\n\n`, '');
    expect(carried(`${LEAD}\n\n${REPLY}\n\n${PLANS}`, STORY, after)).toEqual([
      'changed',
      `${LEAD}\n\n${PLANS}`,
    ]);
  });
});

describe('what cannot be told is lost', () => {
  it('when the passage was taken out', () => {
    expect(carried(REPLY, STORY, STORY.replace(`${REPLY}\n\n`, ''))[0]).toBe('lost');
    expect(carried('declined to comment', STORY, STORY.replace(`${REPLY}\n\n`, ''))[0]).toBe('lost');
  });

  it('when something else stands in its place', () => {
    const other = 'Meanwhile the ferry company announced that sailings to the islands would resume in April.';
    expect(carried(REPLY, STORY, STORY.replace(REPLY, other))[0]).toBe('lost');
  });

  it('when a note about corrections quotes what was taken out', () => {
    const after = `Correction: an earlier version of this report said: “${REPLY}” That was wrong.\n\n${STORY.replace(`${REPLY}\n\n`, '')}`;
    expect(carried(REPLY, STORY, after)[0]).toBe('lost');
  });

  it('when it was written twice in a row: either could be the first', () => {
    const after = STORY.replace(REPLY, `${REPLY}\n\n${REPLY}`);
    expect(carried(REPLY, STORY, after)[0]).toBe('lost');
    expect(carried('declined to comment', STORY, after)[0]).toBe('lost');
  });

  it('when one of two in a row was taken out', () => {
    const before = STORY.replace(REPLY, `${REPLY}\n\n${REPLY}`);
    expect(carried(REPLY, before, STORY, 0)[0]).toBe('lost');
    expect(carried(REPLY, before, STORY, 1)[0]).toBe('lost');
  });

  it('when it was taken out and put in twice elsewhere', () => {
    const twice = [LEAD, PLANS, REPLY, CLOSE, REPLY].join('\n\n');
    expect(carried(REPLY, [REPLY, LEAD, PLANS, CLOSE].join('\n\n'), twice)[0]).toBe('lost');
  });

  it('when its larger part was written twice in a row', () => {
    const after = STORY.replace(REPLY, `${REPLY}\n\n${REPLY}`);
    expect(carried(`suspended in March.\n\n${REPLY}`, STORY, after)[0]).toBe('lost');
  });

  it('when it was edited and then written twice in a row', () => {
    const edited = REPLY.replace('spokesman', 'spokeswoman');
    const after = STORY.replace(REPLY, `${edited}\n\n${edited}`);
    expect(carried(REPLY, STORY, after)[0]).toBe('lost');
  });

  it('when a copy of another passage, much like it, stands in its place', () => {
    const [first, second] = [
      'The clerk of Harwick told the inquiry on Friday that the contract had been signed by the mayor alone.',
      'The clerk of Harwick told the inquiry on Friday that the contract had been signed by his deputy alone.',
    ];
    const before = [LEAD, first, PLANS, second, CLOSE].join('\n\n');
    expect(carried(first, before, [LEAD, second, PLANS, second, CLOSE].join('\n\n'))[0]).toBe('lost');
  });

  it('as far as another passage was copied over it', () => {
    const [first, second] = [
      'We urge the council to refrain from selling land to the builders and to release the letters, and we call on the town to speak for the council.',
      'The council should take this chance to listen to the town: to hear the builders and to look for ways to work for the good of the people.',
    ];
    const before = [LEAD, `${first} ${second}`, CLOSE].join('\n\n');
    const found = carried(`${first} ${second}`, before, [LEAD, `${second} ${second}`, CLOSE].join('\n\n'));
    expect([
      ['lost', ''],
      ['changed', second],
    ]).toContainEqual(found);
  });

  it('when one of its sentences stands and what stands by it may be the other, rewritten', () => {
    const other = 'Meanwhile the ferry company announced that sailings to the islands would resume in April.';
    expect(carried(`${LEAD}\n\n${REPLY}`, STORY, STORY.replace(REPLY, other))[0]).toBe('lost');
  });

  it('when the texts have nothing in common', () =>
    expect(carried(LEAD, STORY, 'Nothing of it is left.')[0]).toBe('lost'));

  it('when either text is empty, or nothing was marked', () => {
    expect(carry(anchorOn(STORY, LEAD), STORY, '')).toEqual({ outcome: 'lost' });
    expect(carry(anchorOn(STORY, LEAD), '', STORY)).toEqual({ outcome: 'lost' });
    expect(carry({ exact: '', prefix: '', suffix: '', start: 3, end: 3 }, STORY, STORY)).toEqual({
      outcome: 'lost',
    });
    expect(carry(anchorOn(STORY, '\n\n'), STORY, STORY)).toEqual({ outcome: 'lost' });
  });
});

describe('a sentence that stands twice', () => {
  const ASKED = 'She did not respond to a request for comment.';
  const before = [LEAD, ASKED, REPLY, PLANS, ASKED, CLOSE].join('\n\n');
  const [first, second] = [before.indexOf(ASKED), before.lastIndexOf(ASKED)];

  it('keeps both places', () => {
    const after = `New.\n\n${before}`;
    expect(placeOf(carry(anchorOn(before, ASKED, 0), before, after))).toBe(first + 6);
    expect(placeOf(carry(anchorOn(before, ASKED, 1), before, after))).toBe(second + 6);
  });

  it('loses the one that was taken out and keeps the other', () => {
    const after = [LEAD, REPLY, PLANS, ASKED, CLOSE].join('\n\n');
    expect(carried(ASKED, before, after, 0)[0]).toBe('lost');
    expect(placeOf(carry(anchorOn(before, ASKED, 1), before, after))).toBe(after.indexOf(ASKED));
  });

  it('loses the last one when that was taken out', () => {
    const after = [LEAD, ASKED, REPLY, PLANS, CLOSE].join('\n\n');
    expect(carried(ASKED, before, after, 1)[0]).toBe('lost');
    expect(placeOf(carry(anchorOn(before, ASKED, 0), before, after))).toBe(after.indexOf(ASKED));
  });

  it('is told apart by what changed in one of them', () => {
    const edited = ASKED.replace('did not respond', 'responded');
    const after = [LEAD, ASKED, REPLY, PLANS, edited, CLOSE].join('\n\n');
    expect(carried(ASKED, before, after, 0)).toEqual(['same', ASKED]);
    expect(carried(ASKED, before, after, 1)).toEqual(['changed', edited]);
  });

  it('stays itself when a copy is put in elsewhere', () => {
    const after = [LEAD, REPLY, PLANS, LEAD, CLOSE].join('\n\n');
    expect(placeOf(carry(anchorOn(STORY, LEAD), STORY, after))).toBe(0);
  });
});

describe('a corrected report', () => {
  it('carries past a note that quotes at length what was corrected in two places', () => {
    const edited = REPLY.replace('spokesman', 'lawyer').replace('4,000', '5,000');
    const after = `${STORY.replace(REPLY, edited)}\n\nWhat we first had: “${REPLY}”`;
    expect(carried(REPLY, STORY, after)).toEqual(['changed', edited]);
  });

  it('carries to the corrected words, not to the note that quotes the old ones', () => {
    const edited = LEAD.replace('confirmed', 'denied');
    const after = `Correction: an earlier version of this report said: “${LEAD}” That was wrong.\n\n${STORY.replace(LEAD, edited)}`;
    expect(['changed', 'lost']).toContain(carried(LEAD, STORY, after)[0]);
    const later = STORY.replace(REPLY, REPLY.replace('declined', 'agreed'));
    const note = `Correction: an earlier version of this report said: “${REPLY}” That was wrong.\n\n${later}`;
    expect(carried(REPLY, STORY, note)).toEqual(['changed', REPLY.replace('declined', 'agreed')]);
  });
});

describe('an anchor', () => {
  it('whose position is off is found by its quotation where that stands once', () => {
    const anchor = { ...anchorOn(STORY, REPLY), start: 0, end: 5 };
    expect(placeOf(carry(anchor, STORY, `New.\n\n${STORY}`))).toBe(STORY.indexOf(REPLY) + 6);
    expect(carry({ ...anchor, exact: 'the', prefix: '', suffix: '' }, STORY, STORY)).toEqual({
      outcome: 'lost',
    });
  });

  it('is answered in its turn among many', () => {
    const anchors = [CLOSE, 'not in the text', LEAD].map((exact) => anchorOn(STORY, exact));
    const after = STORY.replace('suspended', 'dismissed');
    expect(carryAll(anchors, STORY, after).map(({ outcome }) => outcome)).toEqual([
      'same',
      'lost',
      'changed',
    ]);
    expect(carryAll([], STORY, after)).toEqual([]);
  });

  it('works in scripts without spaces', () => {
    const before = '市长周一证实两名官员已被停职。发言人拒绝就合同发表评论。居民自开工以来一直抱怨噪音。';
    const after = before.replace('两名', '三名');
    expect(carried('市长周一证实两名官员已被停职。', before, after)).toEqual([
      'changed',
      '市长周一证实三名官员已被停职。',
    ]);
    expect(carried('发言人拒绝就合同发表评论。', before, `更新。${after}`)).toEqual([
      'same',
      '发言人拒绝就合同发表评论。',
    ]);
  });
});
