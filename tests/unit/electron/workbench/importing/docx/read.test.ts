import { describe, expect, it } from 'vitest';
import { FaultError } from '#shared/contract/faults';
import { readDocx } from '#workbench/importing/formats/docx/read';
import { docx, p, part, r, zipped } from './written';

const read = async (body: string, further = {}) => readDocx(await docx(body, further), 'paper.docx');
const textOf = async (body: string, further = {}): Promise<string> => (await read(body, further)).text;

describe('text', () => {
  it('parts paragraphs by an empty line and leaves out empty ones', async () => {
    expect(await textOf(p('One') + p(' ') + p('Two'))).toBe('One\n\nTwo');
  });

  it('keeps spaces that do not break, and line breaks, within a paragraph', async () => {
    const body = `<w:p>${r('12\u00a0May')}<w:r><w:br/></w:r>${r('London')}<w:r><w:cr/></w:r>${r('England')}</w:p>`;
    expect(await textOf(body)).toBe('12\u00a0May\nLondon\nEngland');
  });

  it('puts each list item in a paragraph of its own', async () => {
    const item = (text: string): string =>
      `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>${r(text)}</w:p>`;
    expect(await textOf(item('Apple') + item('Banana'))).toBe('Apple\n\nBanana');
  });

  const table = (rows: readonly (readonly string[])[]): string =>
    `<w:tbl>${rows.map((cells) => `<w:tr>${cells.map((cell) => `<w:tc>${cell}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`;

  it('writes a table a line per row, cells parted by tabs', async () => {
    const rows = [
      [p('Region'), p('Votes')],
      [p('North') + p('and East'), p('12')],
    ];
    expect(await textOf(p('Before') + table(rows) + p('After'))).toBe(
      'Before\n\nRegion\tVotes\nNorth and East\t12\n\nAfter',
    );
  });

  it('reads a table that only places text as that text', async () => {
    expect(await textOf(table([[p('One') + p('Two')]]))).toBe('One\n\nTwo');
  });

  it('leaves out headers and footers', async () => {
    const header = part('hdr', p('Confidential draft'));
    expect(await textOf(p('Text'), { 'word/header1.xml': header })).toBe('Text');
  });
});

describe('what stands outside the text', () => {
  it('puts notes after the text, under the marks they have in it', async () => {
    const body = `<w:p>${r('He said so.')}<w:r><w:footnoteReference w:id="7"/></w:r>${r(' Later too.')}<w:r><w:footnoteReference w:id="5"/></w:r></w:p>${p('End')}`;
    const notes = part(
      'footnotes',
      `<w:footnote w:id="5">${p('In a letter.')}</w:footnote><w:footnote w:id="7">${p('On the phone.')}</w:footnote>`,
    );
    expect(await textOf(body, { 'word/footnotes.xml': notes })).toBe(
      'He said so.[1] Later too.[2]\n\nEnd\n\n[1] On the phone.\n\n[2] In a letter.',
    );
  });

  it('leaves comments out, as they are no part of the report, and says so', async () => {
    const body = `<w:p>${r('He resigned.')}<w:r><w:commentReference w:id="0"/></w:r></w:p>`;
    const comments = part(
      'comments',
      `<w:comment w:id="0" w:author="Kim Bell" w:initials="KB">${p('Source?')}</w:comment>`,
    );
    const { text, remarks } = await read(body, { 'word/comments.xml': comments });
    expect(text).toBe('He resigned.');
    expect(remarks).toEqual(['It holds 1 comment, left out of the text.']);
  });

  it.each([
    ['', false],
    [' w:val="true"', false],
    [' w:val="0"', true],
  ])('reads words set as hidden%s: %s', async (value, isRead) => {
    const hidden = `<w:r><w:rPr><w:b/><w:vanish${value}/></w:rPr><w:t>nor ever</w:t><w:tab/></w:r>`;
    const mark = '<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>';
    const { text, remarks } = await read(`<w:p>${mark}${r('Not now ')}${hidden}${r(' said he.')}</w:p>`);
    expect(text).toBe(isRead ? 'Not now nor ever\t said he.' : 'Not now  said he.');
    expect(remarks).toEqual(isRead ? [] : ['It holds hidden words, left out of the text.']);
  });

  it('reads words by how they are set now, not by how they were before a tracked change', async () => {
    const was = (set: string): string =>
      `<w:rPrChange w:id="1" w:author="A"><w:rPr>${set}</w:rPr></w:rPrChange>`;
    const run = (set: string, before: string, text: string): string =>
      `<w:r><w:rPr>${set}${was(before)}</w:rPr><w:t>${text}</w:t></w:r>`;
    const body = `<w:p>${run('<w:b/>', '<w:vanish/>', 'Shown')}${run('<w:vanish/>', '<w:b/>', 'Secret')}</w:p>`;
    const { text, remarks } = await read(body);
    expect(text).toBe('Shown');
    expect(remarks).toEqual(['It holds hidden words, left out of the text.']);
  });
});

describe('what word processors write in several ways', () => {
  const box = (text: string): string => `<w:txbxContent>${p(text)}</w:txbxContent>`;
  const newer = (text: string): string =>
    `<w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx>${box(text)}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>`;
  const older = (text: string): string =>
    `<w:pict><v:shape><v:textbox>${box(text)}</v:textbox></v:shape></w:pict>`;

  it.each([
    [
      'in both forms',
      `<mc:AlternateContent><mc:Choice Requires="wps">${newer('Boxed')}</mc:Choice><mc:Fallback>${older('Boxed')}</mc:Fallback></mc:AlternateContent>`,
    ],
    ['in the newer form alone', newer('Boxed')],
    ['in the older form alone', older('Boxed')],
  ])('reads a text box %s once', async (_, drawing) => {
    expect(await textOf(`<w:p>${r('Beside')}<w:r>${drawing}</w:r></w:p>`)).toBe('Beside\n\nBoxed');
  });

  it.each([
    ['a field', `<w:fldSimple w:instr="DATE">${r('4 October')}</w:fldSimple>`, '4 October'],
    ['a run from the right', `<w:bdo w:val="rtl">${r('שלום')}</w:bdo>`, 'שלום'],
    ['a formula', '<m:oMath><m:r><m:rPr/><m:t>x=2</m:t></m:r></m:oMath>', 'x=2'],
    [
      'ruby’s base',
      `<w:r><w:ruby><w:rubyPr/><w:rt>${r('とう')}</w:rt><w:rubyBase>${r('東')}</w:rubyBase></w:ruby></w:r>`,
      '東',
    ],
  ])('reads %s', async (_, run, expected) => {
    expect(await textOf(`<w:p>${r('On ')}${run}${r('.')}</w:p>`)).toBe(`On ${expected}.`);
  });

  it('leaves out what was deleted, keeps what was inserted, and counts the changes', async () => {
    const body = `<w:p>${r('He ')}<w:del w:id="1"><w:r><w:delText>never </w:delText></w:r></w:del><w:ins w:id="2">${r('once ')}</w:ins>${r('said it.')}</w:p>`;
    const { text, remarks } = await read(body);
    expect(text).toBe('He once said it.');
    expect(remarks).toEqual([
      'It holds 2 tracked changes: deleted words are left out of the text, inserted ones are in it.',
    ]);
  });
});

describe('metadata', () => {
  const core = (inside: string): Readonly<Record<string, string>> => ({
    'docProps/core.xml': `<?xml version="1.0"?><cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t">${inside}</cp:coreProperties>`,
  });

  it('takes title, author, day and language from the core properties', async () => {
    const properties = core(
      '<dc:title>Libraries &amp; readers</dc:title><dc:creator>Jane Roe</dc:creator><dcterms:created>2019-10-04T15:30:00Z</dcterms:created><dc:language>en-GB</dc:language>',
    );
    const { meta, provenance, language } = await read(p('Text'), properties);
    expect([meta.title, meta.byline, meta.date, language]).toEqual([
      'Libraries & readers',
      'Jane Roe',
      '2019-10-04',
      'en-GB',
    ]);
    expect([provenance.title?.sure, provenance.date?.sure]).toEqual(['stated', 'guessed']);
  });

  it('believes the paragraph set as the title before the property', async () => {
    const properties = core('<dc:title>Letterhead of the press office</dc:title>');
    const styles = part(
      'styles',
      '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>',
    );
    const body = p('Libraries to close', 'T') + p('Text');
    expect((await read(body, { ...properties, 'word/styles.xml': styles })).meta.title).toBe(
      'Libraries to close',
    );
  });

  it.each(['python-docx', 'User', 'Administrator', 'Windows User'])('takes %s for nobody', async (name) => {
    expect((await read(p('Text'), core(`<dc:creator>${name}</dc:creator>`))).meta.byline).toBeNull();
  });

  it('takes no day that no calendar has', async () => {
    const { meta } = await read(p('Text'), core('<dcterms:created>2019-02-30T00:00:00Z</dcterms:created>'));
    expect(meta.date).toBeNull();
  });
});

describe('what cannot be read', () => {
  const faultOf = async (bytes: Uint8Array): Promise<FaultError> => {
    const error = await readDocx(bytes, 'paper.docx').catch((thrown: unknown) => thrown);
    if (error instanceof FaultError) return error;
    throw new Error(`no fault: ${JSON.stringify(error)}`);
  };

  it('names what is no archive, and what is a damaged one', async () => {
    expect((await faultOf(Buffer.from('PK\x03\x04 no more'))).tag).toBe('unreadable');
    const whole = await docx(p('Text '.repeat(500)));
    whole.fill(0x55, 60, 90);
    expect((await faultOf(whole)).tag).toBe('unreadable');
  });

  it('names documents of older Word and of Office with a password', async () => {
    const ole = Buffer.from('d0cf11e0a1b11ae1', 'hex');
    expect((await faultOf(Buffer.concat([ole, Buffer.alloc(600)]))).what).toContain('Word 97');
    const encrypted = Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]);
    expect((await faultOf(encrypted)).what).toContain('password');
  });

  it('names an archive with a password', async () => {
    const bytes = await docx(p('Text'));
    const directory = bytes.indexOf('PK\x01\x02');
    bytes.writeUInt16LE(bytes.readUInt16LE(directory + 8) | 1, directory + 8);
    expect((await faultOf(bytes)).what).toContain('password');
  });

  it('names what is another kind of document', async () => {
    const sheet = await zipped({ 'xl/workbook.xml': '<workbook/>' });
    expect((await faultOf(sheet)).what).toContain('spreadsheet');
  });

  it('refuses entities', async () => {
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document/>';
    expect((await faultOf(await zipped({ 'word/document.xml': bomb }))).what).toContain('entities');
  });

  it('refuses what unpacks to hundreds of times its size', async () => {
    const bomb = await docx(p('Text'), { 'word/media/image1.png': Buffer.alloc(30_000_000) });
    expect((await faultOf(bomb)).what).toContain('unpacks to more than');
  });

  it('believes no header about sizes', async () => {
    const bomb = await docx(p('Text'), { 'word/a.png': Buffer.alloc(30_000_000) });
    const directory = bytes(bomb, 'PK\x01\x02').at(-1) ?? 0;
    bomb.writeUInt32LE(1000, directory + 24);
    expect((await faultOf(bomb)).tag).toBe('unreadable');
  });

  const bytes = (all: Buffer, sign: string): number[] => {
    const found: number[] = [];
    for (let at = all.indexOf(sign); at >= 0; at = all.indexOf(sign, at + 1)) found.push(at);
    return found;
  };

  it('refuses more parts than any document has', async () => {
    const many = Object.fromEntries(Array.from({ length: 10_001 }, (_, at) => [`word/${at}.bin`, '']));
    expect((await faultOf(await docx(p('Text'), many))).what).toContain('10000 parts');
  });

  it('reads or names what is nested ten thousand deep', async () => {
    const deep = `<w:p>${'<w:smartTag>'.repeat(10_000)}${r('deep')}${'</w:smartTag>'.repeat(10_000)}</w:p>`;
    expect((await faultOf(await docx(deep))).what).toContain('nested too deeply');
  });

  it('is not troubled by names that lead out of the archive', async () => {
    const harmless = await docx(p('Text'), { 'aa/aa/evil.xml': '<evil/>' });
    const evil = Buffer.from(harmless.toString('latin1').replaceAll('aa/aa/', '../../'), 'latin1');
    expect((await readDocx(evil, 'paper.docx')).text).toBe('Text');
  });
});
