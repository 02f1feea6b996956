import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './galley';
import { bringIn, dialogBy, press, toOwnDesk, typeOver } from './keys';

test('walks what a search found through the report, and comes back to the search as it was', async ({
  galley,
}) => {
  const { page } = galley;
  await toOwnDesk(page);
  await bringIn(page, 'A pier is here. Boats came.\n\nThe pier is old. Nobody was hurt. No pier is new.');
  const dialog = await dialogBy(page, '/', 'Search');
  await typeOver(page, 'pier');
  await expect(dialog.getByRole('option', { selected: true })).toHaveCount(1);
  await press(page, 'Enter');

  const bar = page.getByRole('group', { name: 'Places found' });
  await expect(bar).toContainText('1 of 3');
  await press(page, 'Enter');
  await expect(bar).toContainText('2 of 3');
  await press(page, 'Shift+Enter');
  await press(page, 'Shift+Enter');
  await expect(bar).toContainText('3 of 3');
  expect((await new AxeBuilder({ page }).setLegacyMode().analyze()).violations).toEqual([]);

  await test.step('the cursor is on the sentence of the hit', async () => {
    await press(page, 'c');
    await expect(page.getByRole('dialog').getByRole('textbox').first()).toHaveValue('No pier is new.');
    await press(page, 'Escape');
    await expect(bar).toContainText('3 of 3');
  });

  await press(page, 'Escape');
  await expect(page.getByRole('combobox', { name: 'Search everything on this desk' })).toHaveValue('pier');
  await expect(bar).toHaveCount(0);
});
