import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findBuilt } from '#workbench/hosting/built';
import { temporaryFolder } from '../../../../harness/desks';

let root: string;
let remove: () => Promise<void>;
beforeEach(async () => {
  ({ folder: root, remove } = await temporaryFolder());
});
afterEach(() => remove());

async function build(folder: string, ...files: string[]): Promise<void> {
  for (const file of files) {
    await mkdir(join(folder, file, '..'), { recursive: true });
    await writeFile(join(folder, file), '');
  }
}
const WHOLE = ['renderer/index.html', 'main/search-worker.js', 'main/reading-worker.js'];

it.each(['main', 'main/chunks'])(
  'finds the build a module in %s belongs to, whatever its folder is called',
  async (at) => {
    await build(join(root, 'anything'), ...WHOLE, 'main/chunks/a.js');
    expect(findBuilt(join(root, 'anything', at))).toEqual({
      renderer: join(root, 'anything', 'renderer'),
      searchWorker: join(root, 'anything', 'main', 'search-worker.js'),
      readingWorker: join(root, 'anything', 'main', 'reading-worker.js'),
      preload: join(root, 'anything', 'preload', 'index.cjs'),
    });
  },
);

it('finds the build beside the sources, and takes no source for one', async () => {
  await build(root, 'renderer/index.html', 'electron/loopback/start.ts');
  await build(join(root, 'out'), ...WHOLE);
  expect(findBuilt(join(root, 'electron', 'loopback')).renderer).toBe(join(root, 'out', 'renderer'));
});

it('says what to do where there is none', () => {
  expect(() => findBuilt(root)).toThrow(`${root}: Galley has not been built. Run npm run build.`);
});
