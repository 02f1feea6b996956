/** How the window looks, as the user set it. Hosts write it into the page they serve, so that nothing is drawn twice. */

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** `more`: text and lines that are easier to tell from their ground; `system`: as the system asks for. */
export const CONTRASTS = ['system', 'normal', 'more'] as const;
export type Contrast = (typeof CONTRASTS)[number];

export const DENSITIES = ['comfortable', 'compact'] as const;
export type Density = (typeof DENSITIES)[number];

/** Text sizes in percent: of everything, and of what is read, on top of that. */
export const TEXT_SIZE = { least: 80, most: 200, usual: 100, step: 10 } as const;
export const READING_SIZE = { least: 70, most: 250, usual: 100, step: 10 } as const;
export type SizeRange = typeof TEXT_SIZE | typeof READING_SIZE;

/** One step larger (or smaller, by -1), within what there is. */
export const sizeBy = (size: number, by: 1 | -1, { least, most, step }: SizeRange): number =>
  Math.min(
    most,
    Math.max(least, (by > 0 ? Math.floor(size / step) : Math.ceil(size / step)) * step + by * step),
  );

export interface Look {
  readonly theme: Theme;
  readonly contrast: Contrast;
  readonly density: Density;
  /** In percent: of all text, and of what is read on top of that. */
  readonly textSize: number;
  readonly readingSize: number;
}

export const USUAL_LOOK: Look = {
  theme: 'system',
  contrast: 'system',
  density: 'comfortable',
  textSize: TEXT_SIZE.usual,
  readingSize: READING_SIZE.usual,
};

/** Stands in the built `index.html` where the root's attributes go. */
export const LOOK_PLACEHOLDER = 'data-look';

/** The look as attributes of the page's root, `data-` left out; what follows the system has none. */
export const attributesOf = ({ theme, contrast, density, textSize, readingSize }: Look) => ({
  theme: theme === 'system' ? null : theme,
  contrast: contrast === 'system' ? null : contrast,
  density: density === 'comfortable' ? null : density,
  textSize: String(textSize),
  readingSize: String(readingSize),
});
