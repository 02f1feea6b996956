import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect, test } from './galley';
import { dialogBy, press } from './keys';

const SENTENCE = /Two sources told Reuters/;

async function loaded(page: Page): Promise<void> {
  await expect(page.getByRole('article')).toContainText(SENTENCE);
  await expect(page.getByRole('article')).toBeFocused();
}

/** Opens the help sheet, finds a command in it and stands on its row. */
async function onCommand(page: Page, title: string) {
  const help = await dialogBy(page, '?', 'Keys and help');
  await expect(help.getByRole('searchbox')).toBeFocused();
  await page.keyboard.insertText(title);
  await expect(help.getByRole('option')).toHaveCount(1);
  await press(page, 'ArrowDown');
  const row = help.getByRole('option', { name: title });
  await expect(row).toBeFocused();
  return { help, row, status: help.getByRole('status') };
}

test('a key is changed in the help sheet, and everything that shows or reads it follows', async ({
  galley: { page },
}) => {
  await loaded(page);
  const { row, status } = await onCommand(page, 'Bring in a report');
  await press(page, 'Enter');
  await expect(status).toContainText('Press the new key for “Bring in a report”.');
  await press(page, 'q');
  await expect(row).toHaveAccessibleName('Bring in a report: q. Changed');
  await expect(status).toHaveText('q is now a key of “Bring in a report”.');
  await press(page, 'Escape');

  await expect(
    page.getByRole('navigation', { name: 'Library' }).getByRole('button', { name: /Bring in/ }),
  ).toHaveText('Bring inq');
  await press(page, 'i');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await dialogBy(page, 'q', 'Bring in a report');
  await press(page, 'Escape');

  await page.reload();
  await loaded(page);
  await dialogBy(page, 'q', 'Bring in a report');
  await press(page, 'Escape');
  const again = await onCommand(page, 'Bring in a report');
  await press(page, 'r');
  await expect(again.row).toHaveAccessibleName('Bring in a report: i');
});

test('a key of another command is refused, and taken over when it is pressed again', async ({
  galley: { page },
}) => {
  await loaded(page);
  const { row, status } = await onCommand(page, 'Add a note to the claim');
  await press(page, 'Enter', 'c');
  await expect(status).toContainText('c is the key of “Make a claim from the sentence or selection”.');
  await expect(row).toHaveAccessibleName('Add a note to the claim: m');
  await press(page, 'c');
  await expect(row).toHaveAccessibleName('Add a note to the claim: c. Changed');
  await press(page, 'Escape');
  await dialogBy(page, 'm', 'Make a claim');
  await press(page, 'Escape');
  await dialogBy(page, 'c', 'Add a note');
  await press(page, 'Escape');
});

test('keys that every window needs are refused with the reason; Escape leaves a key as it is', async ({
  galley: { page },
}) => {
  await loaded(page);
  const { help, row, status } = await onCommand(page, 'Verify the desk');
  await press(page, 'Enter', 'Tab');
  await expect(status).toContainText('it moves the focus from one thing to the next');
  await press(page, 'F6');
  await expect(status).toContainText('it goes from pane to pane');
  await press(page, 'Escape');
  await expect(status).toHaveText('The keys of “Verify the desk” stay as they are.');
  await expect(help).toBeVisible();
  await expect(row).toBeFocused();
  await expect(row).toHaveAccessibleName('Verify the desk: no key');
  await press(page, 'Escape');
  await expect(help).toBeHidden();
});

test('a key taken away does nothing any more', async ({ galley: { page } }) => {
  await loaded(page);
  const { row, status } = await onCommand(page, 'Bring in a report');
  await press(page, 'Delete');
  await expect(row).toHaveAccessibleName('Bring in a report: no key. Changed');
  await expect(status).toHaveText('“Bring in a report” has no longer the key i.');
  await press(page, 'Escape', 'i');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('what people wrote into the settings that is no key is told of, and the rest goes on', async ({
  galley,
}) => {
  await loaded(galley.page);
  const path = join(galley.data, 'sample', 'settings.json');
  await dialogBy(galley.page, 'Control+,', 'Settings');
  await press(galley.page, 'Enter');
  await expect(galley.page.getByRole('status').getByText('Settings saved')).toBeVisible();
  const settings = JSON.parse(await readFile(path, 'utf8'));
  const keys = { 'claim.unmake': ['q'], 'report.bringIn': ['Hyper+Q', 'q'], 'desk.verify': 7 };
  await writeFile(path, JSON.stringify({ ...settings, keys }));
  await galley.reopen();
  const { page } = galley;
  await loaded(page);
  const banner = page.getByRole('status').filter({ hasText: 'Some keys in the settings cannot be used' });
  await expect(banner).toContainText('there is no command “claim.unmake”');
  await expect(banner).toContainText('for “Bring in a report”: it is not a key');
  await dialogBy(page, 'q', 'Bring in a report');
});
