import { afterEach, describe, expect, it } from 'vitest';
import { CLAIMS } from '#seeds/sample/claims';
import { wordsOf } from '#shared/query/tokens';
import { bearsOn, similarTo } from '#workbench/search/similar/similar';
import type { SimilarText } from '#workbench/search/similar/source';
import { type Tables, tablesOf } from './tables';

const open: Tables[] = [];
afterEach(() => {
  for (const tables of open.splice(0)) tables.close();
});

const body = (text: string): SimilarText => ({ title: '', body: text });
function ask(text: string, docs: readonly SimilarText[], limit = 10) {
  const tables = tablesOf(docs);
  open.push(tables);
  return similarTo(text, tables, limit);
}
const rows = (text: string, ...texts: string[]) => ask(text, texts.map(body)).map(({ row }) => row);

describe('what bears on a sentence', () => {
  it('is found by other forms of its words, which are told as the document has them', () => {
    const [first, ...others] = ask('The delegations were meeting', [
      body('Rain fell in the north.'),
      body('One delegation met, another meets tomorrow.'),
    ]);
    expect(first).toMatchObject({ row: 1, words: ['delegation', 'meets'] });
    expect(others).toEqual([]);
  });

  it('comes first when it says the same in the same order, before what only repeats its words', () => {
    const same = 'The two sides met in Islamabad for eight hours';
    const repeating = `${same}. `.repeat(12);
    const turned = 'For eight hours the two sides met in Islamabad';
    const found = ask(`“${same}.”`, [body(repeating), body(turned), body(same)]);
    expect(found[0]).toMatchObject({ row: 2, score: 1 });
    for (const { score } of found.slice(1)) expect(score).toBeLessThan(1);
  });

  it('ranks rare words above common ones', () => {
    const common = Array.from({ length: 20 }, (_, at) => `talks number ${at} went on`);
    // Of two as good the newer comes first: here the older one is better.
    expect(rows('talks with Khalilzad', 'Khalilzad arrived late in the evening', ...common)[0]).toBe(0);
  });

  it('ranks words that stand together above the same words scattered', () => {
    const filler = 'nothing of note happened that day '.repeat(12);
    const scattered = `The envoy rested. ${filler} A ceasefire. ${filler} Kabul.`;
    const together = `${filler} The envoy urged a ceasefire in Kabul. ${filler} Rested.`;
    expect(rows('envoy ceasefire Kabul', scattered, together)).toEqual([1, 0]);
  });

  it('ranks a title above a body', () => {
    const filler = ' and so on it went';
    const found = ask('ceasefire', [
      { title: 'Weather today', body: `ceasefire${filler}` },
      { title: 'Ceasefire today', body: `weather${filler}` },
    ]);
    expect(found.map(({ row }) => row)).toEqual([1, 0]);
  });

  it('tells numbers apart', () => {
    expect(
      rows('The bomb killed 12 soldiers', 'The bomb killed 11 soldiers', 'The bomb killed 12 soldiers'),
    ).toEqual([1, 0]);
  });

  it('is found when two words of the sentence are written as one', () => {
    expect(rows('a cease fire', 'The ceasefire held.', 'Rain fell.')).toEqual([0]);
  });

  it('counts words that begin like one of the sentence, but less than its forms', () => {
    const found = rows('hypothalamic hunger', 'hunger of the hypothalamus', 'hunger', 'hypothalamic hunger');
    expect(found).toEqual([2, 0, 1]);
  });

  it.each([
    ['会谈在伊斯兰堡举行', '昨天会谈在伊斯兰堡举行了两个小时', '天气很好'],
    ['المحادثات في إسلام آباد', 'جرت المحادثات أمس في إسلام آباد', 'الطقس جميل'],
    ['Переговоры в Исламабаде', 'Вчера прошли переговоры в Исламабаде', 'Хорошая погода'],
    ['Über die Gespräche', 'Gesprache gab es, sagte er über sie', 'Regen'],
  ])('is found in other scripts and with accents: %s', (asked, near, far) => {
    expect(rows(asked, far, near)[0]).toBe(1);
  });
});

describe('sentences with little or much in them', () => {
  it.each(['', '   ', '“…” — !', '🙂'])('find nothing without a word: %j', (asked) => {
    expect(rows(asked, 'The two sides met.')).toEqual([]);
  });

  it('find by stop words only when they have no others', () => {
    expect(rows('To be or not to be', 'to be or not to be, he asked', 'Rain fell.')).toEqual([0]);
    expect(rows('not the rain', 'It is not the sun.', 'Rain fell.')).toEqual([1]);
  });

  it('find nothing when no word is known', () => {
    expect(rows('zyzzyva quagga', 'The two sides met.')).toEqual([]);
  });

  it('find with a text of any length, asking the index for a bounded number of words', () => {
    const others = Array.from({ length: 5000 }, (_, at) => `word${at}`).join(' ');
    const tables = tablesOf([body('The envoy met the delegation.'), body('Rain fell.'), body(others)]);
    open.push(tables);
    const asked: number[] = [];
    const counted = {
      ...tables,
      any: (groups: readonly (readonly string[])[], limit: number) => {
        asked.push(groups.length);
        return tables.any(groups, limit);
      },
    };
    const found = similarTo(`The envoy met the delegation. ${others}`, counted, 10);
    expect(found.map(({ row }) => row)).toContain(0);
    expect(Math.max(...asked)).toBeLessThanOrEqual(32);
  });

  it('never ask for the very common words of a large index', () => {
    const asked: string[] = [];
    similarTo(
      'government said ceasefire envoy Haqqani',
      {
        count: () => 100_000,
        tally: ([word = '']) => (word === 'government' || word === 'said' ? 60_000 : 50),
        kin: (word) => (['government', 'said', 'ceasefire', 'envoy', 'haqqani'].includes(word) ? [word] : []),
        any: (groups) => {
          asked.push(...groups.flat());
          return [];
        },
        textOf: () => null,
      },
      10,
    );
    expect(asked.sort()).toEqual(['ceasefire', 'envoy', 'haqqani']);
  });

  it('give no more than asked for', () => {
    expect(
      ask(
        'envoy',
        Array.from({ length: 9 }, () => body('The envoy spoke.')),
        4,
      ),
    ).toHaveLength(4);
  });
});

describe('the score', () => {
  it('lies between 0 and 1 and grows with the share of the sentence that is spoken of', () => {
    const found = ask('envoy ceasefire Kabul soldiers', [
      body('The envoy.'),
      body('The envoy on a ceasefire.'),
      body('The envoy on a ceasefire in Kabul.'),
      body('Soldiers told the envoy of a ceasefire in Kabul.'),
    ]);
    expect(found.map(({ row }) => row)).toEqual([3, 2, 1, 0]);
    for (const { score } of found) {
      expect(score).toBeGreaterThan(0);
      expect(score).toBeLessThan(1);
    }
  });

  it('tells claims that bear on one another from those that share a word, among the claims of the sample', () => {
    const claims = CLAIMS.map(({ text }) => ({ title: text, body: '' }));
    const about = (text: string) =>
      ask(text, claims)
        .filter(({ score }) => bearsOn(score))
        .map(({ row }) => CLAIMS[row]?.text);
    expect(about('A Taliban delegation and Khalilzad met on Thursday in Islamabad')[0]).toBe(
      'Khalilzad and a Taliban delegation met in Islamabad on Thursday',
    );
    expect(about('Talks about peace have formally resumed')[0]).toBe('Formal peace talks have resumed');
    expect(about('The two sides met in Islamabad for eight hours')).toContain(
      'Khalilzad and a Taliban delegation met in Islamabad on Thursday',
    );
    expect(about('The mayor of Oslo opened a meeting on housing')).toEqual([]);
    expect(about('Trump won the election in Ohio by a wide margin')).toEqual([]);
  });

  it('marks only words of the document', () => {
    const text = 'Delegations meet; the envoys’ talks are delegated.';
    for (const { words } of ask('delegation meeting envoy talk', [body(text)]))
      for (const word of words) expect(wordsOf(text)).toContain(word);
  });
});
