import { describe, expect, it } from 'vitest';
import { concludedFrom } from '#shared/text/concluded';
import { type Dated, dayBasisOf, publishedOn } from '#shared/text/days/basis';

const dated = (date: string | null, more: Partial<Dated> = {}): Dated => ({
  date,
  dateCorrected: false,
  reading: { language: null, provenance: {} },
  ...more,
});
const NOTHING = { dateline: null, language: null };
const wired = (line: string) => concludedFrom(`${line} (Reuters) - The two sides met again, officials said.`);

describe('what days are counted from', () => {
  it('is the report’s date where it is known to the day, in the zone it is stated in', () => {
    expect(dayBasisOf(dated('2019-10-04'), NOTHING)).toMatchObject({ day: '2019-10-04', sure: 'stated' });
    expect(dayBasisOf(dated('2019-10-04T23:30:00-05:00'), NOTHING)?.day).toBe('2019-10-04');
    expect(dayBasisOf(dated('2019-03-31T02:30:00+02:00'), NOTHING)?.day).toBe('2019-03-31');
    expect(dayBasisOf(dated('4 October 2019'), NOTHING)?.day).toBe('2019-10-04');
  });

  it('is nothing where the date is unknown, or not to the day, whatever the dateline says', () => {
    for (const date of [null, '2019-10', '2019', '04/10/2019', 'Friday'])
      expect(dayBasisOf(dated(date), wired('LONDON, March 12, 2018'))).toBeNull();
    expect(publishedOn('04/10/2019')).toBeNull();
  });

  it('is the day the dateline names, where that is another', () => {
    expect(dayBasisOf(dated('2019-10-04'), wired('GENEVA, Oct 3'))).toMatchObject({
      day: '2019-10-03',
      sure: 'likely',
      from: 'the dateline’s day',
    });
    expect(dayBasisOf(dated('2019-10-04'), wired('GENEVA, Oct 4'))).toMatchObject({
      day: '2019-10-04',
      sure: 'stated',
      from: 'the report’s date',
    });
  });

  it('is the report’s date where the dateline names a year far from it', () => {
    for (const year of ['2018', '2021'])
      expect(dayBasisOf(dated('2019-10-04'), wired(`GENEVA, Oct 3, ${year}`))).toMatchObject({
        day: '2019-10-04',
        sure: 'stated',
        from: 'the report’s date',
      });
  });

  it('is as sure as the date was read, until a checker sets it', () => {
    const reading = { language: null, provenance: { date: { from: 'the PDF', sure: 'guessed' } } } as const;
    expect(dayBasisOf(dated('2019-10-04', { reading }), NOTHING)?.sure).toBe('guessed');
    expect(dayBasisOf(dated('2019-10-04', { reading, dateCorrected: true }), NOTHING)?.sure).toBe('stated');
  });

  it('is in the language the original states, else in the one its words tell', () => {
    const reading = { language: 'de-AT', provenance: {} };
    expect(dayBasisOf(dated('2019-10-04', { reading }), { ...NOTHING, language: 'en' })?.language).toBe(
      'de-AT',
    );
    expect(dayBasisOf(dated('2019-10-04'), { ...NOTHING, language: 'fr' })?.language).toBe('fr');
  });
});
