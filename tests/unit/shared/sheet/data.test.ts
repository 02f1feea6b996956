import { describe, expect, it } from 'vitest';
import { sheetData } from '#shared/sheet/data';
import { countsOf, sorted } from '#shared/sheet/summary';
import { anchor, claim, input, party, r, response, ruled } from './views';

const numbers = (claims: readonly { number: number }[]): number[] => claims.map(({ number }) => number);

describe('the data of a sheet', () => {
  it('numbers claims in report order and keeps their ids, whatever order they come in', () => {
    const claims = [
      claim(9, { anchors: [anchor(r(2), 0)] }),
      claim(5, { anchors: [anchor(r(1), 80)] }),
      claim(7, { anchors: [anchor(r(1), 20)] }),
    ];
    const data = sheetData(input(claims));
    expect(data.claims.map(({ number, id }) => [number, id])).toEqual([
      [1, 'c7'],
      [2, 'c5'],
      [3, 'c9'],
    ]);
    expect(sheetData(input(claims.toReversed()))).toEqual(data);
  });

  it('parts what a verdict rests on from what stands beside it, off the record in neither', () => {
    const basis = response(3, party(1, 'Basis'));
    const beside = response(4, party(2, 'Beside'), { stance: 'declined' });
    const secret = response(5, party(3, 'Secret'), { footing: 'off-record' });
    const [first] = sheetData(
      input([claim(1, { responses: [basis, beside, secret], ...ruled('confirmed', [basis, secret]) })]),
    ).claims;
    expect(first?.ruling.restsOn.map(({ who }) => who)).toEqual(['Basis']);
    expect(first?.ruling.beside.map(({ who }) => who)).toEqual(['Beside']);
  });

  it('names who gave the verdicts, and who prints as long as nobody did', () => {
    const given = [
      claim(1, ruled('open', [], 'Ada')),
      claim(2, ruled('open', [], 'Ben')),
      claim(3, ruled('open', [], 'Ada')),
    ];
    expect(sheetData(input(given)).checkedBy).toEqual(['Ada', 'Ben']);
    expect(sheetData(input([claim(1)])).checkedBy).toEqual(['Printing Person']);
  });

  it('drops the reason of a link that concerns a confidential party from the warning', () => {
    const heron = response(3, party(1, 'Source Heron', { confidential: true }));
    const warn = (text: string) => ({ kind: 'maybe-same-voice' as const, text });
    const [first] = sheetData(
      input([
        claim(1, {
          responses: [heron],
          warnings: [
            warn('Source Heron and Max may be one person: both live in Elm Street.'),
            warn('A and B may be one person: same desk.'),
          ],
        }),
      ]),
    ).claims;
    expect(first?.warnings.map(({ text }) => text)).toEqual([
      'Source Heron and Max may be one person.',
      'A and B may be one person: same desk.',
    ]);
  });
});

describe('the summary', () => {
  const disputed = { warnings: [{ kind: 'disputed' as const, text: 'x' }] };
  const { claims } = sheetData(
    input([
      claim(1, ruled('confirmed')),
      claim(2),
      claim(3, { ...ruled('denied'), ...disputed }),
      claim(4, ruled('denied')),
    ]),
  );

  it('counts every claim once, by verdict; one without a verdict is open', () => {
    expect(countsOf(claims)).toEqual({
      confirmed: 1,
      denied: 2,
      declined: 0,
      neither: 0,
      'no-response': 0,
      open: 1,
    });
  });

  it('puts open and disputed claims first', () => {
    const { unsettled, settled } = sorted(claims);
    expect(numbers(unsettled)).toEqual([2, 3]);
    expect(numbers(settled)).toEqual([1, 4]);
  });
});
