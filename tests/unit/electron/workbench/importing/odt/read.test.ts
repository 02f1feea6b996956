import { describe, expect, it } from 'vitest';
import { FaultError } from '#shared/contract/faults';
import { readOdt } from '#workbench/importing/formats/odt/read';
import { readOriginal } from '#workbench/importing/readers';
import { zipped } from '../docx/written';

const URN = 'urn:oasis:names:tc:opendocument:xmlns';
const NAMESPACES = [
  ...['office', 'text', 'table', 'style', 'meta'].map((name) => `xmlns:${name}="${URN}:${name}:1.0"`),
  `xmlns:draw="${URN}:drawing:1.0"`,
  `xmlns:svg="${URN}:svg-compatible:1.0"`,
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
].join(' ');

const content = (text: string, styles = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${NAMESPACES}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${text}</office:text></office:body></office:document-content>`;
const p = (text: string, style = 'Standard'): string => `<text:p text:style-name="${style}">${text}</text:p>`;

const odt = (xml: string, further: Readonly<Record<string, string | Buffer>> = {}): Promise<Buffer> =>
  zipped({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': xml, ...further });

const read = async (text: string, styles = '', further = {}) =>
  readOdt(await odt(content(text, styles), further), 'paper.odt');
const textOf = async (text: string, styles = ''): Promise<string> => (await read(text, styles)).text;

describe('text', () => {
  it('parts paragraphs and headings by an empty line and leaves out empty ones', async () => {
    const body = `<text:h text:outline-level="1">Head</text:h>${p('One')}${p(' ')}${p('Two')}`;
    expect(await textOf(body)).toBe('Head\n\nOne\n\nTwo');
  });

  it('takes white space as one space, and what stands for more as that', async () => {
    expect(
      await textOf(
        p('  a\n\t <text:span>b </text:span> c<text:s text:c="3"/>d<text:tab/>e<text:line-break/>f'),
      ),
    ).toBe('a b c   d\te\nf');
    expect(await textOf(p('a<text:s text:c="900000000"/>b'))).toBe(`a${' '.repeat(100)}b`);
  });

  it.each(['-5', '0', '-Infinity', 'many', '0.5'])(
    'takes a number of spaces that is none as one: %s',
    async (many) => {
      expect(await textOf(p(`a<text:s text:c="${many}"/>b`))).toBe('a b');
    },
  );

  it.each([
    ['12\u00a0May &amp; 13&#x2009;June <![CDATA[<b>]]>', '12\u00a0May & 13\u2009June <b>'],
    ['Мэрия закрыла две библиотеки.', 'Мэрия закрыла две библиотеки.'],
    ['市長は図書館を𠮷野で閉鎖した。', '市長は図書館を𠮷野で閉鎖した。'],
    ['أغلقت البلدية مكتبتين.', 'أغلقت البلدية مكتبتين.'],
  ])('keeps characters as they are: %s', async (written, expected) => {
    expect(await textOf(p(written))).toBe(expected);
  });

  it('puts each list item in a paragraph of its own', async () => {
    const item = (inside: string): string => `<text:list-item>${inside}</text:list-item>`;
    const inner = `<text:list>${item(p('Pear'))}</text:list>`;
    expect(await textOf(`<text:list>${item(p('Apple'))}${item(p('Fruit') + inner)}</text:list>`)).toBe(
      'Apple\n\nFruit\n\nPear',
    );
  });

  const cell = (inside: string): string => `<table:table-cell>${inside}</table:table-cell>`;
  const table = (rows: readonly string[]): string =>
    `<table:table><table:table-header-rows><table:table-row>${rows[0]}</table:table-row></table:table-header-rows>${rows
      .slice(1)
      .map((row) => `<table:table-row>${row}</table:table-row>`)
      .join('')}</table:table>`;

  it('writes a table a line per row, cells parted by tabs, also where they are merged', async () => {
    const rows = [
      cell(p('Region')) + cell(p('Votes')) + cell(p('Share')),
      `${cell(p('North') + p('and East'))}<table:covered-table-cell/>${cell(p('12'))}`,
    ];
    expect(await textOf(p('Before') + table(rows) + p('After'))).toBe(
      'Before\n\nRegion\tVotes\tShare\nNorth and East\t\t12\n\nAfter',
    );
  });

  it('reads a table in a table, and one that only places text as that text', async () => {
    const inner = table([cell(p('a')) + cell(p('b')), cell(p('c')) + cell(p('d'))]);
    expect(await textOf(table([cell(p('One')) + cell(p('Two') + inner)]))).toBe('One\tTwo a b c d');
    expect(await textOf(table([cell(p('One') + p('Two'))]))).toBe('One\n\nTwo');
    const column = cell(p('a') + p('b') + p('c') + p('d'));
    expect(await textOf(table([column + cell(p('Beside'))]))).toBe('a\n\nb\n\nc\n\nd\n\nBeside');
  });

  it('puts a box after the paragraph it is in', async () => {
    const box = `<draw:frame><draw:text-box>${p('Boxed')}${p('twice')}</draw:text-box><svg:title>Box</svg:title><svg:desc>A box</svg:desc></draw:frame>`;
    expect(await textOf(p(`Be${box}side`) + p('After'))).toBe('Beside\n\nBoxed\n\ntwice\n\nAfter');
  });

  it('puts notes after the text, under the marks they have in it', async () => {
    const note = (kind: string, inside: string): string =>
      `<text:note text:note-class="${kind}"><text:note-citation>iv</text:note-citation><text:note-body>${p(inside)}</text:note-body></text:note>`;
    const body = p(
      `He said so.${note('footnote', 'On the phone.')} Later too.${note('endnote', 'In a letter.')}`,
    );
    expect(await textOf(body + p('End'))).toBe(
      'He said so.[1] Later too.[2]\n\nEnd\n\n[1] On the phone.\n\n[2] In a letter.',
    );
  });

  it('numbers notes without those in deleted words', async () => {
    const note = (inside: string): string =>
      `<text:note><text:note-citation>1</text:note-citation><text:note-body>${p(inside)}</text:note-body></text:note>`;
    const deleted = `<text:tracked-changes><text:changed-region><text:deletion>${p(`x${note('never')}`)}</text:deletion></text:changed-region></text:tracked-changes>`;
    expect(await textOf(deleted + p(`He said so.${note('On the phone.')}`))).toBe(
      'He said so.[1]\n\n[1] On the phone.',
    );
  });

  it('is the same whatever prefixes a program has for the namespaces', async () => {
    const xml = `<o:document-content xmlns:o="${URN}:office:1.0" xmlns:t="${URN}:text:1.0"><o:body><o:text><t:p>a<t:s t:c="2"/>b</t:p></o:text></o:body></o:document-content>`;
    expect((await readOdt(await odt(xml), 'a.odt')).text).toBe('a  b');
  });

  it('is read from a document in a single file, without what its master pages repeat', async () => {
    const xml = `<?xml version="1.0"?><office:document ${NAMESPACES} office:mimetype="application/vnd.oasis.opendocument.text"><office:meta><dc:title>Libraries to close</dc:title></office:meta><office:master-styles>${p('Header')}</office:master-styles><office:body><office:text>${p('Text<draw:frame><draw:image><office:binary-data>aGVsbG8=</office:binary-data></draw:image></draw:frame>')}</office:text></office:body></office:document>`;
    const { text, meta, format } = await readOriginal(Buffer.from(xml), 'paper.fodt');
    expect([text, meta.title, format]).toEqual(['Text', 'Libraries to close', 'odt']);
  });
});

describe('what is no part of the text', () => {
  it('is what was deleted; what was inserted is in it, and the changes are counted', async () => {
    const changes = `<text:tracked-changes><text:changed-region xml:id="ct1"><text:deletion><office:change-info><dc:creator>Jane</dc:creator></office:change-info>${p('never')}</text:deletion></text:changed-region><text:changed-region xml:id="ct2"><text:insertion/></text:changed-region></text:tracked-changes>`;
    const body = p(
      'He <text:change text:change-id="ct1"/><text:change-start text:change-id="ct2"/>once <text:change-end text:change-id="ct2"/>said it.',
    );
    const { text, remarks } = await read(changes + body);
    expect(text).toBe('He once said it.');
    expect(remarks).toEqual([
      'It holds 2 tracked changes: deleted words are left out of the text, inserted ones are in it.',
    ]);
  });

  it('is a comment, which is counted', async () => {
    const comment = `<office:annotation office:name="1"><dc:creator>Kim Bell</dc:creator>${p('Source?')}</office:annotation>`;
    const { text, remarks } = await read(p(`He ${comment}resigned.`));
    expect([text, remarks]).toEqual(['He resigned.', ['It holds 1 comment, left out of the text.']]);
  });

  it.each([
    ['in a hidden section', `<text:section text:display="none">${p('secret')}</text:section>`],
    ['in a hidden style', p('<text:span text:style-name="T1">secret</text:span>')],
    ['in a hidden paragraph', p('secret', 'P1')],
    ['in a hidden field', p('<text:hidden-text text:is-hidden="true">secret</text:hidden-text>')],
    ['in a paragraph that a field hides', p('se<text:hidden-paragraph text:is-hidden="true"/>cret')],
    [
      'in a field that hides its paragraph',
      p('<text:hidden-paragraph text:is-hidden="true">secret</text:hidden-paragraph>'),
    ],
    [
      'in a note to a hidden paragraph',
      p(
        `secret<text:note><text:note-body>${p('said')}</text:note-body></text:note><text:hidden-paragraph text:is-hidden="true"/>`,
      ),
    ],
  ])('is what is hidden: %s', async (_, hidden) => {
    const style = (family: string, name: string): string =>
      `<style:style style:name="${name}" style:family="${family}"><style:text-properties text:display="none"/></style:style>`;
    const { text, remarks } = await read(p('Seen') + hidden, style('text', 'T1') + style('paragraph', 'P1'));
    expect(text).toBe('Seen');
    expect(remarks).toEqual(['It holds hidden words, left out of the text.']);
  });

  it('is no paragraph whose field does not hide it', async () => {
    const { text, remarks } = await read(p('Seen<text:hidden-paragraph text:is-hidden="false"/>'));
    expect([text, remarks]).toEqual(['Seen', []]);
  });

  it.each([
    [
      'an index’s pattern',
      `<text:table-of-content><text:table-of-content-source><text:index-title-template>Contents</text:index-title-template></text:table-of-content-source><text:index-body>${p('Text')}</text:index-body></text:table-of-content>`,
    ],
    ['a script', p('Text<text:script>go()</text:script>')],
    [
      'ruby above it',
      p('<text:ruby><text:ruby-base>Text</text:ruby-base><text:ruby-text>above</text:ruby-text></text:ruby>'),
    ],
    ['a form', `<office:forms>${p('Fill in')}</office:forms>${p('Text')}`],
  ])('is %s', async (_, body) => {
    expect(await textOf(body)).toBe('Text');
  });

  it('is what an object shows, which is remarked on', async () => {
    const { text, remarks } = await read(
      p('Text<draw:frame><draw:object><x>y</x></draw:object></draw:frame>'),
    );
    expect(text).toBe('Text');
    expect(remarks.join()).toContain('charts, formulas or other objects');
  });
});

describe('metadata', () => {
  const meta = (inside: string): Readonly<Record<string, string>> => ({
    'meta.xml': `<?xml version="1.0"?><office:document-meta ${NAMESPACES}><office:meta>${inside}</office:meta></office:document-meta>`,
  });

  it('takes title, author, day and language from the document’s own', async () => {
    const {
      meta: of,
      provenance,
      language,
    } = await read(
      p('Text'),
      '',
      meta(
        '<dc:title>Libraries &amp; readers</dc:title><meta:initial-creator>Jane Roe</meta:initial-creator><dc:creator>Kim Bell</dc:creator><meta:creation-date>2019-10-04T15:30:00.123</meta:creation-date><dc:date>2020-01-01T00:00:00</dc:date><dc:language>en-GB</dc:language>',
      ),
    );
    expect([of.title, of.byline, of.date, language]).toEqual([
      'Libraries & readers',
      'Jane Roe',
      '2019-10-04',
      'en-GB',
    ]);
    expect([provenance.title?.sure, provenance.date?.sure]).toEqual(['stated', 'guessed']);
  });

  it('believes the paragraph set as the title before the property', async () => {
    const styles = '<style:style style:name="P7" style:family="paragraph" style:parent-style-name="Title"/>';
    const body = p('Libraries to close', 'P7') + p('Text');
    const { meta: of } = await read(
      body,
      styles,
      meta('<dc:title>Letterhead of the press office</dc:title>'),
    );
    expect(of.title).toBe('Libraries to close');
  });

  it('takes nobody for the author who only commented on a document in a single file', async () => {
    const comment = `<office:annotation><dc:creator>Kim Bell</dc:creator><dc:date>2020-01-01</dc:date>${p('Source?')}</office:annotation>`;
    const object = `<draw:object><office:document><office:meta><dc:title>A chart of votes</dc:title></office:meta></office:document></draw:object>`;
    const xml = `<?xml version="1.0"?><office:document ${NAMESPACES}><office:meta><dc:language>en-GB</dc:language></office:meta><office:body><office:text>${p(`Text${comment}${object}`)}</office:text></office:body></office:document>`;
    const { meta: of, language } = await readOriginal(Buffer.from(xml), 'paper.fodt');
    expect([of.byline, of.title, language]).toEqual([null, null, 'en-GB']);
  });

  it('has none where the document says none', async () => {
    const { meta: of, provenance } = await read(p('Text'));
    expect(Object.values(of).every((value) => value === null)).toBe(true);
    expect(Object.keys(provenance)).toEqual(['text']);
  });
});

describe('what cannot be read', () => {
  const faultOf = async (bytes: Uint8Array): Promise<FaultError> => {
    const error = await readOdt(bytes, 'paper.odt').catch((thrown: unknown) => thrown);
    if (error instanceof FaultError) return error;
    throw new Error(`no fault: ${JSON.stringify(error)}`);
  };

  it('is named: no archive, an archive cut off, an archive of something else', async () => {
    expect((await faultOf(Buffer.from('PK\x03\x04 no more'))).what).toContain('no .odt document');
    const whole = await odt(content(p('Text '.repeat(500))));
    expect((await faultOf(whole.subarray(0, whole.length - 300))).tag).toBe('unreadable');
    expect((await faultOf(await zipped({ 'word/document.xml': '<x/>' }))).what).toContain(
      'without a content.xml',
    );
    expect((await faultOf(Buffer.from('plain text'))).what).toContain('holds no OpenDocument text');
  });

  it.each([
    ['spreadsheet', 'a spreadsheet'],
    ['presentation', 'a presentation'],
  ])('is named: a %s', async (kind, named) => {
    const xml = content(p('x')).replaceAll('office:text>', `office:${kind}>`);
    expect((await faultOf(await odt(xml))).what).toContain(named);
  });

  it('is named: one with a password', async () => {
    const manifest =
      '<manifest:manifest xmlns:manifest="m"><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>';
    const bytes = await odt('\x81\x90\xff noise', { 'META-INF/manifest.xml': manifest });
    expect((await faultOf(bytes)).what).toContain('password');
  });

  it('refuses entities in its content and its metadata, and minds none elsewhere', async () => {
    const bomb = (xml: string): string =>
      `<!DOCTYPE lolz [<!ENTITY a "${'ha'.repeat(50)}"><!ENTITY b "&a;&a;&a;&a;&a;">]>${xml}`;
    expect((await faultOf(await odt(bomb(content(p('&b;')))))).what).toContain('entities');
    expect((await faultOf(await odt(content(p('x')), { 'meta.xml': bomb('<a>&b;</a>') }))).what).toContain(
      'entities',
    );
    expect((await faultOf(Buffer.from(bomb(content(p('&b;')))))).what).toContain('entities');
    const manifest =
      '<!DOCTYPE manifest PUBLIC "-//OpenOffice.org//DTD Manifest 1.0//EN" "Manifest.dtd"><m/>';
    expect(
      (await readOdt(await odt(content(p('Text')), { 'META-INF/manifest.xml': manifest }), 'a.odt')).text,
    ).toBe('Text');
  });

  it('refuses what unpacks to hundreds of times its size', async () => {
    const bomb = await odt(content(p('Text')), { 'Pictures/1.png': Buffer.alloc(30_000_000) });
    expect((await faultOf(bomb)).what).toContain('unpacks to more than');
    expect((await faultOf(await odt(content(p('a'.repeat(30_000_000)))))).what).toContain(
      'unpacks to more than',
    );
  });

  it('is named: ten thousand levels of nesting; a thousand are read', async () => {
    const nested = (levels: number): string =>
      p(`${'<text:span>'.repeat(levels)}deep${'</text:span>'.repeat(levels)}`);
    expect((await faultOf(await odt(content(nested(10_000))))).what).toContain('nested more than');
    expect(await textOf(nested(1_000))).toBe('deep');
  });

  it('is read as far as it goes where its XML breaks off, and says so', async () => {
    const xml = content(p('One') + p('Two three'));
    const { text, remarks } = await readOdt(await odt(xml.slice(0, xml.indexOf(' three'))), 'a.odt');
    expect(text).toBe('One\n\nTwo');
    expect(remarks).toEqual(['It breaks off before its end: what followed is missing.']);
  });

  it('is not troubled by names that lead out of the archive', async () => {
    const harmless = await odt(content(p('Text')), { 'aa/aa/content.xml': '<evil/>' });
    const evil = Buffer.from(harmless.toString('latin1').replaceAll('aa/aa/', '../../'), 'latin1');
    expect((await readOdt(evil, 'paper.odt')).text).toBe('Text');
  });

  it('is kept without text where there is none', async () => {
    expect(await read(p(''))).toMatchObject({ text: '', provenance: {}, remarks: ['It has no text.'] });
  });
});
