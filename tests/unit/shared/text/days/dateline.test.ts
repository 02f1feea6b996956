import { describe, expect, it } from 'vitest';
import { datelineOf, dayOfDateline } from '#shared/text/days/dateline';
import { datelineInWords } from '#shared/text/days/dateline-words';

const REST = 'The two sides met for the first time since the talks were broken off.';
const inWords = (start: string, published: string | null = '2019-10-05'): string | null => {
  const dateline = datelineOf(`${start}${REST}`);
  return dateline && datelineInWords(dateline, published);
};

describe('a dateline', () => {
  it.each([
    ['BEIRUT, Lebanon (AP) — ', 'Beirut, Lebanon (AP)'],
    ['GENEVA/PARIS, Oct 3 (Reuters) - ', 'Geneva and Paris (Reuters), 3 October 2019'],
    ['Washington – ', 'Washington'],
    ['LONDON, March 12, 2024 — ', 'London, 12 March 2024'],
    ['WASHINGTON (AP) -- ', 'Washington (AP)'],
    ['RENO, Nev. (AP) — ', 'Reno, Nev. (AP)'],
    ['BEDFORD, N.H. (AP) — ', 'Bedford, N.H. (AP)'],
    ['PORT-AU-PRINCE, Haiti, Oct. 1 (UPI) — ', 'Port-au-Prince, Haiti (UPI), 1 October 2019'],
    ['RIO DE JANEIRO (Reuters) - ', 'Rio de Janeiro (Reuters)'],
    ['ST. LOUIS (AP) — ', 'ST. LOUIS (AP)'],
    ['New York (AFP) – ', 'New York (AFP)'],
    ['BEIJING, Oct. 3 (Xinhua) -- ', 'Beijing (Xinhua), 3 October 2019'],
    ['MOSCOW, October 3. /TASS/. ', 'Moscow (TASS), 3 October 2019'],
    ['Berlin (dpa) - ', 'Berlin (dpa)'],
    ['Madrid, 3 oct (EFE).- ', 'Madrid (EFE), 3 October 2019'],
    ['PARIS, 3 octobre (AFP) - ', 'Paris (AFP), 3 October 2019'],
    ['ISLAMABAD: ', 'Islamabad'],
    ['WASHINGTON—', 'Washington'],
    ['(CNN) — ', 'CNN'],
    ['Washington (CNN)', 'Washington (CNN)'],
  ])('is read: %s', (start, words) => {
    expect(inWords(start)).toBe(words);
  });

  it('stands at offsets of the text, also behind a title and a byline', () => {
    const before = '🎉 Envoys meet\n\nBy A. Reporter\n\n';
    const text = `${before}GENEVA/PARIS, Oct 3 (Reuters) - ${REST}`;
    const found = datelineOf(text);
    const cut = (span: { start: number; end: number } | null | undefined): string =>
      span ? text.slice(span.start, span.end) : '';
    expect(cut(found)).toBe('GENEVA/PARIS, Oct 3 (Reuters) - ');
    expect(found?.places.map(cut)).toEqual(['GENEVA', 'PARIS']);
    expect(cut(found?.agency)).toBe('Reuters');
    expect(cut(found?.date)).toBe('Oct 3');
  });

  it('is likely where it is in capitals or names an agency or a day, else a guess', () => {
    expect(datelineOf(`BERLIN – ${REST}`)?.sure).toBe('likely');
    expect(datelineOf(`Berlin (dpa) – ${REST}`)?.sure).toBe('likely');
    expect(datelineOf(`Berlin – ${REST}`)?.sure).toBe('guessed');
    expect(datelineOf(`BERLIN: ${REST}`)?.sure).toBe('guessed');
  });

  it.each([
    'Analysis – ',
    'BREAKING NEWS — ',
    'EXCLUSIVE: ',
    'Trump – who was not there – said ',
    'The talks - long awaited - ',
    'Trump: ',
    'They met (on Thursday) and ',
    '',
    '- ',
    'NATO (the alliance) said ',
  ])('is not what only looks like one: %s', (start) => {
    expect(datelineOf(`${start}${REST}`)).toBeNull();
  });

  it('is none where nothing follows, or far down in the text', () => {
    expect(datelineOf(`TALKS RESUME — REPORT\n\n${REST}`)).toBeNull();
    expect(datelineOf(`${'A line of its own.\n'.repeat(9)}BEIRUT (AP) — ${REST}`)).toBeNull();
  });

  it.each(['A ', 'A-', 'A/', 'AB, ', '(A', 'É.', 'A de '])(
    'is looked for quickly, whatever stands there: %s',
    (words) => {
      expect(datelineOf(words.repeat(1_000_000))).toBeNull();
    },
  );
});

describe('the day of a dateline', () => {
  const day = (date: string, published: string | null): string | null => {
    const dateline = datelineOf(`GENEVA, ${date} (Reuters) - ${REST}`);
    return dateline && dayOfDateline(dateline, published);
  };

  it('has the year of the publication, or the one before at the turn of the year', () => {
    expect(day('Oct 3', '2019-10-04')).toBe('2019-10-03');
    expect(day('Oct 3', '2019-10-03')).toBe('2019-10-03');
    expect(day('Dec 31', '2020-01-01')).toBe('2019-12-31');
  });

  it('is not known after the publication, half a year before it, or without it', () => {
    expect(day('Oct 5', '2019-10-04')).toBeNull();
    expect(day('Jan 5', '2019-10-04')).toBeNull();
    expect(day('Oct 3', null)).toBeNull();
    expect(day('Feb 29', '2019-03-01')).toBeNull();
  });

  it('is as it is written where the year is named, also a day ahead where it was written further east', () => {
    expect(day('Oct 3, 2019', '2019-10-04')).toBe('2019-10-03');
    expect(day('Jan 1, 2020', '2019-12-31')).toBe('2020-01-01');
    expect(day('Oct 3, 2018', null)).toBe('2018-10-03');
  });

  it('is not believed for its year where that puts it too far from the publication', () => {
    expect(day('Oct 6, 2019', '2019-10-04')).toBeNull();
    expect(day('Oct 3, 2091', '2019-10-04')).toBeNull();
    expect(day('Oct 3, 2018', '2019-10-04')).toBeNull();
    expect(day('Apr 4, 2019', '2019-10-04')).toBe('2019-04-04');
    expect(day('Apr 3, 2019', '2019-10-04')).toBeNull();
  });
});
