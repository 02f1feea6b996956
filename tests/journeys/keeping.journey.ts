import { appendFile, open, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect, test } from './galley';
import { bringIn, choose, claim, dialogBy, mod, press, readTo, rule, tabTo, toOwnDesk } from './keys';

const WORDS = 'The pier reopened on Sunday';

async function claimed(page: Page): Promise<void> {
  await toOwnDesk(page);
  await bringIn(page, 'The pier reopened on Sunday, the board said. Boats came at once.');
  await readTo(page, 'The pier reopened');
  await claim(page, WORDS);
}

const row = (page: Page) => page.getByRole('option', { name: WORDS });

/** Changes one letter of the claim's wording on the disk, as a bad sector might. */
async function damage(ledger: string): Promise<void> {
  const bytes = await readFile(ledger);
  bytes.write('b', bytes.indexOf('pier reopened on Sunday"'));
  await writeFile(ledger, bytes);
}

test('a damaged desk says which entry it is, can be read, and is restored from a backup', async ({
  galley,
}) => {
  await claimed(galley.page);
  await rule(galley.page, '1', 'confirmed');
  await choose(galley.page, 'backups of the desk');
  const dialog = galley.page.getByRole('dialog', { name: 'Backups of the desk' });
  await tabTo(galley.page, 'button', 'Back up now');
  await press(galley.page, 'Enter');
  await expect(dialog.getByRole('listitem').first()).toContainText('entry 4');
  await press(galley.page, 'Escape');
  await expect(galley.page.getByRole('button', { name: /^Backed up/ })).toBeVisible();
  await galley.crash();
  await damage(join(galley.data, 'desk', 'ledger.jsonl'));
  await galley.reopen();

  const { page } = galley;
  const banner = page.getByRole('status').filter({ hasText: 'This desk is damaged' });
  await expect(banner).toContainText(/entry 3/);
  await press(page, 'i');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await tabTo(page, 'button', 'Restore a backup…');
  await press(page, 'Enter');
  await tabTo(page, 'button', /^Restore the backup of/);
  await press(page, 'Enter');
  const asked = page.getByRole('dialog', { name: 'Restore this backup?' });
  await expect(asked).toContainText('moved aside, never deleted');
  await press(page, mod('Enter'));
  await expect(asked).toBeHidden();
  await expect(banner).toBeHidden();
  await expect(row(page)).toHaveAccessibleName(/— confirmed/);
  await expect(page.getByRole('status').filter({ hasText: 'replaced' })).toBeVisible();
  await rule(page, '2', 'denied');
});

test('verifying tells what was read when all is well, and names every problem when it is not', async ({
  galley,
}) => {
  const { page, data } = galley;
  await claimed(page);
  await choose(page, 'verify the desk');
  const dialog = page.getByRole('dialog', { name: 'Verify the desk' });
  await expect(dialog.getByRole('status')).toContainText('Everything is as it was written.');
  await expect(dialog).toContainText(/3 entries, 1 original, 1 text and 1 anchor/);
  await press(page, 'Escape');

  await damage(join(data, 'desk', 'ledger.jsonl'));
  await choose(page, 'verify the desk');
  const problems = dialog.getByRole('list', { name: 'Problems' }).getByRole('listitem');
  await expect(problems.first()).toContainText(/entry 3/);
});

test('a write the disk refuses changes nothing, says why, and is done when it is tried again', async ({
  galley,
}) => {
  const { page, data } = galley;
  const ledger = join(data, 'desk', 'ledger.jsonl');
  await claimed(page);
  const { size } = await stat(ledger);
  const repair = async (): Promise<void> => {
    const file = await open(ledger, 'r+');
    await file.truncate(size);
    await file.close();
  };

  // Something else has written to the file: Galley must not append to what it does not know.
  await appendFile(ledger, 'x');
  await press(page, '1');
  const alert = page.getByRole('alert').filter({ hasText: 'The verdict “confirmed” was not given' });
  await expect(alert).toContainText('ledger.jsonl');
  await expect(row(page)).toHaveAccessibleName(/— open/);
  await repair();
  await press(page, mod('Enter'));
  await expect(page.getByRole('status').getByText('Verdict on disk: confirmed')).toBeVisible();
  await expect(alert).toBeHidden();

  const { size: grown } = await stat(ledger);
  await appendFile(ledger, 'x');
  const note = await dialogBy(page, 'm', 'Add a note');
  await page.keyboard.insertText('Asked twice, never denied.');
  await press(page, 'Enter');
  await expect(note.getByRole('alert')).toContainText('The note was not added');
  await expect(note.getByRole('textbox')).toHaveValue('Asked twice, never denied.');
  const file = await open(ledger, 'r+');
  await file.truncate(grown);
  await file.close();
  await tabTo(page, 'button', /^Try again/);
  await press(page, 'Enter');
  await expect(note).toBeHidden();
  await expect(page.getByRole('region', { name: 'Current claim' })).toContainText(
    'Asked twice, never denied.',
  );
});
