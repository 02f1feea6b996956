import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startBuiltHost } from '../harness/built-host';
import { expect, test } from './galley';
import { bringIn, choose, dialogBy, press, toOwnDesk } from './keys';

test('a desk that another program holds is shown read-only, says by whom, and can be read and searched', async ({
  galley,
}) => {
  const { data, page } = galley;
  await toOwnDesk(page);
  await bringIn(page, 'The lighthouse was sold, the mayor said. Nobody bought it.');
  await choose(page, 'look at the sample desk');
  await expect(page.getByText('Khalilzad and a Taliban delegation met').first()).toBeVisible();
  // The desk that was left closes behind the one that is shown.
  await expect.poll(() => existsSync(join(data, 'desk', 'desk.holder.json'))).toBe(false);

  const other = await startBuiltHost(join(data, 'other'), { GALLEY_DESK: join(data, 'desk') });
  try {
    await choose(page, 'start your own desk');
    const banner = page.getByRole('status').filter({ hasText: 'This desk can only be read just now' });
    await expect(banner).toContainText(`process ${other.process.pid}`);
    await expect(page.getByRole('article')).toContainText('Nobody bought it.');
    await expect(page.getByRole('button', { name: 'Bring in' })).toBeDisabled();
    await press(page, 'i');
    await expect(page.getByRole('dialog')).toHaveCount(0);

    const search = await dialogBy(page, '/', 'Search');
    await page.keyboard.insertText('lighthouse');
    await expect(search.getByRole('option').first()).toContainText('lighthouse');
  } finally {
    await other.end();
  }
});
