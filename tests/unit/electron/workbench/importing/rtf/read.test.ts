import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { FaultError } from '#shared/contract/faults';
import { readRtf } from '#workbench/importing/formats/rtf/read';

const bytesOf = (rtf: string): Buffer => Buffer.from(rtf, 'latin1');
/** @param inside with String.raw, as RTF has a backslash before every word */
const rtf = (inside: string, head = String.raw`\ansi\ansicpg1252\deff0`): Buffer =>
  bytesOf(`{\\rtf1${head} ${inside}}`);
const read = (inside: string, head?: string) => readRtf(rtf(inside, head), 'paper.rtf');
const textOf = async (inside: string, head?: string): Promise<string> => (await read(inside, head)).text;
/** Text as bytes of an encoding, each written in hexadecimal. */
const escaped = (text: string, encoding: string): string =>
  [...iconv.encode(text, encoding)].map((byte) => `\\'${byte.toString(16).padStart(2, '0')}`).join('');

describe('text', () => {
  it('parts paragraphs by an empty line and leaves out empty ones', async () => {
    expect(await textOf(String.raw`\pard One\par\par Two\sect Three`)).toBe('One\n\nTwo\n\nThree');
  });

  it('takes line ends of the file for none, unless a backslash stands before them', async () => {
    expect(await textOf('One\r\n and \ntwo\\\nThree')).toBe('One and two\n\nThree');
  });

  it('reads what words and signs stand for', async () => {
    const written = String.raw`\ldblquote a\rdblquote  \lquote b\rquote\emdash c\endash d\tab e\line f\~g\_h i\-j \{k\} \\l\bullet`;
    expect(await textOf(written)).toBe('“a” ‘b’—c–d\te\nf\u00a0g\u2011h ij {k} \\l•');
  });

  it('leaves the spaces that end words out, and others in', async () => {
    expect(await textOf(String.raw`a\b  b\b0 c {\i d}e`)).toBe('a bc de');
  });

  it('leaves control characters out', async () => {
    expect(await textOf(`a\0b\x07c\\'01d`)).toBe('abcd');
  });

  it('puts each list item in a paragraph of its own, without what counts it', async () => {
    const item = (text: string): string =>
      String.raw`{\listtext\f3 \'b7\tab}{\*\pn\pnlvlblt{\pntxtb\'b7}}${text}\par `;
    expect(await textOf(item('Apple') + item('Pear'))).toBe('Apple\n\nPear');
  });
});

describe('encodings', () => {
  it.each([
    [1250, 'Příliš žluťoučký kůň'],
    [1251, 'Мэрия закрыла'],
    [1253, 'Η βιβλιοθήκη έκλεισε'],
    [1254, 'Kütüphane kapandı'],
    [1255, 'הספרייה נסגרה'],
    [1256, 'أغلقت المكتبة'],
    [874, 'ห้องสมุดปิด'],
    [932, '図書館を閉鎖した'],
    [936, '图书馆关闭'],
    [949, '도서관이 닫혔다'],
    [950, '圖書館關閉'],
    [10000, 'Bibliothèque fermée'],
    [437, 'Bibliothèque'],
    [720, 'المكتبة'],
  ])('of the document: code page %s', async (codePage, text) => {
    const codec = codePage === 10000 ? 'macroman' : `cp${codePage}`;
    expect(await textOf(escaped(text, codec), `\\ansi\\ansicpg${codePage}`)).toBe(text);
  });

  it.each([
    ['mac', 'é', 'macroman'],
    ['pc', 'é', 'cp437'],
    ['pca', 'ø', 'cp850'],
    ['ansi', '“é”', 'cp1252'],
  ])('of the document, by the word %s', async (word, text, codec) => {
    expect(await textOf(escaped(text, codec), `\\${word}`)).toBe(text);
  });

  const FONTS = String.raw`{\fonttbl{\f0\fswiss\fcharset0 Arial;}{\f1\fnil\fcharset204{\*\panose 0202}Times New Roman Cyr{\*\falt Times};}{\f2\fcharset128 MS Mincho;}{\f3\ftech\fcharset2 Symbol;}{\f4\fcharset0\cpg1253 Odd;}{\f5\fcharset1 Default;}}`;

  it('of fonts come before that of the document', async () => {
    const written = `${FONTS}\\f0 ${escaped('é', 'cp1252')} {\\f1 ${escaped('Мэрия', 'cp1251')}} {\\f2 ${escaped('市長', 'sjis')}}${escaped('é', 'cp1252')}{\\f4 ${escaped('Η', 'cp1253')}}`;
    expect(await textOf(written)).toBe('é Мэрия 市長éΗ');
  });

  it('of the default font hold at the start and after \\plain', async () => {
    const word = escaped('Мэрия', 'cp1251');
    expect(await textOf(`${FONTS}${word}{\\f0 x\\plain ${word}}`, '\\ansi\\deff1')).toBe('МэрияxМэрия');
  });

  it('are the document’s where a font has the default character set', async () => {
    expect(await textOf(`${FONTS}\\f5 ${escaped('Мэрия', 'cp1251')}`, '\\ansi\\ansicpg1251')).toBe('Мэрия');
  });

  it('put characters together whose bytes are written in different ways', async () => {
    // The second byte of ア in Shift_JIS is an ASCII letter, and a file's line may end between the two.
    expect(await textOf(`${FONTS}\\f2 \\'83\r\nA\\'83\\'41`)).toBe('アア');
  });

  it('of symbol fonts are the characters they show', async () => {
    expect(await textOf(`${FONTS}{\\f3 \\'b7 ab}{\\f3 \\u-3999 ?}`)).toBe('• αβα');
  });

  it('are UTF-8 where a careless program wrote that as it is', async () => {
    const careless = Buffer.from('{\\rtf1\\ansi Мэрия — é}', 'utf8');
    expect((await readRtf(careless, 'a.rtf')).text).toBe('Мэрия — é');
    expect((await readRtf(bytesOf('{\\rtf1\\ansi \xe9t\xe9}'), 'a.rtf')).text).toBe('été');
  });
});

describe('Unicode', () => {
  it('is read, and what stands there for older readers is not', async () => {
    expect(await textOf(String.raw`\u1052?\u1101?\u8364\'80 {\uc2 \u24066\'8e\'73}\u-10179?\u-8704?x`)).toBe(
      'Мэ€ 市😀x',
    );
    expect(await textOf(String.raw`{\uc0\u233}t{\uc0 \u233 }a\u128512?b`)).toBe('étéa😀b');
  });

  it('may have a sign, or the end of its group, in place of what older readers show', async () => {
    expect(await textOf(String.raw`it\u8217\rquote s {\u233}t\u233\~x`)).toBe('it’s étéx');
    expect(await textOf(String.raw`\u1052\u1101\u1088?!`)).toBe('Мэр!');
    expect(await textOf(String.raw`a\u233\bin3 {}}b`)).toBe('aéb');
  });

  it('is taken from the newer of two forms', async () => {
    expect(await textOf(String.raw`a {\upr{older}{\*\ud{\u1052?newer}}} b`)).toBe('a Мnewer b');
  });

  it('has no halves of characters', async () => {
    expect(await textOf(String.raw`a\u-10179?b\u9999999?c`)).toBe('a\ufffdbc');
  });
});

describe('tables', () => {
  const row = (...cells: readonly string[]): string =>
    String.raw`\trowd\cellx1000\cellx2000\pard\intbl ${cells.map((cell) => `${cell}\\cell `).join('')}{\trowd\cellx1000\row}`;

  it('are a line per row, cells parted by tabs', async () => {
    const written = String.raw`Before\par ${row('Region', 'Votes')}${row(String.raw`North\par and East`, '12')}\pard After\par`;
    expect(await textOf(written)).toBe('Before\n\nRegion\tVotes\nNorth and East\t12\n\nAfter');
  });

  it('are told by their rows where paragraphs do not say that they are in one', async () => {
    expect(
      await textOf(
        String.raw`Before\trowd\cellx1 a\cell b\cell\row\trowd c\par e\cell d\cell\row After\par\trowd x\cell y\cell\row`,
      ),
    ).toBe('Before\n\na\tb\nc e\td\n\nAfter\n\nx\ty');
  });

  it('may be in cells', async () => {
    const inner = String.raw`Inner\par\pard\intbl\itap2 a\nestcell b\nestcell{\*\nesttableprops\trowd\nestrow}{\nonesttables\par}c\nestcell d\nestcell{\*\nesttableprops\trowd\nestrow}\pard\intbl\itap1`;
    expect(await textOf(`${row('One', inner)}\\pard After`)).toBe('One\tInner a b c d\n\nAfter');
    expect(await textOf(row(inner))).toBe('Inner\n\na\tb\nc\td');
  });

  it('that only place text are read as that text', async () => {
    expect(await textOf(row(String.raw`One\par Two`))).toBe('One\n\nTwo');
  });

  it('lose nothing where they do not end', async () => {
    expect(await textOf(String.raw`\trowd\intbl a\cell b\par c`)).toBe('a\n\nb\n\nc');
    expect(await textOf(String.raw`\trowd\intbl a\cell b\row x\itap999999999 y\nestcell z`)).toContain('z');
  });
});

describe('what stands outside the text', () => {
  it('follows it, if it is a note, under the mark it has in it', async () => {
    const note = (text: string): string =>
      String.raw`{\super\chftn}{\footnote\pard\plain{\super\chftn} ${text}\par ${text}!}`;
    expect(await textOf(`He said so.${note('On the phone')} Later too.${note('In a letter')}\\par End`)).toBe(
      'He said so.[1] Later too.[2]\n\nEnd\n\n[1] On the phone\n\nOn the phone!\n\n[2] In a letter\n\nIn a letter!',
    );
  });

  it('follows the paragraph, if it is a box, and is read once', async () => {
    const box = String.raw`{\shp{\*\shpinst\shpleft0{\sp{\sn name}{\sv Box 1}}{\shptxt\pard Boxed\par twice}}{\shprslt{\*\do\dptxbx{\dptxbxtext\pard Boxed\par twice}}}}`;
    expect(await textOf(`Be${box}side\\par After`)).toBe('Beside\n\nBoxed\n\ntwice\n\nAfter');
    expect(await textOf(String.raw`a{\*\do\dptxbx{\dptxbxtext older}}\par`)).toBe('a\n\nolder');
    expect(await textOf(String.raw`a{\footnote b\shptxt c}`)).toBe('a[1]\n\n[1] b\n\nc');
  });

  it.each([
    String.raw`{\header\pard Draft\par}`,
    String.raw`{\footerr Page \chpgn}`,
    String.raw`{\stylesheet{\s0 Normal;}{\s1 heading 1;}}`,
    String.raw`{\colortbl;\red0\green0\blue0;}`,
    String.raw`{\pict\pngblip\picw1 89504e47}`,
    String.raw`{\*\shppict{\pict\pngblip 89504e47}}{\nonshppict{\pict 8950}}`,
    String.raw`{\object\objemb{\*\objclass Excel}{\*\objdata 0105}{\result{\pict 00}}}`,
    String.raw`{\*\whatever words {of} a newer {\par program}}`,
    String.raw`{\xe{\v Index}}{\*\bkmkstart mark}{\*\bkmkend mark}`,
    String.raw`{\*\generator Riched20 10.0;}`,
    String.raw`{\nonesttables words\par}`,
  ])('is left out: %s', async (group) => {
    expect(await read(`One${group} two`)).toMatchObject({ text: 'One two', remarks: [] });
  });

  it('is passed over where it is binary, whatever bytes it has', async () => {
    expect(await textOf(String.raw`a{\pict\bin8 }}{\bad}x}b`)).toBe('ab');
    expect(await textOf(String.raw`a\bin-5 b\bin0 c`)).toBe('abc');
  });

  it('is the instruction of a field, not its result', async () => {
    expect(
      await textOf(
        String.raw`See {\field{\*\fldinst{HYPERLINK "https://example.org"}}{\fldrslt{\ul the site}}}.`,
      ),
    ).toBe('See the site.');
  });

  it('is a formula’s properties, not the formula', async () => {
    expect(
      await textOf(
        String.raw`{\mmath{\*\moMath{\*\momathPr{\mmathFont Cambria}}{\mr{\mrPr sty}x=2}}{\mmathPict{\pict 00}}}`,
      ),
    ).toBe('x=2');
  });

  it.each([
    ['hidden', String.raw`a {\v secret}b`, 'It holds hidden words, left out of the text.'],
    ['hidden for a while', String.raw`a \v secret\v0 b`, 'It holds hidden words, left out of the text.'],
    [
      'commented',
      String.raw`a {\*\atnid KB}{\*\atnauthor Kim}\chatn{\*\annotation{\*\atndate 1}\pard Source?}b`,
      'It holds 1 comment, left out of the text.',
    ],
    [
      'deleted',
      String.raw`a {\deleted\revauthdel1 secret}b`,
      'It holds tracked changes: deleted words are left out of the text, inserted ones are in it.',
    ],
  ])('is what is %s', async (_, written, remark) => {
    expect(await read(written)).toMatchObject({ text: 'a b', remarks: [remark] });
  });

  it('is not what was inserted, which is remarked on', async () => {
    const { text, remarks } = await read(String.raw`a {\revised\revauth1 b}`);
    expect([text, remarks.length]).toEqual(['a b', 1]);
  });
});

describe('metadata', () => {
  it('takes title, author and day from the document’s own', async () => {
    const info = String.raw`{\info{\title Biblioth\'e8ques {\u1052?} & readers}{\subject No}{\author Jane Roe}{\author Jane Roe}{\operator Kim}{\creatim\yr2019\mo10\dy4\hr15}{\revtim\yr2020\mo1\dy1}{\*\company {Press}}{\doccomm No}}`;
    const { text, meta, provenance, encoding } = await read(`${info}Text`);
    expect([text, meta.title, meta.byline, meta.date, encoding]).toEqual([
      'Text',
      'Bibliothèques М & readers',
      'Jane Roe',
      '2019-10-04',
      'windows-1252',
    ]);
    expect([provenance.title?.sure, provenance.date?.sure]).toEqual(['stated', 'guessed']);
  });

  it('has none where the document says none, or no day any calendar has', async () => {
    const { meta } = await read(String.raw`{\info{\creatim\yr2019\mo2\dy30}}Text`);
    expect(Object.values(meta).every((value) => value === null)).toBe(true);
  });
});

describe('what is broken or made to do harm', () => {
  const faultOf = async (bytes: Uint8Array): Promise<FaultError> => {
    const error = await readRtf(bytes, 'paper.rtf').catch((thrown: unknown) => thrown);
    if (error instanceof FaultError) return error;
    throw new Error(`no fault: ${JSON.stringify(error)}`);
  };

  it('is named where it is no RTF', async () => {
    expect((await faultOf(bytesOf('Plain text'))).what).toBe('is no RTF document');
  });

  it('is read as far as it goes where it is cut off, and says so', async () => {
    const { text, remarks } = await readRtf(
      bytesOf(String.raw`{\rtf1 One\par {\b Two{\footnote a note`),
      'a.rtf',
    );
    expect(text).toBe('One\n\nTwo[1]\n\n[1] a note');
    expect(remarks).toEqual(['It breaks off before its end: what followed is missing.']);
  });

  it('says where something follows its end', async () => {
    expect((await readRtf(bytesOf('{\\rtf1 a}\r\n\0\0'), 'a.rtf')).remarks).toEqual([]);
    const { text, remarks } = await readRtf(bytesOf('{\\rtf1 a} and more}'), 'a.rtf');
    expect([text, remarks]).toEqual(['a', ['Something follows its end, and was not read.']]);
  });

  it('is read at ten thousand groups in one another, and named at a million', async () => {
    const nested = (levels: number): Buffer =>
      bytesOf(`{\\rtf1 ${'{\\b '.repeat(levels)}deep${'}'.repeat(levels)}}`);
    expect((await readRtf(nested(10_000), 'a.rtf')).text).toBe('deep');
    expect((await faultOf(nested(1_000_000))).what).toContain('100000 deep');
  });

  it('is read with ten thousand notes and boxes in one another', async () => {
    const nested = `a${String.raw`{\footnote{\shptxt b`.repeat(10_000)}${'}}'.repeat(10_000)}`;
    expect((await textOf(nested)).startsWith('a[1]')).toBe(true);
  });

  it('ends as a text wherever it is cut off, and whatever byte is wrong', async () => {
    const whole = rtf(
      String.raw`{\fonttbl{\f0\fcharset128 M;}}{\info{\title T}}\f0 \'83A\u1052?{\footnote n}\trowd\intbl a\cell\row{\pict\bin4 abcd}{\upr{x}{\*\ud y}}`,
    );
    for (let at = 6; at < whole.length; at += 1) {
      expect(typeof (await readRtf(whole.subarray(0, at), 'a.rtf')).text).toBe('string');
      const wrong = Buffer.from(whole);
      wrong[at] = (wrong[at] ?? 0) ^ 0x5a;
      expect(typeof (await readRtf(wrong, 'a.rtf')).text).toBe('string');
    }
  });

  it('is not troubled by numbers and words without end', async () => {
    expect(await textOf(`\\bin${'9'.repeat(400)} a`)).toBe('');
    expect(await textOf(`\\u${'9'.repeat(400)} a\\${'x'.repeat(100)} b\\uc99999999999 `)).toContain('b');
    expect(await textOf("a\\'zzb\\'4")).toBe('azzb4');
  });

  it('is kept without text where there is none', async () => {
    expect(await read(String.raw`\pard\par`)).toMatchObject({
      text: '',
      provenance: {},
      remarks: ['It has no text.'],
    });
  });
});
