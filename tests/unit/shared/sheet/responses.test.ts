import { describe, expect, it } from 'vitest';
import { idAt } from '#shared/domain/ids';
import { placesIn } from '#shared/sheet/order';
import { onSheet } from '#shared/sheet/responses';
import { anchor, claim, party, r, report, response, ruled } from './views';

const placeOf = placesIn([report(1)]);
const printed = (view: ReturnType<typeof claim>) => onSheet(view, placeOf);

describe('responses on a sheet', () => {
  it('keep who, how described, stance, go-between, scope, footing, place and note', () => {
    const minister = party(2, 'Minister', { role: 'of trade', aka: ['the envoy'] });
    const [row] = printed(
      claim(1, {
        responses: [
          response(3, minister, {
            described: 'named',
            stance: 'denied',
            via: 'Aide',
            scope: 'planned',
            footing: 'background',
            anchor: anchor(r(1), 250, 'I know of no such plan'),
            note: 'By telephone',
          }),
        ],
      }),
    );
    expect(row).toMatchObject({
      who: 'Minister',
      role: 'of trade',
      described: 'named',
      aka: ['the envoy'],
      stance: 'denied',
      secondHand: true,
      via: 'Aide',
      scope: 'planned',
      footing: 'background',
      place: { paragraph: 3, words: 'I know of no such plan' },
      note: 'By telephone',
    });
  });

  it('leave out what was said off the record, without a trace', () => {
    const spoke = response(3, party(1, 'Open'));
    const secret = response(4, party(2, 'Secret'), { footing: 'off-record', note: 'hush' });
    const link = {
      id: idAt('link', 20),
      parties: [party(1, 'Open').id, party(2, 'Secret').id],
      relation: 'same',
      note: 'hush',
    } as const;
    const base = { ...ruled('confirmed', [spoke]) };
    const withSecret = claim(1, { ...base, responses: [secret, spoke], links: [link] });
    const without = claim(1, { ...base, responses: [spoke] });
    expect(printed(withSecret)).toEqual(printed(without));
  });

  it('show a confidential party by alias and the words “confidential source”, and nothing else', () => {
    const heron = party(1, 'Source Heron', {
      role: 'clerk',
      identity: { kind: 'anonymous', reason: 'fears dismissal' },
      confidential: true,
      aka: ['the aunt'],
    });
    const open = party(2, 'Minister');
    const link = {
      id: idAt('link', 20),
      parties: [heron.id, open.id],
      relation: 'maybe-same',
      note: 'same street',
    } as const;
    const rows = printed(
      claim(1, {
        responses: [
          response(3, heron, {
            described: 'anonymous: fears dismissal',
            via: 'her brother',
            note: 'at the clinic',
          }),
          response(4, open),
        ],
        links: [link],
      }),
    );
    expect(rows[0]).toMatchObject({
      who: 'Source Heron',
      described: 'confidential source',
      role: null,
      aka: [],
      secondHand: true,
      via: null,
      note: null,
      voices: [],
    });
    expect(rows[1]?.voices).toEqual([]);
  });

  it('say whose voices are not to be counted twice', () => {
    const [two, one, other, maybe] = [
      party(1, 'Two sources'),
      party(2, 'Official'),
      party(3, 'Second source'),
      party(4, 'Another official'),
    ] as const;
    const rows = printed(
      claim(1, {
        responses: [two, one, other, maybe].map((by, at) => response(10 + at, by)),
        links: [
          { id: idAt('link', 20), parties: [two.id, one.id, other.id], relation: 'group', note: null },
          { id: idAt('link', 21), parties: [one.id, maybe.id], relation: 'maybe-same', note: null },
        ],
      }),
    );
    expect(rows.map(({ voices }) => voices)).toEqual([
      ['made up of Official and Second source: not counted beside them'],
      ['one of Two sources', 'may be the same as Another official'],
      ['one of Two sources'],
      ['may be the same as Official'],
    ]);
  });

  it('are marked where the verdict rests on them', () => {
    const [a, b] = [response(3, party(1, 'A')), response(4, party(2, 'B'))] as const;
    const rows = printed(claim(1, { responses: [a, b], ...ruled('confirmed', [b]) }));
    expect(rows.map(({ basis }) => basis)).toEqual([false, true]);
  });
});
