import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { USUAL_LOOK } from '#shared/contract/look';
import { dataFolders } from '#workbench/hosting/data-folder';
import { firstLook, lookAttributes } from '#workbench/hosting/first-look';
import { temporaryFolder } from '../../../../harness/desks';

let data: string;
let remove: () => Promise<void>;
beforeEach(async () => {
  ({ folder: data, remove } = await temporaryFolder());
});
afterEach(() => remove());

const folders = (env: Record<string, string> = {}) =>
  dataFolders({ env: { GALLEY_DATA: data, ...env }, platform: 'linux', home: data });

async function keep(desk: string, settings: object): Promise<void> {
  await mkdir(desk, { recursive: true });
  await writeFile(
    join(desk, 'settings.json'),
    JSON.stringify({ checker: null, paper: 'A4', theme: 'system', ...settings }),
  );
}

it('the first look is that of the desk that will be shown', async () => {
  await keep(folders().own, { theme: 'dark', textSize: 150 });
  await keep(folders().sample, { theme: 'light' });
  const choice = (open: string) =>
    writeFile(folders().choice, JSON.stringify({ open, sampleRemoved: false }));
  await choice('own');
  expect(firstLook(folders())).toEqual({ ...USUAL_LOOK, theme: 'dark', textSize: 150 });
  await choice('sample');
  expect(firstLook(folders())).toMatchObject({ theme: 'light' });
  const named = join(data, 'named');
  await keep(named, { contrast: 'more' });
  expect(firstLook(folders({ GALLEY_DESK: named }))).toMatchObject({ contrast: 'more' });
});

it('there is none before the first start, nor where the settings are damaged', async () => {
  expect(firstLook(folders())).toBeNull();
  await mkdir(folders().own, { recursive: true });
  await writeFile(join(folders().own, 'settings.json'), '{');
  expect(firstLook(folders())).toBeNull();
});

it('a look of another age is the usual one where it says nothing that is known', async () => {
  await keep(folders().own, { theme: 'sepia', paper: 'A3', contrast: 'less', density: 3, textSize: 5000 });
  expect(firstLook(folders())).toEqual(USUAL_LOOK);
});

it('it is written as attributes', () => {
  expect(lookAttributes({ ...USUAL_LOOK, theme: 'dark', textSize: 150 })).toBe(
    'data-theme="dark" data-text-size="150" data-reading-size="100"',
  );
});
