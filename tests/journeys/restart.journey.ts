import { expect, test } from './galley';
import { bringIn, claim, mod, press, readTo, respond, rule, toOwnDesk } from './keys';

test('what was acknowledged is there after a crash, undo included', async ({ galley }) => {
  await toOwnDesk(galley.page);
  await bringIn(galley.page, 'The pier reopened on Sunday, the board said. Boats came at once.');
  await readTo(galley.page, 'The pier reopened');
  await claim(galley.page, 'The pier reopened on Sunday');
  await respond(galley.page, { party: 'Harbour board', identity: 'unnamed', stance: 'confirmed' });
  await rule(galley.page, '1', 'confirmed');

  await galley.crashAndReopen();

  const { page } = galley;
  const ruled = page.getByRole('option', { name: 'The pier reopened on Sunday' });
  await expect(ruled).toHaveAccessibleName(/— confirmed/);
  await expect(page.getByRole('region', { name: 'Current claim' })).toContainText('Rests on Harbour board.');
  await expect(page.getByRole('article')).toContainText('Boats came at once.');
  await press(page, mod('z'));
  await expect(ruled).toHaveAccessibleName(/— open/);
});
