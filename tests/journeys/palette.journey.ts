import { expect, test } from './galley';
import { bringIn, claim, dialogBy, press, readTo, toOwnDesk } from './keys';

test('goes to a claim by a word of it', async ({ galley }) => {
  const { page } = galley;
  await toOwnDesk(page);
  await bringIn(page, 'The ferry was late on Monday, the company said. Nobody was hurt.');
  await readTo(page, 'The ferry');
  await claim(page, 'The ferry was late on a Monday');
  const dialog = await dialogBy(page, 'ControlOrMeta+k', 'Go to anything');
  await page.keyboard.type('ferry late');
  const option = dialog.getByRole('option', { name: /The ferry was late on a Monday/ });
  await expect(option).toHaveCount(1);
  await press(page, 'Enter');
  await expect(dialog).toHaveCount(0);
});
