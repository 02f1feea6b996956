import { plainLine } from '#shared/text/plain-line';

/** Marks that are not seen; in a file's name they only make it another than the one it looks like. */
const UNSEEN = /[\u061c\u200b\u200e\u200f\u2060-\u2064\u{e0000}-\u{e007f}]/gu;

/** The `C:` of `C:\x` and `C:x`; `Q: and A` has none. */
const DRIVE = /^(?:[a-z]:)+(?!\s)/i;

/**
 * A path or name from within a file as it may be shown: without what steers a terminal or turns letters round, and without
 * steps out of its folder and the letters of drives.
 */
export const plainPath = (path: string): string =>
  path
    .replaceAll('\\', '/')
    .split('/')
    .map((part) => plainLine(part).replaceAll(UNSEEN, '').trim().replace(DRIVE, ''))
    .filter((part) => part !== '' && part !== '.' && part !== '..')
    .join('/') || 'unnamed';

/** What a path ends with behind its last point, in small letters; empty where that is no word. */
export const endingOf = (path: string): string => /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '';
