import { describe, expect, it } from 'vitest';
import { dayOf, neighbour, spanOf } from '#shared/query/dates';

describe('a date as it is written', () => {
  it.each([
    ['2019-10-04', '2019-10-04'],
    ['2019-10-04T10:30:00Z', '2019-10-04'],
    ['2019-10-04 10:30', '2019-10-04'],
    ['4 October 2019', '2019-10-04'],
    ['Friday, 4th of October 2019', '2019-10-04'],
    ['Oct. 4, 2019', '2019-10-04'],
    ['Sept 4 2019', '2019-09-04'],
    ['October 2019', '2019-10'],
    ['2019-10', '2019-10'],
    ['2019', '2019'],
    ['04.10.2019', '2019-10-04'],
    ['2019/10/04', '2019-10-04'],
    ['04/10/2019', '2019'],
    ['25/12/2019', '2019-12-25'],
    ['12/25/2019', '2019-12-25'],
    ['04/04/2019', '2019-04-04'],
  ])('%s is %s', (written, expected) => expect(dayOf(written)).toBe(expected));

  it.each([
    '',
    'yesterday',
    '2019-02-30',
    '31 April 2019',
    '2019-13',
    '99/99/2019',
    'Foo 2019',
    '0999',
    '3000',
  ])('%s is none', (written) => expect(dayOf(written)).toBeNull());

  it('has a last day that the calendar tells', () => {
    expect(['1900-02', '2000-02', '2024-02', '2023-04'].map((month) => spanOf(month).to)).toEqual([
      '1900-02-28',
      '2000-02-29',
      '2024-02-29',
      '2023-04-30',
    ]);
    expect([neighbour('2019-12-31', 1), neighbour('2020-03-01', -1), neighbour('1000-01-01', -1)]).toEqual([
      '2020-01-01',
      '2020-02-29',
      null,
    ]);
  });
});
