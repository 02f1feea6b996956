import { afterEach, describe, expect, it } from 'vitest';
import type { SearchHit } from '#shared/contract/views';
import type { SearchDoc } from '#workbench/ports';
import { SearchEngine } from '#workbench/search/engine';
import { whole } from '#workbench/search/slices';
import { asking, at, claim, doc, freshFolder, report } from './folders';

const engines: SearchEngine[] = [];
afterEach(() => {
  for (const engine of engines.splice(0)) engine.close();
});

function engineWith(put: readonly SearchDoc[], folder = freshFolder()): SearchEngine {
  const engine = new SearchEngine(folder);
  engines.push(engine);
  if (put.length > 0) engine.apply({ put, remove: [], position: at(1) });
  return engine;
}

const ids = (engine: SearchEngine, query: string) => engine.search(asking(query)).hits.map(({ id }) => id);
const shown = ({ snippet, ranges }: SearchHit) => ranges.map(([start, end]) => snippet.slice(start, end));
const only = (engine: SearchEngine, query: string): SearchHit => {
  const [hit, ...more] = engine.search(asking(query)).hits;
  if (!hit || more.length > 0) throw new Error(`not one hit for ${query}`);
  return hit;
};

const meeting = [
  report('r1', 'The envoy met a Taliban delegation in Islamabad. Peace talks may resume.', {
    title: 'Envoy in Islamabad',
    more: 'Daily Example\nJane Roe',
  }),
  report('r2', 'Talks about a ceasefire went on; peace was not mentioned by the président.', {
    title: 'Ceasefire',
  }),
  claim('c3', 'Formal peace talks have resumed', { more: 'denied' }),
];

describe('what is found', () => {
  it.each([
    ['islamabad', ['r1']],
    ['ISLAMABAD delegation', ['r1']],
    ['"peace talks"', ['c3', 'r1']],
    ['“peace talks”', ['c3', 'r1']],
    ['"talks peace"', []],
    ['deleg*', ['r1']],
    ['"peace ta"*', ['c3', 'r1']],
    ['delegat', []],
    ['presidnet~', ['r2']],
    ['presidnet', []],
    ['prsidnet~2', ['r2']],
    ['president', ['r2']],
    ['ceasefire OR islamabad', ['r1', 'r2']],
    ['peace NOT islamabad', ['c3', 'r2']],
    ['peace -islamabad -formal', ['r2']],
    ['-peace', []],
    ['-islamabad', ['c3', 'r2']],
    ['peace in:claims', ['c3']],
    ['peace in:reports', ['r1', 'r2']],
    ['in:claims', ['c3']],
    ['in:claims OR ceasefire', ['c3', 'r2']],
    ['title:islamabad', ['r1']],
    ['title:delegation', []],
    ['title:(ceasefire OR formal)', ['c3', 'r2']],
    ['"jane roe"', ['r1']],
    ['denied', ['c3']],
    ['"roe daily"', []],
  ])('%s', (query, expected) => {
    const engine = engineWith(meeting);
    expect(ids(engine, query).sort()).toEqual([...expected].sort());
    expect(engine.search(asking(query)).total).toBe(expected.length);
  });

  it('is counted beyond what is answered', () => {
    const engine = engineWith(Array.from({ length: 30 }, (_, n) => report(`r${n + 1}`, `word ${n}`)));
    const { hits, total } = engine.search(asking('word', { limit: 7 }));
    expect([hits.length, total]).toEqual([7, 30]);
  });

  it('comes with the query, the time it took, and how a malformed query was read', () => {
    const answer = engineWith(meeting).search(asking('"peace talks'));
    expect(answer.query).toBe('"peace talks');
    expect(answer.readAs).toBe('"peace talks" (a quotation mark is never closed)');
    expect(answer.tookMs).toBeGreaterThan(0);
    expect(answer.hits).toHaveLength(2);
  });

  it('is written in any script', () => {
    const engine = engineWith([
      report('r1', '双方在伊斯兰堡举行和平会谈。'),
      report('r2', 'Straße nach Łódź'),
      report('r3', 'المحادثات في إسلام آباد'),
      report('r4', 'การเจรจาสันติภาพ'),
      report('r5', 'Мирные переговоры, Ёлкин'),
    ]);
    expect(['会谈', 'strasse lodz', 'اسلام', 'สันติ', 'елкин'].map((query) => ids(engine, query))).toEqual(
      ['r1', 'r2', 'r3', 'r4', 'r5'].map((id) => [id]),
    );
  });
});

describe('the order of what is found', () => {
  const filler = 'Nothing else of note was said that day by anyone who was there. '.repeat(5);

  it('puts exact phrases above scattered words, and claims above both', () => {
    const engine = engineWith([
      claim('c1', 'Peace talks were held'),
      report('r2', `peace talks. ${filler}`),
      report('r3', `talks for peace, peace by talks, peace after talks. ${filler}`),
      report('r4', filler),
    ]);
    expect(ids(engine, 'peace talks')).toEqual(['c1', 'r2', 'r3']);
  });

  it('puts a claim above a report that has the words more often', () => {
    const engine = engineWith([
      claim('c1', 'The ceasefire was agreed on at the meeting of Thursday last week'),
      report('r2', 'The ceasefire: a ceasefire, the ceasefire, agreed on Thursday last week'),
      ...Array.from({ length: 5 }, (_, n) => report(`r${n + 3}`, filler)),
    ]);
    expect(ids(engine, 'ceasefire')).toEqual(['c1', 'r2']);
  });

  it('puts a word in the title above the same word often in the text', () => {
    const engine = engineWith([
      report('r1', filler, { title: 'Ceasefire agreed' }),
      report('r2', `ceasefire and ceasefire, ceasefire ${filler}`, { title: 'Talks held' }),
      ...Array.from({ length: 5 }, (_, n) => report(`r${n + 3}`, filler)),
    ]);
    expect(ids(engine, 'ceasefire')).toEqual(['r1', 'r2']);
  });

  it('is the newest first for a short beginning, and where only a field is asked for', () => {
    const docs = Array.from({ length: 5200 }, (_, n) =>
      report(`r${n + 1}`, n === 3 ? 'iran iran iran' : `iran ${filler}`),
    );
    const engine = engineWith(docs);
    expect(ids(engine, 'ira*').slice(0, 3)).toEqual(['r5200', 'r5199', 'r5198']);
    expect(ids(engine, 'in:reports').slice(0, 3)).toEqual(['r5200', 'r5199', 'r5198']);
    expect(ids(engine, 'iran')[0]).toBe('r4');
  });

  it('can be by date, the newest first, those of one day by when they came', () => {
    const dated = (id: string, day: string | null) => doc('report', id, { body: 'talks' }, { day });
    const engine = engineWith([
      dated('r1', '2019-10-04'),
      dated('r2', null),
      dated('r3', '2018'),
      dated('r4', '2019-10-04'),
      dated('r5', '2019-10'),
    ]);
    const { hits } = engine.search(asking('talks', { order: 'newest' }));
    expect(hits.map(({ id }) => id)).toEqual(['r4', 'r1', 'r5', 'r3', 'r2']);
  });

  it('shows in the scores', () => {
    const scores = engineWith(meeting)
      .search(asking('peace talks'))
      .hits.map(({ score }) => score);
    expect(scores).toHaveLength(3);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });
});

describe('the excerpt', () => {
  const long = (middle: string) =>
    `${'Opening words. '.repeat(40)}\n\n${middle} ${'Closing words. '.repeat(40)}`;

  it('marks exactly the words found, over accents and characters of two units', () => {
    const body = long('🕊️ The “Pre\u0301sident” — 𝐏𝐞𝐚𝐜𝐞 👩‍👩‍👧 talks, naïve.');
    const hit = only(engineWith([report('r1', body)]), 'president peace naiv*');
    expect(shown(hit)).toEqual(['Pre\u0301sident', '𝐏𝐞𝐚𝐜𝐞', 'naïve']);
    expect(hit.at && body.slice(hit.at.start, hit.at.end)).toBe('Pre\u0301sident');
  });

  it('marks a phrase as one', () => {
    expect(shown(only(engineWith([report('r1', long('The peace-talks go on.'))]), '"peace talks"'))).toEqual([
      'peace-talks',
    ]);
  });

  it('marks words and phrases that overlap as one', () => {
    const hit = only(engineWith([report('r1', 'peace talks talks')]), '"peace talks" talk* "talks talks"');
    expect(hit.ranges).toEqual([[0, 17]]);
  });

  it('is taken where the words stand as a phrase, if they do', () => {
    const body = `talks on peace ${'nothing here. '.repeat(30)} later peace talks`;
    const hit = only(engineWith([report('r1', body)]), 'peace talks');
    expect([shown(hit), hit.at?.start]).toEqual([['peace talks'], body.indexOf('peace talks')]);
  });

  it('is the earliest of several as good', () => {
    const body = `${'nothing here. '.repeat(30)} first peace ${'nothing here. '.repeat(30)} second peace`;
    expect(only(engineWith([report('r1', body)]), 'peace').at?.start).toBe(body.indexOf('peace'));
  });

  it('is taken where most of the query stands', () => {
    const body = `peace ${'nothing here. '.repeat(60)} talks for peace in Doha ${'nothing here. '.repeat(60)}`;
    const hit = only(engineWith([report('r1', body)]), 'peace doha talks');
    expect(shown(hit)).toEqual(['talks', 'peace', 'Doha']);
    expect(hit.at?.start).toBe(body.indexOf('talks'));
    expect(hit.snippet.startsWith('…') && hit.snippet.endsWith('…')).toBe(true);
  });

  it('never marks what was to be left out', () => {
    const [hit] = engineWith([report('r1', 'peace and war'), report('r2', 'peace alone')]).search(
      asking('peace -war'),
    ).hits;
    expect(hit && shown(hit)).toEqual(['peace']);
  });

  it('is the beginning when only the title was found, and of the particulars when only they were', () => {
    const engine = engineWith([
      report('r1', long('Nothing.'), { title: 'Ceasefire', more: 'Daily Example' }),
    ]);
    expect(only(engine, 'ceasefire')).toMatchObject({ ranges: [], at: null });
    expect(only(engine, 'ceasefire').snippet.startsWith('Opening words.')).toBe(true);
    expect(only(engine, 'daily')).toMatchObject({ snippet: 'Daily Example', ranges: [[0, 5]], at: null });
  });

  it('of a claim names no place in a report', () => {
    expect(only(engineWith([claim('c1', 'They met')]), 'met')).toMatchObject({ at: null, ranges: [[5, 8]] });
  });

  it('shows a line break as a space, so that offsets stay', () => {
    const hit = only(engineWith([report('r1', 'first\n\nsecond')]), 'second');
    expect(hit).toMatchObject({ snippet: 'first  second', ranges: [[7, 13]], at: { start: 7, end: 13 } });
  });
});

describe('a change', () => {
  it('replaces a document and takes another away', () => {
    const engine = engineWith(meeting);
    engine.apply({ put: [report('r1', 'Entirely other words')], remove: ['r2', 'r99'], position: at(2) });
    expect([ids(engine, 'islamabad'), ids(engine, 'entirely'), ids(engine, 'ceasefire')]).toEqual([
      [],
      ['r1'],
      [],
    ]);
    expect(engine.position()).toEqual(at(2));
  });

  it('leaves a replaced document its place among newer and older ones', () => {
    const engine = engineWith(meeting);
    engine.apply({ put: [report('r1', 'changed')], remove: [], position: at(2) });
    expect(ids(engine, 'in:reports')).toEqual(['r2', 'r1']);
  });

  it('that cannot be made whole is not made at all', () => {
    const engine = engineWith(meeting);
    const broken = {
      ...report('r9', 'other'),
      get fields(): never {
        throw new Error('no text');
      },
    };
    expect(() =>
      engine.apply({ put: [report('r8', 'other'), broken], remove: ['r1'], position: at(2) }),
    ).toThrow('no text');
    expect([engine.position(), ids(engine, 'other'), ids(engine, 'islamabad')]).toEqual([at(1), [], ['r1']]);
    engine.apply({ put: [report('r8', 'othr words')], remove: [], position: at(3) });
    expect(ids(engine, 'words')).toEqual(['r8']);
    expect(ids(engine, 'other~')).toEqual(['r8']);
  });

  it('may be of nothing but the position', () => {
    const engine = engineWith(meeting);
    engine.apply({ put: [], remove: [], position: at(7) });
    expect(engine.position()).toEqual(at(7));
  });

  it('stays when the index is opened again, and clearing takes everything', () => {
    const folder = freshFolder();
    const engine = new SearchEngine(folder);
    engine.apply({ put: meeting, remove: [], position: at(1) });
    engine.close();
    const again = engineWith([], folder);
    expect([again.position(), ids(again, 'islamabad'), ids(again, 'islamabd~')]).toEqual([
      at(1),
      ['r1'],
      ['r1'],
    ]);
    again.clear();
    expect([again.position(), ids(again, 'islamabad'), ids(again, 'islamabd~')]).toEqual([null, [], []]);
    again.apply({ put: meeting, remove: [], position: at(1) });
    expect(ids(again, 'islamabd~')).toEqual(['r1']);
  });

  it('keeps offsets right in texts with characters that cannot be stored', () => {
    const body = 'a\0b \ud800 needle';
    const hit = only(engineWith([report('r1', body)]), 'needle');
    expect(hit.at && body.slice(hit.at.start, hit.at.end)).toBe('needle');
    expect(shown(hit)).toEqual(['needle']);
  });
});

describe('tidying', () => {
  it('takes one full volume after another, and changes nothing that is found', () => {
    const docs = Array.from({ length: 5000 }, (_, n) => report(`r${n + 1}`, `ceasefire talked number${n}`));
    const engine = engineWith(docs);
    const queries = [
      'number77',
      'number4999',
      'talks',
      'ceasfire~',
      'number4* -number40*',
      '"talked number3"',
    ];
    const found = () => queries.map((query) => [engine.search(asking(query)).total, ids(engine, query)]);
    const before = found();
    expect(before.every(([total]) => Number(total) > 0)).toBe(true);
    expect([whole(engine.tidying()), whole(engine.tidying()), whole(engine.tidying())]).toEqual([
      true,
      true,
      false,
    ]);
    expect(found()).toEqual(before);
  });

  it('leaves words that come to a full volume later to be found by their forms and in spite of typing errors', () => {
    const engine = engineWith(Array.from({ length: 2100 }, (_, n) => report(`r${n + 1}`, `word${n}`)));
    whole(engine.tidying());
    engine.apply({ put: [report('r5', 'the envoys embarked')], remove: [], position: at(2) });
    expect([ids(engine, 'embarking'), ids(engine, 'embraked~'), ids(engine, 'embark*')]).toEqual([
      ['r5'],
      ['r5'],
      ['r5'],
    ]);
    expect(whole(engine.tidying())).toBe(false);
  });

  it('that is dropped on the way leaves the index as it was', () => {
    const engine = engineWith(
      Array.from({ length: 2100 }, (_, n) =>
        report(`r${n + 1}`, Array.from({ length: 60 }, (_, m) => `word${60 * n + m}`).join(' ')),
      ),
    );
    const slices = engine.tidying();
    slices.next();
    slices.return(false);
    expect(ids(engine, 'word183')).toEqual(['r4']);
    expect([whole(engine.tidying()), whole(engine.tidying())]).toEqual([true, false]);
  });
});

describe('a hostile query', () => {
  it.each([
    ...[
      '"',
      '""',
      '*',
      '**',
      'NEAR(',
      'NEAR(a b, 2)',
      'body: peace',
      'facts:claim',
      '{title}: peace',
      'col:',
      '--',
      '---',
      '-',
      '^peace',
    ],
    ...[
      'peace + talks',
      "'; DROP TABLE docs; --",
      'OR',
      'NOT',
      'AND OR NOT',
      '((((',
      '))))',
      '"a',
      'a"b"c',
      '\0',
      'pea\0ce',
      '\ud800',
    ],
    ...[
      '\ue000claim',
      '\ue000any',
      '~',
      '~~2',
      'a~~',
      '🕊️',
      '%',
      '_',
      '?',
      ':x',
      'x'.repeat(1000),
      '('.repeat(1000),
    ],
    ...[
      'a '.repeat(500),
      '-a '.repeat(300),
      'NOT '.repeat(250),
      '"a" OR '.repeat(140),
      'ab~2 '.repeat(200),
      'peace~2 '.repeat(125),
    ],
    ...['a (b '.repeat(200), '-(a OR -(b '.repeat(90), 'title:(in:(a -'.repeat(70)],
  ])('%j is answered', (query) => {
    const engine = engineWith(meeting);
    expect(() => engine.search(asking(query))).not.toThrow();
    expect(ids(engine, 'islamabad')).toEqual(['r1']);
  });

  it('cannot reach what the index keeps for itself', () => {
    const engine = engineWith(meeting);
    expect([ids(engine, '\ue000claim'), ids(engine, '"\ue000any"'), ids(engine, 'facts:any')]).toEqual([
      [],
      [],
      [],
    ]);
  });
});
