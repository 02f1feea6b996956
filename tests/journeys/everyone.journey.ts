import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright';
import { expect, test } from './galley';
import { choose, dialogBy, mod, press } from './keys';
import { seen } from './sheets';

/** axe finds nothing; where it does, the report names rule and element. */
async function clean(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
  );
  expect.soft(found, what).toEqual([]);
}

const DIALOGS: readonly (readonly [key: string, name: string | RegExp])[] = [
  ['i', 'Bring in a report'],
  ['d', 'Particulars of the report'],
  ['g', 'Group reports into a story'],
  ['c', 'Make a claim'],
  ['r', 'Record a response'],
  ['e', 'Reword the claim'],
  ['m', 'Add a note'],
  ['v', 'Weigh the verdict'],
  ['?', 'Keys and help'],
  [mod(','), 'Settings'],
  [mod('k'), 'Go to anything'],
];

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing on any screen, ${colorScheme}`, async ({ galley }) => {
    const { page } = galley;
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(page.getByRole('option').first()).toBeVisible();
    await clean(page, 'first screen');

    for (const [key, name] of DIALOGS) {
      const dialog = await dialogBy(page, key, name);
      await clean(page, String(name));
      await press(page, 'Escape');
      await expect(dialog).toBeHidden();
    }

    const search = await dialogBy(page, '/', 'Search');
    await page.keyboard.insertText('embassy');
    await expect(search.getByRole('option').first()).toBeVisible();
    await clean(page, 'search');
    await press(page, 'Enter');
    await expect(search).toBeHidden();
    await clean(page, 'a hit in its report');

    const sheet = await dialogBy(page, 'p', /^Verdict sheet/);
    await seen(page);
    await clean(page, 'sheet');
    await press(page, 'Escape');
    await expect(sheet).toBeHidden();

    await press(page, '1');
    await expect(page.getByRole('status').getByText('Verdict on disk')).toBeVisible();
    await clean(page, 'a verdict just given');

    await choose(page, 'start your own desk');
    await expect(page.getByRole('heading', { name: 'Nothing on this desk yet' })).toBeVisible();
    await clean(page, 'empty desk');
  });
