import { describe, expect, it } from 'vitest';
import { dayInAddress, dayOf } from '#workbench/importing/formats/html/meta/dates';

describe('the day of a date', () => {
  it.each([
    ['2019-10-04', '2019-10-04'],
    ['2019-10-04T23:59:59.123-11:00', '2019-10-04'],
    ['2019-10-4 10:00', '2019-10-04'],
    ['20191004', '2019-10-04'],
    ['20191004T120000Z', '2019-10-04'],
    ['1570147200', '2019-10-04'],
    ['1570147200000', '2019-10-04'],
    ['Fri Oct 04 2019 10:00:00 GMT+0200', '2019-10-04'],
    ['October 4th, 2019', '2019-10-04'],
    ['Sept. 4, 2019 at 9:00 a.m.', '2019-09-04'],
    ['4 de octubre de 2019', '2019-10-04'],
    ['vendredi 4 octobre 2019 à 10h15', '2019-10-04'],
    ['1er février 2019', '2019-02-01'],
    ['4. März 2019', '2019-03-04'],
    ['4 октября 2019 г., 10:15', '2019-10-04'],
    ['2019. október 4.', '2019-10-04'],
    ['4 Ekim 2019', '2019-10-04'],
    ['2019年10月4日', '2019-10-04'],
    ['2019년 10월 4일', '2019-10-04'],
    ['٤ أكتوبر ٢٠١٩', '2019-10-04'],
    ['04.10.2019 10:15', '2019-10-04'],
    ['14/10/2019', '2019-10-14'],
    ['10/14/2019', '2019-10-14'],
  ])('is read from %s', (stated, day) => {
    expect(dayOf(stated, null)).toBe(day);
  });

  it.each([
    ['3/4/2019', 'en-US', '2019-03-04'],
    ['3/4/2019', 'en-GB', '2019-04-03'],
    ['3/4/2019', 'fr', '2019-04-03'],
    ['3/4/2019', 'en', null],
    ['3/4/2019', null, null],
    ['4. listopada 2019', 'hr', '2019-10-04'],
    ['4 listopada 2019', 'pl', '2019-11-04'],
    ['4 listopada 2019', null, null],
    ['martes 4 de mar 2019', 'es', '2019-03-04'],
  ])('is what it means in the page’s language: %s in %s', (stated, language, day) => {
    expect(dayOf(stated, language)).toBe(day);
  });

  it.each([
    '',
    'yesterday',
    '2019',
    'October 2019',
    '2019-02-30',
    '31 April 2019',
    '2019-13-01',
    '10:15',
    'May be 20 of 3000',
    '1234567-12-12',
  ])('is none in %j', (stated) => {
    expect(dayOf(stated, 'en')).toBeNull();
  });

  it.each([
    ['https://echo.example/news/2019/10/04/ferry', '2019-10-04'],
    ['https://echo.example/20191004-ferry.html', '2019-10-04'],
    ['https://echo.example/ferry-2019-10-04/', '2019-10-04'],
    ['https://echo.example/world/2019/oct/04/ferry', '2019-10-04'],
    ['https://echo.example/2019/10/ferry', null],
    ['https://echo.example/a?d=2019-10-04', null],
    ['https://echo.example/id/120191004123', null],
    ['https://2019-10-04.example/a', null],
  ])('is read from an address: %s', (address, day) => {
    expect(dayInAddress(address)).toBe(day);
  });
});
