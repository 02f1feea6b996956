import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { fontFaces, needed, SHEET_FONTS, SUBSETS } from '#shared/sheet/fonts';
import { printingFonts } from '#workbench/printing-fonts';

const { resolve } = createRequire(import.meta.url);
const subsets = (text: string): string[] => [
  ...new Set(
    needed(SHEET_FONTS, text).map(({ file }) => file.replace(/source-serif-4-(.*)-\d+-\w+\.woff/, '$1')),
  ),
];

describe('the fonts of a sheet', () => {
  it('hold what the package says they hold, but for the letters taken out', async () => {
    const published = await readFile(resolve('@fontsource/source-serif-4/unicode.json'), 'utf8');
    expect({ ...SUBSETS, latin: SUBSETS.latin.replace('U+0152-0153,', 'U+0152-0153,U+02BB-02BC,') }).toEqual(
      JSON.parse(published),
    );
  });

  it('are all there, as WOFF', async () => {
    const faces = await printingFonts();
    expect(faces).toHaveLength(SHEET_FONTS.length);
    for (const { dataUri } of faces) {
      const [head = '', content = ''] = dataUri.split(',');
      expect(head).toBe('data:font/woff;base64');
      expect(Buffer.from(content, 'base64').subarray(0, 4).toString('latin1')).toBe('wOFF');
    }
  });

  it.each([
    ['plain words', ['latin']],
    ['Łódź', ['latin', 'latin-ext']],
    ['Президент', ['cyrillic']],
    ['συνάντηση', ['greek']],
    ['会議', []],
  ])('are taken for the letters of a text only: %s', (text, expected) => {
    expect(subsets(text)).toEqual(expected);
  });

  it('come as three cuts each: regular, italic, semi-bold', () => {
    const rules = fontFaces(needed(SHEET_FONTS, 'a').map((font) => ({ ...font, dataUri: 'data:,x' })));
    expect(rules.split('\n').map((rule) => /weight:(\d+);font-style:(\w+)/.exec(rule)?.slice(1))).toEqual([
      ['400', 'normal'],
      ['400', 'italic'],
      ['600', 'normal'],
    ]);
    expect(rules).toContain("src:url(data:,x) format('woff')");
  });
});
