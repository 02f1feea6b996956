import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MAX_REPORT_BYTES } from '#shared/text/limits';
import { expect, test } from './galley';
import { bringIn, chooseFiles, dialogBy, mod, press, readTo, tabTo, toOwnDesk } from './keys';

const BAD = {
  'empty.txt': { bytes: Buffer.alloc(0), says: /empty/ },
  'picture.txt': {
    bytes: Buffer.from('89504e470d0a1a0a0000000d49484452000000', 'hex'),
    says: /binary|not text/i,
  },
  'large.txt': { bytes: Buffer.alloc(MAX_REPORT_BYTES + 1, 'a '), says: /10 MB/ },
  'torn.pdf': { bytes: Buffer.from('%PDF-1.4 and no more'), says: /damaged beyond repair/ },
};

test('files that cannot be a report are named with their reason, good ones come in, and nothing typed is lost', async ({
  galley,
}) => {
  const { page, data } = galley;
  const paths = await Promise.all(
    Object.entries(BAD).map(async ([name, { bytes }]) => {
      await writeFile(join(data, name), bytes);
      return join(data, name);
    }),
  );
  await writeFile(join(data, 'good.txt'), 'The pier reopened on Sunday, the board said.\n');
  await toOwnDesk(page);
  const dialog = await dialogBy(page, 'i', 'Bring in a report');
  await page.keyboard.insertText('Half a report, typed before');
  await chooseFiles(page, [...paths, join(data, 'good.txt')]);

  const outcomes = dialog.getByRole('list', { name: 'What became of them' }).getByRole('listitem');
  await expect(outcomes).toHaveCount(5);
  for (const [name, { says }] of Object.entries(BAD)) {
    const outcome = outcomes.filter({ hasText: name });
    await expect(outcome).toHaveAttribute('data-ok', 'false');
    await expect(outcome).toContainText(says);
  }
  await expect(outcomes.filter({ hasText: 'good.txt' })).toContainText('brought in, 8 words');
  await expect(dialog.getByRole('textbox', { name: /report’s text/ })).toHaveValue(
    'Half a report, typed before',
  );

  await press(page, 'Escape');
  await expect(page.getByRole('treeitem')).toHaveCount(1);
  const again = await dialogBy(page, 'i', 'Bring in a report');
  await expect(again.getByRole('textbox', { name: /report’s text/ })).toHaveValue(
    'Half a report, typed before',
  );
});

test('a report that is there already leads to the first', async ({ galley }) => {
  const { page } = galley;
  await toOwnDesk(page);
  const text = 'The pier reopened on Sunday, the board said.';
  await bringIn(page, text);
  const dialog = await dialogBy(page, 'i', 'Bring in a report');
  await page.keyboard.insertText(text);
  await press(page, mod('Enter'));
  await expect(dialog).toContainText('is on this desk already');
  await tabTo(page, 'button', 'Open the first');
  await press(page, 'Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('treeitem')).toHaveCount(1);
});

test('a quotation that stands twice, or not at all, is refused with its reason, and what was typed stays', async ({
  galley,
}) => {
  const { page } = galley;
  await toOwnDesk(page);
  await bringIn(page, 'It was the second fire. The keeper slept.\nIt was the second fire of the year.');
  await readTo(page, 'The keeper');
  const dialog = await dialogBy(page, 'c', 'Make a claim');
  await tabTo(page, 'radio', /At the cursor/);
  await press(page, 'ArrowDown');
  await tabTo(page, 'textbox', /Quotation/);

  const quotation = dialog.getByRole('textbox', { name: /Quotation/ });
  await page.keyboard.insertText('the second fire');
  await expect(dialog).toContainText('Stands in 2 places: paragraph 1, paragraph 2');
  await press(page, 'Enter');
  await expect(dialog.getByRole('alert')).toContainText(/2|twice|more than once|several/);
  await expect(quotation).toHaveValue('the second fire');

  await page.keyboard.insertText(' of the century');
  await press(page, 'Enter');
  await expect(dialog.getByRole('alert')).toContainText(/does not|not (occur|stand|found)/);
  await expect(page.getByRole('option')).toHaveCount(0);

  await press(page, mod('a'));
  await page.keyboard.insertText('the second fire of the year');
  await press(page, 'Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('option')).toHaveCount(1);
  await expect(page.getByRole('region', { name: 'Current claim' })).toContainText('paragraph 2');
});
