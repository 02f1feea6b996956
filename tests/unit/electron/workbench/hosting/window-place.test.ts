import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { keepPlace, placeIn, sanePlace } from '#workbench/hosting/window-place';
import { temporaryFolder } from '../../../../harness/desks';

const SCREEN = { width: 1920, height: 1080 };
const place = (x: number, y: number, width: number, height: number) => ({
  x,
  y,
  width,
  height,
  screen: SCREEN,
});

it('a window comes back as large as it was, and where it was', () => {
  expect(sanePlace(place(100, 50, 1400, 900))).toEqual({
    size: { width: 1400, height: 900 },
    position: { x: 100, y: 50 },
  });
});

it('it comes back where it can be seen, whatever was remembered', () => {
  for (const [x, y] of [
    [-1500, 100],
    [1900, 100],
    [100, 5000],
    [100, -40],
  ] as const)
    expect(sanePlace(place(x, y, 1000, 800)).position).toBeNull();
  expect(sanePlace(place(0, 0, 100_000, 20)).size).toEqual({ width: 1920, height: 480 });
});

it('what was kept is read again; what is no place is none', async () => {
  const { folder, remove } = await temporaryFolder();
  const path = join(folder, 'window-place.json');
  expect(placeIn(path)).toBeNull();
  await keepPlace(path, place(1, 2, 800, 600));
  expect(placeIn(path)).toEqual(place(1, 2, 800, 600));
  await writeFile(path, '{"x": "left"}');
  expect(placeIn(path)).toBeNull();
  await remove();
});
