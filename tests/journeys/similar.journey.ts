import { expect, test } from './galley';
import { bringIn, claim, dialogBy, readTo, toOwnDesk } from './keys';

test('shows what bears on the sentence under the cursor', async ({ galley }) => {
  const { page } = galley;
  await toOwnDesk(page);
  await bringIn(page, 'The ferry was late on Monday, the company said. Nobody was hurt.');
  await readTo(page, 'The ferry');
  await claim(page, 'The ferry was late on a Monday');
  const dialog = await dialogBy(page, 'l', 'Find similar');
  await expect(dialog.getByRole('option', { name: /The ferry was late on a Monday/ })).toBeVisible();
});
