import { expect, test } from './galley';
import { HOST } from './hosts';
import { bringIn, claim, mod, press, readTo, respond, rule, toOwnDesk } from './keys';

test('what was acknowledged is there after a crash, undo included', async ({ galley }) => {
  await toOwnDesk(galley.page);
  await bringIn(galley.page, 'The pier reopened on Sunday, the board said. Boats came at once.');
  await readTo(galley.page, 'The pier reopened');
  await claim(galley.page, 'The pier reopened on Sunday');
  await respond(galley.page, { party: 'Harbour board', identity: 'unnamed', stance: 'confirmed' });
  await rule(galley.page, '1', 'confirmed');

  await galley.crash();
  if (HOST === 'loopback') {
    await press(galley.page, '2');
    await expect(galley.page.getByRole('alert')).toContainText('The verdict “denied” was not given');
    await expect(galley.page.getByRole('status').filter({ hasText: 'host does not answer' })).toBeVisible();
    await expect(galley.page.getByRole('option', { selected: true })).toHaveAccessibleName(/— confirmed/);
  }
  await galley.reopen();

  const { page } = galley;
  const ruled = page.getByRole('option', { name: 'The pier reopened on Sunday' });
  await expect(ruled).toHaveAccessibleName(/— confirmed/);
  await expect(page.getByRole('region', { name: 'Current claim' })).toContainText('Rests on Harbour board.');
  await expect(page.getByRole('article')).toContainText('Boats came at once.');
  await press(page, mod('z'));
  await expect(ruled).toHaveAccessibleName(/— open/);
});
