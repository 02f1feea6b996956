import { expect, it } from 'vitest';
import { letter } from '#shared/sheet/letters';
import { inSheetOrder, placesIn } from '#shared/sheet/order';
import { anchor, claim, r, report } from './views';

const ids = (claims: readonly { id: string }[]): string[] => claims.map(({ id }) => id);

it('puts claims by their first place in the sheet’s reports, in the order of the reports', () => {
  const claims = [
    claim(5, { anchors: [anchor(r(1), 50)] }),
    claim(6, { anchors: [anchor(r(2), 300), anchor(r(2), 10)] }),
    claim(7, { anchors: [anchor(r(1), 900), anchor(r(2), 20)] }),
  ];
  expect(ids(inSheetOrder(claims, [r(2), r(1)]))).toEqual(['c6', 'c7', 'c5']);
  expect(ids(inSheetOrder(claims, [r(1), r(2)]))).toEqual(['c5', 'c7', 'c6']);
});

it('orders claims of one place by number, not by spelling, however they arrive', () => {
  const claims = [17, 9, 100].map((seq) => claim(seq, { anchors: [anchor(r(1), 5)] }));
  expect(ids(inSheetOrder(claims, [r(1)]))).toEqual(['c9', 'c17', 'c100']);
  expect(ids(inSheetOrder(claims.toReversed(), [r(1)]))).toEqual(['c9', 'c17', 'c100']);
});

it('puts claims that stand in none of the reports last', () => {
  const claims = [claim(1, { anchors: [anchor(r(3), 0)] }), claim(2, { anchors: [anchor(r(1), 999)] })];
  expect(ids(inSheetOrder(claims, [r(1)]))).toEqual(['c2', 'c1']);
});

it('gives letters to several reports, and none to a single one or to one that is not on the sheet', () => {
  const two = placesIn([report(1), report(2)]);
  expect(two(anchor(r(2), 0))).toMatchObject({ letter: 'B', onSheet: true });
  expect(two(anchor(r(3), 0))).toMatchObject({ letter: null, onSheet: false });
  expect(placesIn([report(1)])(anchor(r(1), 0))).toMatchObject({ letter: null, onSheet: true });
});

it('goes on after Z as spreadsheets do', () => {
  expect([0, 25, 26, 27, 51, 52, 701, 702].map(letter)).toEqual([
    'A',
    'Z',
    'AA',
    'AB',
    'AZ',
    'BA',
    'ZZ',
    'AAA',
  ]);
});
