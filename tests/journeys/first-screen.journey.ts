import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CLAIMS } from '#seeds/sample/claims';
import { inWords } from '#shared/domain/stances';
import { expect, test } from './galley';

const SAMPLE = join(import.meta.dirname, '../../seeds/sample');

test('the first screen shows the sample story with every claim and verdict', async ({ galley }) => {
  const { page } = galley;
  await expect(page.getByText('Sample desk', { exact: true })).toBeVisible();
  const library = page.getByRole('tree', { name: 'Stories and reports' }).getByRole('treeitem');
  await expect(library).toHaveCount(3);
  await expect(library.first()).toHaveAccessibleName(/^Was there a meeting in Islamabad\?/);
  await expect(library.first()).toHaveAttribute('aria-selected', 'true');

  const claims = page.getByRole('listbox', { name: 'Claims' }).getByRole('option');
  await expect(claims).toHaveCount(CLAIMS.length);
  for (const { text, verdict } of CLAIMS) {
    const row = claims.filter({ hasText: text });
    await expect(row).toBeInViewport({ ratio: 1 });
    await expect(row).toContainText(inWords(verdict));
  }

  const [opening = ''] = (await readFile(join(SAMPLE, 'report-a.txt'), 'utf8')).split('\n');
  await expect(page.getByRole('article')).toContainText(opening);
  await expect(page.getByRole('region', { name: 'Current claim' })).toContainText(CLAIMS[0]?.text ?? '');
});
