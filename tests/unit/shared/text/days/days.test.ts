import { describe, expect, it } from 'vitest';
import type { DayBasis } from '#shared/text/days/basis';
import { daysIn } from '#shared/text/days/days';
import { sentencesOf } from '#shared/text/sentences';

/** A Friday. */
const FRIDAY: DayBasis = { day: '2019-10-04', sure: 'stated', from: 'the report’s date', language: 'en' };
const on = (day: string, language = 'en'): DayBasis => ({ ...FRIDAY, day, language });

/** What a text says of days: the words, the day, how sure. */
const read = (text: string, basis: DayBasis | null = FRIDAY): string[] =>
  daysIn(text, sentencesOf(text), basis).map(
    ({ start, end, day, sure }) => `${text.slice(start, end)} = ${day} ${sure}`,
  );

describe('a weekday', () => {
  it.each([
    ['They met on Thursday in Geneva.', 'Thursday = 2019-10-03 likely'],
    ['On Wednesday, the president said so.', 'Wednesday = 2019-10-02 likely'],
    ['Thursday’s attack killed twelve.', 'Thursday = 2019-10-03 likely'],
    ['The longest talks since Saturday.', 'Saturday = 2019-09-28 likely'],
    ['The minister would not say on Monday whether it is true.', 'Monday = 2019-09-30 likely'],
    ['They arrived Thursday night.', 'Thursday = 2019-10-03 likely'],
  ])('is past where its sentence speaks of the past: %s', (text, day) => {
    expect(read(text)).toEqual([day]);
  });

  it.each([
    ['They will meet on Thursday, he said.', 'Thursday = 2019-10-10 likely'],
    ['On Monday, lawmakers will vote.', 'Monday = 2019-10-07 likely'],
    ['The court is to hear the case on Monday.', 'Monday = 2019-10-07 likely'],
    ['The envoy plans to leave on Sunday.', 'Sunday = 2019-10-06 likely'],
    ['The two agreed to meet on Tuesday.', 'Tuesday = 2019-10-08 likely'],
    ['Both sides stay until Sunday.', 'Sunday = 2019-10-06 likely'],
    ['A hearing is set for Monday.', 'Monday = 2019-10-07 likely'],
    ['The deal will be signed on Monday.', 'Monday = 2019-10-07 likely'],
  ])('is to come where its sentence speaks of that: %s', (text, day) => {
    expect(read(text)).toEqual([day]);
  });

  it('is told by the verb it stands with where a sentence has both', () => {
    expect(read('He said on Thursday that they will meet on Monday.')).toEqual([
      'Thursday = 2019-10-03 likely',
      'Monday = 2019-10-07 likely',
    ]);
    expect(read('They will meet on Monday after talks collapsed on Tuesday.')).toEqual([
      'Monday = 2019-10-07 likely',
      'Tuesday = 2019-10-01 likely',
    ]);
  });

  it.each([
    'A summit on Monday in Geneva.',
    'The delegation was still in Islamabad for meetings on Monday.',
    'They were scheduled to meet on Monday.',
    'They had until Monday to answer.',
  ])('is either of two, as guesses, where the tense does not tell: %s', (text) => {
    expect(read(text)).toEqual(['Monday = 2019-09-30 guessed', 'Monday = 2019-10-07 guessed']);
  });

  it('of the day of writing is that day, whichever the tense', () => {
    expect(read('They met on Friday.')).toEqual(['Friday = 2019-10-04 likely']);
    expect(read('They will meet on Friday.')).toEqual(['Friday = 2019-10-04 likely']);
    expect(read('Talks on Friday.')).toEqual(['Friday = 2019-10-04 likely']);
  });

  it('with “last” or “next” is never that day, and either of two where weeks are counted differently', () => {
    expect(read('They met last Friday.')).toEqual(['last Friday = 2019-09-27 likely']);
    expect(read('They will meet next Monday.')).toEqual(['next Monday = 2019-10-07 likely']);
    expect(read('They met last Tuesday.')).toEqual([
      'last Tuesday = 2019-09-24 guessed',
      'last Tuesday = 2019-10-01 guessed',
    ]);
    expect(read('They will meet next Sunday.')).toEqual([
      'next Sunday = 2019-10-06 guessed',
      'next Sunday = 2019-10-13 guessed',
    ]);
  });

  it('with its week is of that week', () => {
    expect(read('They met on Tuesday last week.')).toEqual(['Tuesday last week = 2019-09-24 likely']);
    expect(read('It happens on Tuesday of next week.')).toEqual(['Tuesday of next week = 2019-10-08 likely']);
  });

  it.each([
    'They pray every Friday and each Sunday.',
    'He left the following Monday and came back that Tuesday.',
    'They marched on Good Friday and on Black Friday.',
    'The Sunday Times and the Mail on Sunday reported it.',
    'It rained on a Thursday in spring.',
    'The Fridays for Future movement met.',
    'The court sat, as man friday said.',
    'This week they met, and last month as well.',
  ])('that is no day of its own stays alone: %s', (text) => {
    expect(read(text)).toEqual([]);
  });
});

describe('days named by how near they are', () => {
  it.each([
    ['They met yesterday.', 'yesterday = 2019-10-03 stated'],
    ['They will meet tomorrow.', 'tomorrow = 2019-10-05 stated'],
    ['It was shelled last night.', 'last night = 2019-10-03 stated'],
    ['They met the day before yesterday.', 'day before yesterday = 2019-10-02 stated'],
    ['They met three days ago.', 'three days ago = 2019-10-01 likely'],
    ['They met 3 days ago.', '3 days ago = 2019-10-01 likely'],
    ['It began a week ago.', 'a week ago = 2019-09-27 guessed'],
    ['Prices are high today.', 'today = 2019-10-04 likely'],
  ])('%s', (text, day) => {
    expect(read(text)).toEqual([day]);
  });

  it.each([
    'Two days earlier they had met, and two days later they parted.',
    'Two or three days ago, about a week ago, it began.',
    'Russia Today and USA Today reported it.',
    'They met two days before yesterday, and will meet three days after tomorrow.',
    'They built the world of tomorrow.',
  ])('are left alone where no day is meant, or one of the story: %s', (text) => {
    expect(read(text)).toEqual([]);
  });
});

describe('tomorrow', () => {
  it.each([
    'They had never met before yesterday.',
    'Ahead of tomorrow they had nothing to say.',
    'It was the eve of tomorrow’s vote.',
    'They met two days before yesterday’s vote.',
    'They met every day until yesterday.',
  ])('and yesterday are meant behind most other words: %s', (text) => {
    expect(read(text)).toHaveLength(1);
  });

  it.each([
    ['de', 'Er kam gestern morgen an.', 'gestern morgen = 2019-10-03 stated'],
    ['de', 'Er kam gestern Morgen an.', 'gestern Morgen = 2019-10-03 stated'],
    ['de', 'Er kam heute morgen an.', 'heute morgen = 2019-10-04 likely'],
    ['de', 'Die morgen beginnenden Gespräche.', 'morgen = 2019-10-05 stated'],
    ['nl', 'Hij kwam gisteren morgen aan.', 'gisteren morgen = 2019-10-03 stated'],
    ['nl', 'Hij kwam deze morgen aan.', 'deze morgen = 2019-10-04 stated'],
    ['nl', 'Hij komt morgen.', 'morgen = 2019-10-05 stated'],
    ['es', 'Llegarán mañana por la mañana.', 'mañana = 2019-10-05 stated'],
    ['es', 'Llegaron esta mañana.', 'esta mañana = 2019-10-04 stated'],
    ['es', 'Rige a partir de mañana.', 'mañana = 2019-10-05 stated'],
    ['fr', 'En vigueur à partir de demain.', 'demain = 2019-10-05 stated'],
    ['it', 'Non prima di domani.', 'domani = 2019-10-05 stated'],
    ['pt', 'Vale a partir de amanhã.', 'amanhã = 2019-10-05 stated'],
  ])('is told from the morning: %s: %s', (language, text, day) => {
    expect(read(text, on('2019-10-04', language))).toEqual([day]);
  });

  it.each([
    ['de', 'Die Welt von morgen.'],
    ['nl', 'Hij kwam in de morgen aan.'],
    ['nl', 'Elke morgen en de hele morgen regent het.'],
    ['nl', 'De wereld van morgen.'],
    ['es', 'Llega cada mañana.'],
    ['es', 'Llegó a media mañana.'],
    ['es', 'Habrá un mañana.'],
    ['es', 'Piensa en el mañana y en el mundo del mañana.'],
    ['es', 'La mañana era fría.'],
    ['es', 'El mundo de mañana.'],
    ['fr', 'Le monde de demain.'],
    ['it', 'Il futuro di domani.'],
    ['it', 'Ci sarà un domani.'],
    ['pt', 'O mundo de amanhã e o amanhã.'],
  ])('is not meant by a time of day or the future: %s: %s', (language, text) => {
    expect(read(text, on('2019-10-04', language))).toEqual([]);
  });

  it('is not meant by the morning of a weekday', () => {
    expect(read('Er kam am Donnerstag morgen an.', on('2019-10-04', 'de'))).not.toContain(
      'morgen = 2019-10-05 stated',
    );
    expect(read('Hij kwam donderdag morgen aan.', on('2019-10-04', 'nl'))).not.toContain(
      'morgen = 2019-10-05 stated',
    );
  });
});

describe('a day and a month', () => {
  it.each([
    ['They met on Oct. 3.', 'Oct. 3 = 2019-10-03 likely'],
    ['They met on 3 October.', '3 October = 2019-10-03 likely'],
    ['They met on the 3rd of October.', '3rd of October = 2019-10-03 likely'],
    ['They met on September 9th.', 'September 9th = 2019-09-09 likely'],
    ['The vote will be held on Nov. 12.', 'Nov. 12 = 2019-11-12 likely'],
    ['They met on Thursday, Oct. 3.', 'Thursday, Oct. 3 = 2019-10-03 likely'],
    ['They met on 3 October last year.', '3 October last year = 2018-10-03 stated'],
  ])('get the year that fits: %s', (text, day) => {
    expect(read(text)).toEqual([day]);
  });

  it('are a day behind “in” where the number is no count', () => {
    expect(read('He died in the Sept. 20 fire, in September 9th’s floods and in 3 October’s.')).toEqual([
      'Sept. 20 = 2019-09-20 likely',
      'September 9th = 2019-09-09 likely',
      '3 October = 2019-10-03 likely',
    ]);
  });

  it('get the year before, or after, at its turn', () => {
    expect(read('They met on Dec. 30.', on('2020-01-02'))).toEqual(['Dec. 30 = 2019-12-30 likely']);
    expect(read('They will meet on Jan. 3.', on('2019-12-30'))).toEqual(['Jan. 3 = 2020-01-03 likely']);
    expect(read('They met on Monday.', on('2020-01-02'))).toEqual(['Monday = 2019-12-30 likely']);
    expect(read('They met yesterday.', on('2020-03-01'))).toEqual(['yesterday = 2020-02-29 stated']);
  });

  it('get both years, as guesses, where nearness and tense disagree', () => {
    expect(read('They met on Oct. 20.')).toEqual([
      'Oct. 20 = 2018-10-20 guessed',
      'Oct. 20 = 2019-10-20 guessed',
    ]);
  });

  it('are a guess where the weekday named with them does not fit', () => {
    const text = 'They met on Friday, Oct. 3.';
    const [day] = daysIn(text, sentencesOf(text), FRIDAY);
    expect(day).toMatchObject({ day: '2019-10-03', sure: 'guessed' });
    expect(day?.why).toMatch(/weekday named with it fits none/);
  });

  it.each([
    'They met on Oct. 3, 2019, and on 4 March 2018.',
    'They met on Thursday, Oct. 3, 2019.',
    'Nobody forgot Sept. 11.',
    'The Sept. 11 attacks, the Jan. 6 riot and the 26th of July Movement are remembered.',
    'It may 3 times in March 10,000 people came, and in October.',
    'There is no Feb. 30.',
    'In May 20 soldiers were killed.',
    'In early May 20 soldiers were killed, and during June 12 more.',
  ])('that need no resolving, or are none, stay alone: %s', (text) => {
    expect(read(text)).toEqual([]);
  });
});

describe('how sure a day is', () => {
  it('is never more than the date it is counted from', () => {
    const guess = { ...FRIDAY, sure: 'guessed' } as const;
    expect(read('They met yesterday, and on Monday, and on Oct. 1.', guess)).toEqual([
      'yesterday = 2019-10-03 guessed',
      'Monday = 2019-09-30 guessed',
      'Oct. 1 = 2019-10-01 guessed',
    ]);
  });

  it.each([
    '“We meet tomorrow,” he said.',
    '"We meet tomorrow," he said.',
    "''We meet tomorrow,'' he said.",
    '„We meet tomorrow“, he said.',
    '«We meet tomorrow», he said.',
    '‘We meet tomorrow,’ he said.',
    '‘I don’t know, but we meet tomorrow,’ he said.',
    '‘It is over, and ‘we meet tomorrow,’ he said.',
    '‚Er sagt, we meet tomorrow‘, he said.',
    '“He told me: ‘I know.’ We meet tomorrow,” he said.',
  ])('is a guess in a quotation: %s', (text) => {
    expect(read(text)).toEqual(['tomorrow = 2019-10-05 guessed']);
    expect(read(`${text} They met yesterday.`).at(-1)).toBe('yesterday = 2019-10-03 stated');
  });

  it('follows a quotation through its sentences, but into no other paragraph', () => {
    expect(read('“It is over. We leave tomorrow.')).toEqual(['tomorrow = 2019-10-05 guessed']);
    expect(read('“It is over.\nThey left yesterday.')).toEqual(['yesterday = 2019-10-03 stated']);
  });

  it('is not lowered by an apostrophe, nor by a mark within a word', () => {
    expect(read('The envoys’ talks didn’t end yesterday.')).toEqual(['yesterday = 2019-10-03 stated']);
    expect(read('They left Sana‘a yesterday.')).toEqual(['yesterday = 2019-10-03 stated']);
    expect(read('In the ‘90s they fought; they left yesterday.')).toEqual(['yesterday = 2019-10-03 stated']);
    expect(read('‘It is over.\nThey left yesterday.')).toEqual(['yesterday = 2019-10-03 stated']);
  });

  it('is a guess where the sentence speaks of an earlier year', () => {
    expect(read('In March 2003, they met on Monday.')).toEqual(['Monday = 2019-09-30 guessed']);
    expect(read('They said on Monday that the 2020 election is near.')).toEqual([
      'Monday = 2019-09-30 likely',
    ]);
  });

  it('comes with its reason in words', () => {
    const [day] = daysIn('They met on Monday.', [{ start: 0, end: 19 }], FRIDAY);
    expect(day?.why).toBe('counted from the report’s date, 4 October 2019: its sentence speaks of the past');
    const [same] = daysIn('They met on Friday.', [{ start: 0, end: 19 }], FRIDAY);
    expect(same?.why).toBe('counted from the report’s date, 4 October 2019: it is that day itself');
  });
});

it('without a date nothing is resolved, nor in a language without words for days', () => {
  const text = 'They met on Thursday, yesterday and on Oct. 3.';
  expect(read(text, null)).toEqual([]);
  expect(read(text, on('2019-10-04', 'tlh'))).toEqual([]);
  expect(read(text).length).toBeGreaterThan(2);
});

describe('other languages', () => {
  it.each([
    ['de', 'Sie trafen sich am Donnerstag.', 'Donnerstag = 2019-10-03 likely'],
    ['de-AT', 'Er wird am kommenden Montag erwartet.', 'kommenden Montag = 2019-10-07 likely'],
    ['de', 'Das war vor zwei Tagen.', 'vor zwei Tagen = 2019-10-02 likely'],
    ['de', 'Am 3. Oktober wurde gefeiert.', '3. Oktober = 2019-10-03 likely'],
    ['de', 'Sie kommen morgen.', 'morgen = 2019-10-05 stated'],
    ['fr', 'Ils se sont rencontrés jeudi à Genève.', 'jeudi = 2019-10-03 likely'],
    ['fr', 'Il a parlé vendredi dernier.', 'vendredi dernier = 2019-09-27 likely'],
    ['fr', 'Le vote aura lieu lundi.', 'lundi = 2019-10-07 likely'],
    ['fr', 'Ils arrivent aujourd’hui.', 'aujourd’hui = 2019-10-04 likely'],
    ['fr', 'C’était il y a trois jours.', 'il y a trois jours = 2019-10-01 likely'],
    ['es', 'El ministro dijo el jueves que no.', 'jueves = 2019-10-03 likely'],
    ['es', 'La reunión será el lunes.', 'lunes = 2019-10-07 likely'],
    ['es', 'Murió el 3 de octubre.', '3 de octubre = 2019-10-03 likely'],
    ['it', 'Il ministro ha parlato giovedì.', 'giovedì = 2019-10-03 likely'],
    ['pt', 'O ministro disse na quinta-feira que não.', 'quinta-feira = 2019-10-03 likely'],
    ['nl', 'De minister zei donderdag van niet.', 'donderdag = 2019-10-03 likely'],
  ])('%s: %s', (language, text, day) => {
    expect(read(text, on('2019-10-04', language))).toEqual([day]);
  });

  it('leave alone what only looks like a day', () => {
    expect(read('Llegó por la mañana.', on('2019-10-04', 'es'))).toEqual([]);
    expect(read('A segunda parte começou.', on('2019-10-04', 'pt'))).toEqual([]);
    expect(read('Guten Morgen, sagte er.', on('2019-10-04', 'de'))).toEqual([]);
  });
});

it('a table of days is left alone: no tense tells anything there', () => {
  const table = (rows: number): string => 'Monday 9 to 5, '.repeat(rows);
  expect(read(`Open ${table(5)}closed.`)).toHaveLength(5);
  expect(read(`Open ${table(50)}closed.`)).toEqual([]);
});

describe('a text of ten million letters', () => {
  const many = (words: string): string => words.repeat(Math.ceil(1e7 / words.length));
  it.each([
    'Monday ',
    'Oct. 3 ',
    'a',
    '"',
    'was scheduled on a day before yesterday ',
    '1,',
    'Thursday, the ',
    '🎉',
  ])('is read to its end, made of “%s” alone', (words) => {
    const text = `${many(words)}. They met yesterday.`;
    const start = text.length - 20;
    const spans = [
      { start: 0, end: start },
      { start, end: text.length },
    ];
    expect(daysIn(text, spans, FRIDAY).at(-1)).toMatchObject({ day: '2019-10-03', end: text.length - 1 });
  });
});

it('offsets are UTF-16 units of the text, whatever stands before', () => {
  const text = '🎉🎉 é — They met on Thursday.';
  const [day] = daysIn(text, sentencesOf(text), FRIDAY);
  expect([day?.start, day?.end]).toEqual([text.indexOf('Thursday'), text.indexOf('Thursday') + 8]);
});
