import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { marksIn } from '#shared/query/marks-in';
import { SearchEngine } from '#workbench/search/engine';
import { asking, at, claim, doc, report } from './folders';

/** What reports say, the number of each being its id. */
const TEXTS: readonly string[] = [
  /* r1 */ 'The envoy Khalilzad’s visit to Kabul ended.',
  'Khalilzad said nothing.',
  'The ministry denied the report.',
  'The ministry denies any deal.',
  'Café Müller in Zürich was shut.',
  'Cafe Muller reopened.',
  'Straße und Fluß in Łódź',
  'Œuvre d’Æsir, Øresund, Đà Nẵng',
  'İstanbul ve Diyarbakır',
  /* r10 */ 'Istanbul and Diyarbakir',
  '双方在伊斯兰堡举行和平会谈。',
  '会见谈判代表',
  '東京でサミットが開かれた',
  'パーティーは東の京で',
  'การเจรจาสันติภาพในกรุงเทพ',
  'ການເຈລະຈາສັນຕິພາບ',
  'ភ្នំពេញជារាជធានី',
  'ရန်ကုန်မြို့',
  '대통령은 서울에서 회담했다',
  /* r20 */ '서울의 봄',
  'المحادثات في إسلام آباد',
  'مُحَادَثَات السلام في مدرسة',
  'مدرسه، مستشفى في القاهرة',
  'کابل پایتخت است، سال ۲۰۱۹',
  'كابل عام ٢٠١٩',
  'אמר שָׁלוֹם לירושלים',
  'שלום רב',
  'מלך ושלומי',
  'हिन्दी में फ़ोन पर हँसी',
  /* r30 */ 'फोन और हंसी',
  'Мирные переговоры, Ёлкин и Йод',
  'Елкин подписал',
  'Київ і Ґалаґан',
  'Η ΟΔΟΣ προς την Αθήνα',
  'η οδός της Αθηνας',
  'ＡＢＣ　ｎｅｗｓ',
  'The ﬁnal ﬂight',
  'co\u00adoper\u00adation agreed',
  'They co-operate on it.',
  /* r40 */ 'I don’t know',
  "We don't agree",
  'It cost 1,000 euros',
  'It cost 1.000 euros',
  'Mu\u0308nchen is Bavaria',
  '🕊️ 𝐏𝐞𝐚𝐜𝐞 at last 👩‍👩‍👧',
  'The bridge over the harbour and, later, a ferry',
  'bridge one two three four five six seven eight nine ten eleven twelve ferry',
  'naïve façade résumé',
  'The universe is a large place',
  /* r50 */ 'Nguyễn Văn Thiệu',
  'Dvořák i Čapek ve městě Plzeň',
  'Þingvellir og Eyjafjallajökull',
  'snake_case words',
  'The presidential election',
];

const DOCS = [
  ...TEXTS.map((body, index) => report(`r${index + 1}`, body)),
  doc('report', 'r80', { body: 'dated one', outlet: 'Reuters' }, { dates: ['2019-10-04'] }),
  doc('report', 'r81', { body: 'dated two', outlet: 'AP' }, { dates: ['2019-10'] }),
  doc('report', 'r82', { body: 'dated three', outlet: 'Daily Example' }, { dates: ['2020'] }),
  claim('c90', 'The bridge was closed'),
  doc(
    'claim',
    'c91',
    { title: 'The ferry sank' },
    { facts: ['verdict:declined', 'has:verdict', 'has:note'] },
  ),
  doc('claim', 'c92', { title: 'The train ran late' }, { facts: ['verdict:open', 'is:open'] }),
];

let engine: SearchEngine;
const folder = mkdtempSync(join(tmpdir(), 'galley-probes-'));
beforeAll(() => {
  engine = new SearchEngine(folder);
  engine.apply({ put: DOCS, remove: [], position: at(1) });
});
afterAll(() => {
  engine.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Query, and of each document found exactly the letters that are marked. */
const PROBES: readonly (readonly [string, Readonly<Record<string, readonly string[]>>])[] = [
  ['khalilzad', { r1: ['Khalilzad'], r2: ['Khalilzad'] }],
  ['Khalilzad’s', { r1: ['Khalilzad'], r2: ['Khalilzad'] }],
  ['“khalilzad’s visit”', { r1: ['Khalilzad’s visit'] }],
  ['deny', { r3: ['denied'], r4: ['denies'] }],
  ['"denies"', { r4: ['denies'] }],
  ['"ministry denied"', { r3: ['ministry denied'] }],
  ['"cafe muller"', { r5: ['Café Müller'], r6: ['Cafe Muller'] }],
  ['MÜLLER', { r5: ['Müller'], r6: ['Muller'] }],
  ['strasse', { r7: ['Straße'] }],
  ['fluss lodz', { r7: ['Fluß', 'Łódź'] }],
  ['oeuvre aesir', { r8: ['Œuvre', 'Æsir'] }],
  ['"da nang"', { r8: ['Đà Nẵng'] }],
  ['istanbul', { r9: ['İstanbul'], r10: ['Istanbul'] }],
  ['DİYARBAKIR', { r9: ['Diyarbakır'], r10: ['Diyarbakir'] }],
  ['会谈', { r11: ['会谈'] }],
  ['東京', { r13: ['東京'] }],
  ['ｻﾐｯﾄ', { r13: ['サミット'] }],
  ['สันติภาพ', { r15: ['สันติภาพ'] }],
  ['ສັນຕິ', { r16: ['ສັນຕິ'] }],
  ['ភ្នំពេញ', { r17: ['ភ្នំពេញ'] }],
  ['ရန်ကုန်', { r18: ['ရန်ကုန်'] }],
  ['서울', { r19: ['서울'], r20: ['서울'] }],
  ['대통령', { r19: ['대통령'] }],
  ['\u1109\u1165\u110b\u116e\u11af', { r19: ['서울'], r20: ['서울'] }],
  ['اسلام', { r21: ['إسلام'] }],
  ['محادثات', { r22: ['مُحَادَثَات'] }],
  ['مدرسة', { r22: ['مدرسة'], r23: ['مدرسه'] }],
  ['مستشفي', { r23: ['مستشفى'] }],
  ['كابل', { r24: ['کابل'], r25: ['كابل'] }],
  ['2019', { r24: ['۲۰۱۹'], r25: ['٢٠١٩'] }],
  ['الســلام', { r22: ['السلام'] }],
  ['שלום', { r26: ['שָׁלוֹם'], r27: ['שלום'] }],
  ['שלומ*', { r26: ['שָׁלוֹם'], r27: ['שלום'] }],
  ['फोन', { r29: ['फ़ोन'], r30: ['फोन'] }],
  ['हंसी', { r29: ['हँसी'], r30: ['हंसी'] }],
  ['हिन्दी', { r29: ['हिन्दी'] }],
  ['елкин', { r31: ['Ёлкин'], r32: ['Елкин'] }],
  ['Ёлкин', { r31: ['Ёлкин'], r32: ['Елкин'] }],
  ['йод', { r31: ['Йод'] }],
  ['галаган', { r33: ['Ґалаґан'] }],
  ['οδος αθηνα*', { r34: ['ΟΔΟΣ', 'Αθήνα'], r35: ['οδός', 'Αθηνας'] }],
  ['news', { r36: ['ｎｅｗｓ'] }],
  ['flight final', { r37: ['ﬁnal', 'ﬂight'] }],
  ['cooperation', { r38: ['co\u00adoper\u00adation'] }],
  ['co-operate', { r39: ['co-operate'] }],
  ["don't", { r40: ['don’t'], r41: ["don't"] }],
  ['don’t', { r40: ['don’t'], r41: ["don't"] }],
  ['1,000', { r42: ['1,000'], r43: ['1.000'] }],
  ['munchen', { r44: ['Mu\u0308nchen'] }],
  ['peace', { r45: ['𝐏𝐞𝐚𝐜𝐞'] }],
  ['"ferry bridge"~10', { r46: ['bridge', 'ferry'] }],
  ['"ferry bridge"~12', { r46: ['bridge', 'ferry'], r47: ['bridge', 'ferry'] }],
  ['naive resume', { r48: ['naïve', 'résumé'] }],
  ['nguyen thieu', { r50: ['Nguyễn', 'Thiệu'] }],
  ['dvorak plzen', { r51: ['Dvořák', 'Plzeň'] }],
  ['thingvellir', { r52: ['Þingvellir'] }],
  ['case', { r53: ['case'] }],
  ['presidnetial~', { r54: ['presidential'] }],
  ['presid*', { r54: ['presidential'] }],
  ['outlet:(Reuters OR AP) dated', { r80: ['dated'], r81: ['dated'] }],
];

describe('a probe', () => {
  it.each(PROBES)('%s finds exactly what it is to, and marks the right letters', (query, expected) => {
    const { hits } = engine.search(asking(query, { limit: 100 }));
    const found = hits.map(({ id, snippet, ranges }) => [
      id,
      ranges.map(([start, end]) => snippet.slice(start, end)),
    ]);
    expect(Object.fromEntries(found)).toEqual(expected);
  });

  it.each(PROBES)('%s marks the same letters where no index is', (query, expected) => {
    for (const [id, marked] of Object.entries(expected)) {
      const text = DOCS.find((each) => each.id === id)?.fields.body ?? '';
      expect(marksIn(text, query).map(({ start, end }) => text.slice(start, end))).toEqual(marked);
    }
  });

  it.each([
    ['date:2019', ['r80', 'r81']],
    ['date:2019-10-04', ['r80']],
    ['date:2019-10-01..2019-10-30', ['r80']],
    ['date:>=2019-10', ['r80', 'r81', 'r82']],
    ['date:<2020 outlet:reuters', ['r80']],
    ['date:>2020', []],
    ['is:open', ['c92']],
    ['verdict:"declined to comment"', ['c91']],
    ['in:claims -has:note', ['c90', 'c92']],
    ['in:claims -is:open -has:verdict', ['c90']],
  ])('%s finds by what is known, not by words', (query, expected) => {
    const { hits } = engine.search(asking(query, { limit: 100 }));
    expect(hits.map(({ id }) => String(id)).sort()).toEqual(expected);
  });
});
