import { describe, expect, it } from 'vitest';
import { FaultError } from '#shared/contract/faults';
import { readPdf } from '#workbench/importing/formats/pdf/read';
import type { Reading } from '#workbench/importing/reading';
import { lines, type Placed, pdf, stream, type Written } from './written';

const read = (written: Written): Promise<Reading> => readPdf(pdf(written), 'paper.pdf');
const textOf = async (...pages: (readonly Placed[])[]): Promise<string> => (await read({ pages })).text;

const LEFT = [
  'The council voted on Monday to',
  'close three libraries in the north',
  'of the city by the end of this year',
  'although many readers had asked it',
  'to keep at least one of them open.',
];
const RIGHT = [
  'A spokesman for the mayor denied',
  'that the money was spent already',
  'and said the budget would be shown',
  'to anyone who asked the town hall',
  'for it in writing before Christmas.',
];

describe('reading order', () => {
  it('joins the lines of a paragraph and parts paragraphs by an empty line', async () => {
    const text = await textOf([...lines(LEFT, 72, 700), ...lines(RIGHT, 72, 620)]);
    expect(text).toBe(`${LEFT.join(' ')}\n\n${RIGHT.join(' ')}`);
  });

  it('parts paragraphs that are only set in', async () => {
    // The last line before is as long as any: nothing else shows that it ends.
    const full = [...LEFT.slice(0, 4), 'although very many of its readers had asked for it.'];
    const set = [
      ...lines(full, 72, 700),
      ...lines(RIGHT.slice(0, 1), 90, 640),
      ...lines(RIGHT.slice(1), 72, 628),
    ];
    expect(await textOf(set)).toBe(`${full.join(' ')}\n\n${RIGHT.join(' ')}`);
  });

  it('reads what stands across columns first, then column by column', async () => {
    const headline = { text: 'Libraries to close across the whole of the city', x: 72, y: 740, size: 20 };
    const text = await textOf([headline, ...lines(LEFT, 72, 700), ...lines(RIGHT, 320, 700)]);
    expect(text.split('\n\n')).toEqual([headline.text, LEFT.join(' '), RIGHT.join(' ')]);
  });

  it('reads three columns one after the other', async () => {
    const columns = [LEFT, RIGHT, LEFT].map((column, at) => lines(column, 40 + at * 190, 700));
    expect(await textOf(columns.flat())).toBe(
      [LEFT, RIGHT, LEFT].map((column) => column.join(' ')).join('\n\n'),
    );
  });

  it('carries a sentence on from one column to the next', async () => {
    const text = await textOf([
      ...lines(LEFT.slice(0, 4), 72, 700),
      ...lines([...LEFT.slice(4), ...RIGHT], 320, 700),
    ]);
    expect(text.startsWith(LEFT.join(' '))).toBe(true);
  });

  it('reads a table row by row, its cells parted by tabs', async () => {
    const rows = [
      ['Region', '2019', '2020'],
      ['North', '12,400', '13,900'],
      ['South', '8,100', '7,900'],
      ['East', '5,000', '4,100'],
    ];
    const set = rows.flatMap((row, at) =>
      row.map((text, column) => ({ text, x: 72 + column * 120, y: 700 - at * 14 })),
    );
    expect(await textOf(set)).toBe(rows.map((row) => row.join('\t')).join('\n\n'));
  });

  it.each([
    ['upwards', '0 1 -1 0', (at: number) => 100 + at * 12],
    ['downwards', '0 -1 1 0', (at: number) => 300 - at * 12],
  ])('reads text that runs %s on the page, and on a page that is turned', async (_, turn, x) => {
    const turned = LEFT.map((text, at) => `BT /F1 10 Tf ${turn} ${x(at)} 400 Tm (${text}) Tj ET`).join('\n');
    for (const page of ['', '/Rotate 90']) {
      const whole = Buffer.from(pdf({ pages: [[]], page })).toString('latin1');
      const bytes = Buffer.from(whole.replace(stream(''), stream(turned)), 'latin1');
      expect((await readPdf(new Uint8Array(bytes), 'turned.pdf')).text).toBe(LEFT.join(' '));
    }
  });

  it('puts a large first letter in front of the word it begins', async () => {
    const begun = [...lines(['he council voted on Monday to'], 96, 700), ...lines([LEFT[1] ?? ''], 96, 688)];
    const set = [{ text: 'T', x: 72, y: 688, size: 27 }, ...begun, ...lines(LEFT.slice(2), 72, 676)];
    expect(await textOf(set)).toMatch(/^The council voted on Monday/);
  });

  it('reads a text drawn twice for boldness once', async () => {
    const twice = lines(LEFT, 72, 700).flatMap((set) => [set, { ...set, x: set.x + 0.3 }]);
    expect(await textOf(twice)).toBe(LEFT.join(' '));
  });
});

describe('words at a line’s end', () => {
  it('makes a broken word whole', async () => {
    expect(
      await textOf(lines(['The Saturday meeting was cancel-', 'led without any notice to those'], 72, 700)),
    ).toBe('The Saturday meeting was cancelled without any notice to those');
  });

  it('keeps the hyphen of a word that the document writes with one elsewhere', async () => {
    const set = lines(['A long-term plan is what the long-', 'term residents of the town wanted'], 72, 700);
    expect(await textOf(set)).toBe('A long-term plan is what the long-term residents of the town wanted');
  });

  it('keeps the hyphen before a capital letter', async () => {
    const set = lines(['This was decided by the Anglo-', 'Irish council that met in London'], 72, 700);
    expect(await textOf(set)).toContain('Anglo-Irish');
  });
});

describe('pages', () => {
  const page = (number: number, body: readonly string[]): Placed[] => [
    { text: 'The Daily Examiner', x: 240, y: 760 },
    ...lines(body, 72, 700),
    { text: `Page ${number} of 2`, x: 290, y: 30 },
  ];

  it('leaves out what runs along the top and bottom, and says so', async () => {
    const { text, remarks } = await read({ pages: [page(1, LEFT), page(2, RIGHT)] });
    expect(text).toBe(`${LEFT.join(' ')}\n\n${RIGHT.join(' ')}`);
    expect(remarks.join()).toContain('The Daily Examiner');
  });

  it('keeps lines that belong to the text, even where every page begins alike', async () => {
    const begun = (number: number): Placed[] =>
      page(number, [`This is what witness ${number} said that day`, ...LEFT]);
    const { text } = await read({ pages: [begun(1), begun(2)] });
    expect(text).toMatch(/^This is what witness 1 said/);
    expect(text).toContain('This is what witness 2 said');
    expect(text).not.toContain('Examiner');
  });

  it('keeps a line at the top that only one page has', async () => {
    const headed = [{ text: 'Corrections and clarifications', x: 72, y: 760 }, ...lines(LEFT, 72, 700)];
    expect(await textOf(headed, lines(RIGHT, 72, 700))).toContain('Corrections and clarifications');
  });

  it('keeps a page that has nothing but its number', async () => {
    const only = (text: string): Placed[] => [{ text, x: 300, y: 30 }];
    expect(await textOf(only('11'), only('12'), only('13'))).toBe('11\n\n12\n\n13');
  });

  it('says where each page begins, also within a paragraph that runs over', async () => {
    const { text, pages } = await read({
      pages: [lines(LEFT.slice(0, 3), 72, 700), lines(LEFT.slice(3), 72, 700)],
    });
    expect(text).toBe(LEFT.join(' '));
    expect(pages).toEqual([0, text.indexOf('although')]);
  });

  it('names the pages without a text layer', async () => {
    const { remarks, pages, text } = await read({
      pages: [lines(LEFT, 72, 700), [], [], lines(RIGHT, 72, 700)],
    });
    expect(remarks).toEqual([
      'Pages 2 to 3 have no text layer: what they show cannot be searched or quoted.',
    ]);
    expect(pages).toEqual([
      0,
      text.indexOf(RIGHT[0] ?? ''),
      text.indexOf(RIGHT[0] ?? ''),
      text.indexOf(RIGHT[0] ?? ''),
    ]);
  });

  it('keeps a document without any text, with a remark', async () => {
    const { text, remarks, pages } = await read({ pages: [[], []] });
    expect({ text, pages }).toEqual({ text: '', pages: [0, 0] });
    expect(remarks).toEqual([
      'None of its 2 pages has a text layer: what they show cannot be searched or quoted.',
    ]);
  });
});

describe('scripts', () => {
  /** A font whose codes stand for the letters given. */
  const fontOf = (letters: Readonly<Record<string, string>>): string[] => {
    const hex = (text: string): string =>
      [...text].map((sign) => sign.charCodeAt(0).toString(16).padStart(4, '0')).join('');
    const rows = Object.entries(letters).map(([code, letter]) => `<${hex(code).slice(2)}> <${hex(letter)}>`);
    const map = `begincmap 1 begincodespacerange <00> <ff> endcodespacerange ${rows.length} beginbfchar ${rows.join(' ')} endbfchar endcmap`;
    return [
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode %DESCENDANT% >>',
      stream(map),
    ];
  };

  it('turns lines written from the right into the order they are read', async () => {
    const font = fontOf({ a: 'א', b: 'ב', c: 'ג', d: 'ד' });
    // As it looks: the last letter stands leftmost.
    const { text } = await read({
      pages: [
        [
          { text: 'dcba', x: 100, y: 700 },
          { text: 'ab', x: 200, y: 700 },
        ],
      ],
      font,
    });
    expect(text.replace('\t', ' ')).toBe('בא אבגד');
  });

  it('decodes Japanese that relies on character maps no file carries', async () => {
    const font = [
      '<< /Type /Font /Subtype /Type0 /BaseFont /HeiseiMin-W3 /Encoding /90ms-RKSJ-H /DescendantFonts [%DESCENDANT%] >>',
      '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /HeiseiMin-W3 /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 2 >> /DW 1000 /FontDescriptor %NEXT% >>',
      '<< /Type /FontDescriptor /FontName /HeiseiMin-W3 /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /StemV 80 >>',
    ];
    const { text } = await read({ pages: [[{ text: '<93FA967B8CEA>', x: 72, y: 700 }]], font });
    expect(text).toBe('日本語');
  });
});

describe('forms', () => {
  const field = (rest: string): Written => ({
    pages: [lines(['Name of the witness'], 72, 700)],
    catalog: '/AcroForm << /Fields [%N% 0 R] >>',
    page: '/Annots [%N% 0 R]',
    objects: [
      `<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /V (Jane Roe) /Rect [200 695 400 712] ${rest} >>`,
    ],
  });

  it('reads what is filled in where it stands', async () => {
    expect((await read(field('/F 4'))).text).toMatch(/^Name of the witness\s+Jane Roe$/);
  });

  it('leaves out fields that are not shown, and passwords', async () => {
    expect((await read(field('/F 2'))).text).toBe('Name of the witness');
    expect((await read(field('/F 4 /Ff 8192'))).text).toBe('Name of the witness');
  });
});

describe('metadata', () => {
  const metaOf = async (info: string, catalog = ''): Promise<Reading> =>
    read({ pages: [lines(LEFT, 72, 700)], info, catalog });

  it('takes title, author, day and language, and says how sure each is', async () => {
    const info = "/Title (Libraries to close) /Author (Jane Roe) /CreationDate (D:20191004153000+02'00')";
    const { meta, provenance, language } = await metaOf(info, '/Lang (en-GB)');
    expect(meta).toEqual({
      title: 'Libraries to close',
      byline: 'Jane Roe',
      date: '2019-10-04',
      outlet: null,
      url: null,
    });
    expect(provenance.title?.sure).toBe('stated');
    expect(provenance.date?.sure).toBe('guessed');
    expect(language).toBe('en-GB');
  });

  it.each(['report_final.doc', 'Microsoft Word - draft3.docx', 'Untitled-1', '12345', 'C:\\\\files\\\\x'])(
    'takes %s for no title',
    async (title) => {
      const { meta, provenance } = await metaOf(`/Title (${title})`);
      expect([meta.title, provenance.title]).toEqual([null, undefined]);
    },
  );

  it('takes what stands behind the maker’s name as a guess', async () => {
    const { meta, provenance } = await metaOf('/Title (Microsoft Word - Libraries to close)');
    expect([meta.title, provenance.title?.sure]).toEqual(['Libraries to close', 'guessed']);
  });
});

describe('what cannot be read', () => {
  const faultOf = async (bytes: Uint8Array): Promise<FaultError> => {
    const error = await readPdf(bytes, 'paper.pdf').catch((thrown: unknown) => thrown);
    if (error instanceof FaultError) return error;
    throw new Error(`no fault: ${String(error)}`);
  };

  it('names a password', async () => {
    const key = `<${'5a'.repeat(32)}>`;
    const encrypt = `/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O ${key} /U ${key} >> /ID [<01> <01>]`;
    const { tag, what, where } = await faultOf(pdf({ pages: [lines(LEFT, 72, 700)], trailer: encrypt }));
    expect({ tag, where }).toEqual({ tag: 'unreadable', where: 'paper.pdf' });
    expect(what).toBe('is encrypted and opens only with a password');
  });

  it('names what is beyond repair', async () => {
    const { tag, what, todo } = await faultOf(new Uint8Array(Buffer.from('%PDF-1.7\nnothing of the kind')));
    expect(tag).toBe('unreadable');
    expect(what).toContain('damaged');
    expect(todo).not.toBeNull();
  });

  it('reads one whose table of contents is lost', async () => {
    const whole = Buffer.from(pdf({ pages: [lines(LEFT, 72, 700)] })).toString('latin1');
    const cut = whole.replace(/^\d{10} 00000 n $/gm, '9999999999 00000 n ');
    expect((await readPdf(new Uint8Array(Buffer.from(cut, 'latin1')), 'cut.pdf')).text).toBe(LEFT.join(' '));
  });

  it('leaves the bytes it was given as they are', async () => {
    const bytes = pdf({ pages: [lines(LEFT, 72, 700)] });
    const before = Buffer.from(bytes);
    await readPdf(bytes, 'paper.pdf');
    expect(before.equals(bytes)).toBe(true);
  });
});
