import { readFileSync } from 'node:fs';
import { type WindowPlace, windowPlaceSchema } from '#shared/contract/memory';
import { nodeDisk } from '../storage/disk';
import { writeWhole } from '../storage/files';

/** The least a window is of use at, and more than any screen there is. */
const LEAST = { width: 640, height: 480 };
const MOST = { width: 8000, height: 5000 };

const within = (least: number, value: number, most: number): number => Math.min(most, Math.max(least, value));

/**
 * A place a window can be seen at, whatever was remembered: as large as a window may be, and at a position only where that
 * lies on a screen that begins at 0,0, as any other may be gone by the next start.
 */
export function sanePlace({ x, y, width, height, screen }: WindowPlace): {
  readonly size: { readonly width: number; readonly height: number };
  readonly position: { readonly x: number; readonly y: number } | null;
} {
  const size = {
    width: within(LEAST.width, width, Math.min(MOST.width, Math.max(LEAST.width, screen.width))),
    height: within(LEAST.height, height, Math.min(MOST.height, Math.max(LEAST.height, screen.height))),
  };
  const isSeen = x >= 0 && y >= 0 && x + size.width <= screen.width && y + size.height <= screen.height;
  return { size, position: isSeen ? { x, y } : null };
}

/** What was remembered; null where there is nothing that can be read. */
export function placeIn(path: string): WindowPlace | null {
  try {
    return windowPlaceSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

/** A place that cannot be written is forgotten. */
export const keepPlace = (path: string, place: WindowPlace): Promise<void> =>
  writeWhole(path, `${JSON.stringify(place)}\n`, nodeDisk).catch(() => undefined);
