import { describe, expect, it } from 'vitest';
import { idAt, type ReportId } from '#shared/domain/ids';
import { commonPrints, fingerprintOf } from '#shared/text/alike/fingerprint';
import { Alike } from '#workbench/alike/alike';
import { randomFrom } from '../../../../bench/reports';
import { prose, withEdits } from '../../../shared/text/alike/made-up';

const id = (n: number): ReportId => idAt('report', n);
const among = (texts: readonly string[]): Alike => {
  const alike = new Alike();
  for (const [at, text] of texts.entries()) alike.add(id(at + 1), text);
  return alike;
};
const found = (alike: Alike, text: string): ReportId[] => alike.near(text).map(({ report }) => report);
/** Enough fingerprints for several runs of them to be sorted and merged. */
const many = Array.from({ length: 300 }, (_, n) => prose(250, n + 1));

describe('reports near a text', () => {
  it('are found among many by a passage they have in common', () => {
    const alike = among(many);
    for (const at of [0, 100, 200, 299]) {
      const passage = (many[at] as string).split(' ').slice(100, 130).join(' ');
      expect(found(alike, `${prose(200, 9000 + at)} ${passage} ${prose(50, 9500 + at)}`)).toEqual([
        id(at + 1),
      ]);
    }
  });

  it('come with those that have the most in common first, and about how much that is', () => {
    const [story] = many as [string];
    const words = story.split(' ');
    const half = `${words.slice(0, 125).join(' ')} ${prose(125, 7001)}`;
    const tenth = `${words.slice(60, 100).join(' ')} ${prose(210, 7002)}`;
    const near = among([tenth, half, withEdits(story, 50), ...many.slice(1)]).near(story);
    expect(near.map(({ report }) => report)).toEqual([id(3), id(2), id(1)]);
    expect(near[1]?.share).toBeGreaterThan(0.3);
    expect(near[1]?.share).toBeLessThan(0.7);
    expect(near[1]?.shared).toBeGreaterThan(75);
    expect(near[1]?.shared).toBeLessThan(175);
  });

  it('are as many as were asked for', () => {
    const story = prose(300, 1);
    const alike = among(Array.from({ length: 5 }, (_, n) => `${story} ${prose(20, n + 2)}`));
    expect(alike.near(story, { limit: 3 })).toHaveLength(3);
    expect(alike.near(story, { limit: 0 })).toEqual([]);
  });

  it('do not include the one asked about, nor any that was taken out', () => {
    const story = prose(300, 1);
    const alike = among([story, story, story]);
    alike.remove(id(2));
    expect(alike.near(story, { besides: id(1) }).map(({ report }) => report)).toEqual([id(3)]);
    alike.remove(id(2));
    alike.remove(id(44));
    expect(alike.size).toBe(2);
  });

  it('are found by the text they were put in with last', () => {
    const [before, after] = [prose(300, 1), prose(300, 2)];
    const alike = among([before]);
    alike.add(id(1), after);
    alike.add(id(1), after);
    expect([found(alike, before), found(alike, after)]).toEqual([[], [id(1)]]);
    expect(alike.size).toBe(1);
  });

  it('are none where there is nothing to find', () => {
    expect(new Alike().near(prose(300, 1))).toEqual([]);
    expect(among(many).near('')).toEqual([]);
    expect(among(['', 'Too short.']).near('Too short.')).toEqual([]);
  });

  it('are the same as when every report is looked at, after any adding and taking out', () => {
    const random = randomFrom(3);
    const pick = (): string => many[Math.floor(random() * 40)] as string;
    const cut = (text: string): string =>
      text
        .split(' ')
        .slice(Math.floor(random() * 200))
        .join(' ');
    const alike = new Alike();
    const kept = new Map<ReportId, string>();
    for (let step = 0; step < 1500; step++) {
      const report = id(1 + Math.floor(random() * 400));
      if (random() < 0.2) {
        alike.remove(report);
        kept.delete(report);
        continue;
      }
      const text = `${cut(pick())} ${prose(60, 5000 + step)}`;
      alike.add(report, text);
      kept.set(report, text);
    }
    const asked = fingerprintOf(pick()).prints;
    const text = many.find((one) => fingerprintOf(one).prints.join() === asked.join()) as string;
    const slowly = [...kept]
      .filter(([, other]) => commonPrints(asked, fingerprintOf(other).prints) > 0)
      .map(([report]) => report);
    expect(slowly.length).toBeGreaterThan(3);
    expect(
      alike
        .near(text, { limit: 1000 })
        .map(({ report }) => report)
        .sort(),
    ).toEqual(slowly.sort());
  });
});

describe('a set phrase', () => {
  const disclaimer = prose(60, 99_999);
  const copies = Array.from({ length: 12 }, (_, n) => withEdits(prose(300, 88_888), 40 + n));

  it('makes no two reports alike, though it stands in many', () => {
    const alike = among(many.map((text) => `${text} ${disclaimer}`));
    expect(found(alike, `${prose(200, 7000)} ${disclaimer}`)).toEqual([]);
    expect(alike.isSetPhrase(disclaimer)).toBe(true);
  });

  it('is not what a few reports share', () => {
    const alike = among([...many.slice(0, 4).map((text) => `${text} ${disclaimer}`), ...many.slice(4)]);
    expect(found(alike, `${prose(200, 7000)} ${disclaimer}`)).toHaveLength(4);
    expect(alike.isSetPhrase(disclaimer)).toBe(false);
  });

  it('is not what comes from a story that many outlets printed', () => {
    const alike = among([...copies, ...many]);
    const quoted = (copies[0] as string).split(' ').slice(120, 155).join(' ');
    expect(found(alike, `${prose(300, 7000)} ${quoted}`)).toHaveLength(copies.length);
    expect(alike.isSetPhrase(quoted)).toBe(false);
  });

  it('is not what stands in one report only, or in none', () => {
    expect(among(many).isSetPhrase(many[3] as string)).toBe(false);
    expect(among(many).isSetPhrase(disclaimer)).toBe(false);
    expect(new Alike().isSetPhrase('')).toBe(false);
  });
});

describe('what an index holds', () => {
  it('gives the same answers when it is made from that again', () => {
    const alike = among(many);
    alike.remove(id(7));
    const again = new Alike([...alike.entries()]);
    expect(again.size).toBe(299);
    for (const at of [3, 6, 250])
      expect(again.near(many[at] as string)).toEqual(alike.near(many[at] as string));
    expect([...again.entries()]).toEqual([...alike.entries()]);
  });

  it('tells quickly which two are worth comparing', () => {
    const [story, other] = [prose(300, 1), prose(300, 2)];
    const passage = story.split(' ').slice(50, 90).join(' ');
    const alike = among([story, other, `${other} ${passage}`, prose(20, 3)]);
    expect(alike.mayShare(id(1), id(2))).toBe(false);
    expect(alike.mayShare(id(1), id(3))).toBe(true);
    // Too short for a passage to be sure to show.
    expect(alike.mayShare(id(1), id(4))).toBe(true);
  });
});
