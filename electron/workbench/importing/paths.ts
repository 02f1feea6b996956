/** Controls, and marks that turn the direction of what follows: shown in a name, they make it look like another. */
const MISLEADING = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/**
 * A path or name from within a file as it may be shown: without what steers a terminal or turns letters round, and without
 * steps out of its folder.
 */
export const plainPath = (path: string): string =>
  path
    .replaceAll('\\', '/')
    .split('/')
    .map((part) => part.replaceAll(MISLEADING, '').trim())
    .filter((part) => part !== '' && part !== '.' && part !== '..')
    .join('/') || 'unnamed';

/** What a path ends with behind its last point, in small letters; empty where that is no word. */
export const endingOf = (path: string): string => /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '';
