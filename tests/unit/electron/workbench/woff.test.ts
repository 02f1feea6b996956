import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { inflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { AMBIGUOUS, SHEET_FONTS } from '#shared/sheet/fonts';
import { pairsOf, unmapped } from '#workbench/woff';

const { resolve } = createRequire(import.meta.url);
const files = SHEET_FONTS.map(({ file }) => file);
const read = (file: string): Promise<Buffer> => readFile(resolve(`@fontsource/source-serif-4/files/${file}`));

/** Tables by tag, unpacked, read with nothing but the file format's own words. */
function tables(woff: Buffer): Map<string, { data: Buffer; checksum: number }> {
  const found = new Map<string, { data: Buffer; checksum: number }>();
  for (let at = 44; at < 44 + 20 * woff.readUInt16BE(12); at += 20) {
    const [offset, packed, length, checksum] = [4, 8, 12, 16].map((skip) => woff.readUInt32BE(at + skip)) as [
      number,
      number,
      number,
      number,
    ];
    const bytes = woff.subarray(offset, offset + packed);
    found.set(woff.toString('latin1', at, at + 4), {
      data: packed < length ? inflateSync(bytes) : bytes,
      checksum,
    });
    expect(found.get(woff.toString('latin1', at, at + 4))?.data).toHaveLength(length);
  }
  return found;
}
const mapOf = (woff: Buffer) => new Map(pairsOf(tables(woff).get('cmap')?.data ?? Buffer.alloc(0)));

it.each(files)('takes letters out of the character map of %s and leaves all else alone', async (file) => {
  const before = await read(file);
  const after = unmapped(before, AMBIGUOUS);
  const expected = new Map([...mapOf(before)].filter(([code]) => !AMBIGUOUS.has(code)));
  expect(mapOf(after)).toEqual(expected);
  expect(after.readUInt32BE(8)).toBe(after.length);
  const [old, now] = [tables(before), tables(after)];
  expect([...now.keys()]).toEqual([...old.keys()]);
  for (const [tag, { data, checksum }] of now) {
    if (tag === 'cmap') continue;
    expect(data.equals(old.get(tag)?.data ?? Buffer.alloc(0))).toBe(true);
    expect(checksum).toBe(old.get(tag)?.checksum);
  }
});

it('has something to take out, so that ’ is the only code of its glyph', async () => {
  const codes = (map: Map<number, number>): number[] =>
    [...map].filter(([, glyph]) => glyph === map.get(0x2019)).map(([code]) => code);
  const woff = await read('source-serif-4-latin-400-normal.woff');
  expect(codes(mapOf(woff))).toEqual([0x02bc, 0x2019]);
  expect(codes(mapOf(unmapped(woff, AMBIGUOUS)))).toEqual([0x2019]);
});
