/** The typeface of the sheet and its files in the package `@fontsource/source-serif-4`. */
export const FAMILY = 'Source Serif 4';

export interface FontFile {
  /** Inside the package's `files` folder. */
  readonly file: string;
  readonly weight: 400 | 600;
  readonly style: 'normal' | 'italic';
  /** As in CSS. */
  readonly unicodeRange: string;
}

/** A font file with its content as a `data:` address. */
export interface FontFace extends FontFile {
  readonly dataUri: string;
}

/**
 * What each subset holds, as published with the package, but for U+02BB and U+02BC in `latin`: see `AMBIGUOUS`.
 */
export const SUBSETS = {
  latin:
    'U+0000-00FF,U+0131,U+0152-0153,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
  'latin-ext':
    'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C4,U+2113,U+2C60-2C7F,U+A720-A7FF',
  vietnamese:
    'U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB',
  greek: 'U+0370-0377,U+037A-037F,U+0384-038A,U+038C,U+038E-03A1,U+03A3-03FF',
  cyrillic: 'U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116',
  'cyrillic-ext': 'U+0460-052F,U+1C80-1C8A,U+20B4,U+2DE0-2DFF,U+A640-A69F,U+FE2E-FE2F',
} as const;

/**
 * Modifier letters drawn with the glyphs of ‘ and ’. A PDF knows a glyph by its first code point, so as long as these
 * are in the font a reader who copies or searches finds the modifier letter in place of every apostrophe.
 */
export const AMBIGUOUS: ReadonlySet<number> = new Set([0x02bb, 0x02bc]);

const CUTS = [
  { weight: 400, style: 'normal' },
  { weight: 400, style: 'italic' },
  { weight: 600, style: 'normal' },
] as const;

/** Every file a sheet may need; `needed` says which of them a text does. */
export const SHEET_FONTS: readonly FontFile[] = Object.entries(SUBSETS).flatMap(([subset, unicodeRange]) =>
  CUTS.map(({ weight, style }) => ({
    file: `source-serif-4-${subset}-${weight}-${style}.woff`,
    weight,
    style,
    unicodeRange,
  })),
);

/** The files with a letter of `text` in them. Leaving out the others keeps a sheet's HTML small. */
export function needed<F extends FontFile>(files: readonly F[], text: string): F[] {
  const points = [...new Set(text)].map((letter) => letter.codePointAt(0) ?? 0);
  const used = new Map(
    [...new Set(files.map(({ unicodeRange }) => unicodeRange))].map((range) => [range, meets(range, points)]),
  );
  return files.filter(({ unicodeRange }) => used.get(unicodeRange));
}

function meets(unicodeRange: string, points: readonly number[]): boolean {
  const spans = unicodeRange.split(',').map((span) => {
    const [from = '', to = from] = span.replace('U+', '').split('-');
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
  });
  return points.some((point) => spans.some(([from, to]) => point >= from && point <= to));
}

/** `@font-face` rules for the faces. */
export const fontFaces = (faces: readonly FontFace[]): string =>
  faces
    .map(
      ({ weight, style, unicodeRange, dataUri }) =>
        `@font-face{font-family:'${FAMILY}';font-weight:${weight};font-style:${style};font-display:block;src:url(${dataUri}) format('woff');unicode-range:${unicodeRange}}`,
    )
    .join('\n');
