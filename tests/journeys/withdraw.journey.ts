import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect, test } from './galley';
import {
  bringIn,
  choose,
  chooseFiles,
  claim,
  dialogBy,
  mod,
  press,
  readTo,
  respond,
  tabTo,
  toOwnDesk,
} from './keys';

const WORDS = 'The pier reopened on Sunday';

async function answered(page: Page): Promise<void> {
  await toOwnDesk(page);
  await bringIn(page, 'The pier reopened on Sunday, the board said. Boats came at once.');
  await readTo(page, 'The pier reopened');
  await claim(page, WORDS);
  await respond(page, { party: 'Harbour board', stance: 'confirmed' });
}

const current = (page: Page) => page.getByRole('region', { name: 'Current claim' });

test('a response is withdrawn with its reason, reinstated, and both are undone in words', async ({
  galley,
}) => {
  const { page } = galley;
  await answered(page);
  const dialog = await dialogBy(page, 'w', 'Withdraw as a mistake');
  await press(page, 'ArrowDown');
  await expect(dialog.getByRole('radio', { name: /Harbour board: confirmed/ })).toBeChecked();
  await expect(dialog).toContainText('taken out of lists, counts and sheets, stays in the history');
  await press(page, mod('Enter'));
  await expect(dialog).toBeVisible();
  await tabTo(page, 'textbox', 'Reason');
  await page.keyboard.insertText('It was the ferry company');
  await press(page, 'Enter');
  await expect(dialog).toBeHidden();
  await expect(current(page)).toContainText('No one’s answer is recorded yet');

  const list = await dialogBy(page, 'W', 'Withdrawn');
  const item = list.getByRole('listitem');
  await expect(item).toHaveCount(1);
  await expect(item).toContainText('It was the ferry company');
  await expect(item).toContainText('Journeys');
  await tabTo(page, 'button', /^Reinstate/);
  await press(page, 'Enter');
  await expect(list).toContainText('Nothing was withdrawn on this desk');
  await press(page, 'Escape');
  await expect(current(page)).toContainText('Harbour board');

  await press(page, mod('z'));
  await expect(current(page)).toContainText('No one’s answer is recorded yet');
  await press(page, mod('z'));
  await expect(current(page)).toContainText('Harbour board');
});

test('what others stand on is not withdrawn; the refusal names them and keeps what was typed', async ({
  galley,
}) => {
  const { page } = galley;
  await answered(page);
  await press(page, 'F6', 'F6');
  const dialog = await dialogBy(page, 'w', 'Withdraw as a mistake');
  await expect(dialog.getByRole('radio', { name: /report/ })).toBeChecked();
  await tabTo(page, 'textbox', 'Reason');
  await page.keyboard.insertText('The wrong file');
  await press(page, 'Enter');
  await expect(dialog.getByRole('alert')).toContainText(/stand on it: c\d+/);
  await expect(dialog.getByRole('list', { name: 'What it names' })).toContainText(WORDS);
  await expect(dialog.getByRole('textbox', { name: 'Reason' })).toHaveValue('The wrong file');
  await press(page, 'Escape');
  await expect(page.getByRole('treeitem')).toHaveCount(1);
});

test('one of two places is taken from a claim, and undo brings it back', async ({ galley }) => {
  const { page } = galley;
  await answered(page);
  await readTo(page, 'Boats came');
  await press(page, 'a');
  const taking = current(page).getByRole('button', { name: /^Take the place in .* from the claim$/ });
  await expect(taking).toHaveCount(2);
  await tabTo(page, 'button', /^Take the place/);
  await press(page, 'Enter');
  const dialog = page.getByRole('dialog', { name: 'Take this place from the claim?' });
  await expect(dialog).toContainText('The pier reopened on Sunday, the board said.');
  await press(page, mod('Enter'));
  await expect(dialog).toBeHidden();
  await expect(taking).toHaveCount(0);
  await press(page, mod('z'));
  await expect(taking).toHaveCount(2);
});

test('a file is kept with a claim, had again byte for byte, and withdrawn', async ({ galley }) => {
  const { page, data } = galley;
  await answered(page);
  await writeFile(join(data, 'letter.txt'), 'Dear checker,\r\nit did.\n');
  const dialog = await dialogBy(page, 'f', 'Keep a file with the claim');
  await chooseFiles(page, join(data, 'letter.txt'), 'Choose a file…');
  await expect(dialog).toContainText('letter.txt');
  await tabTo(page, 'textbox', /Note/);
  await page.keyboard.insertText('From the board');
  await press(page, mod('Enter'));
  await expect(dialog).toBeHidden();
  await expect(current(page)).toContainText('From the board');

  const path = await galley.saved(async () => {
    await tabTo(page, 'button', 'Save a copy of letter.txt');
    await press(page, 'Enter');
  });
  expect(await readFile(path, 'utf8')).toBe('Dear checker,\r\nit did.\n');

  await tabTo(page, 'button', 'Withdraw letter.txt as a mistake');
  await press(page, 'Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.insertText('Not theirs');
  await press(page, 'Enter');
  await expect(current(page)).not.toContainText('From the board');
});

test('redacting shows what goes, asks for the word, and leaves nothing of it on the disk', async ({
  galley,
}) => {
  const { page, data } = galley;
  await answered(page);
  await respond(page, { party: 'Ida Brandt of the night shift', stance: 'denied' });
  const ledger = (): Promise<string> => readFile(join(data, 'desk', 'ledger.jsonl'), 'utf8');
  expect(await ledger()).toContain('Ida Brandt');

  await choose(page, 'redact for good');
  const dialog = page.getByRole('dialog', { name: 'Redact for good' });
  for (let steps = 0; steps < 20; steps += 1) {
    if (await dialog.getByRole('radio', { name: /^party Ida Brandt/ }).isChecked()) break;
    await press(page, 'ArrowDown');
  }
  await expect(dialog).toContainText('party Ida Brandt of the night shift');
  await expect(dialog).toContainText(/Goes from the ledger: \d+ entr/);
  await tabTo(page, 'textbox', 'Reason');
  await page.keyboard.insertText('A court ordered it');
  await press(page, mod('Enter'));
  await expect(dialog).toBeVisible();
  expect(await ledger()).toContain('Ida Brandt');
  await tabTo(page, 'textbox', /Type the word/);
  await page.keyboard.insertText('redact');
  await press(page, mod('Enter'));
  const outcome = page.getByRole('dialog', { name: 'Redacted' });
  await expect(outcome.getByRole('status')).toContainText('redacted. The chain holds.');
  await press(page, 'Escape');
  await expect(current(page)).not.toContainText('Ida Brandt');
  expect(await ledger()).not.toContain('Ida Brandt');

  await choose(page, 'verify the desk');
  await expect(page.getByRole('dialog', { name: 'Verify the desk' }).getByRole('status')).toContainText(
    'Everything is as it was written.',
  );
});

test('a redacted report’s text is gone from the window at once', async ({ galley }) => {
  const { page } = galley;
  await toOwnDesk(page);
  await bringIn(page, 'Wilma Real keeps the pier, the board said.');
  await choose(page, 'redact for good');
  const dialog = page.getByRole('dialog', { name: 'Redact for good' });
  await expect(dialog).toContainText('Goes from the disk: 2 files');
  await tabTo(page, 'textbox', 'Reason');
  await page.keyboard.insertText('A court ordered it');
  await tabTo(page, 'textbox', /Type the word/);
  await page.keyboard.insertText('redact');
  await press(page, mod('Enter'));
  await expect(page.getByRole('dialog', { name: 'Redacted' })).toContainText('Gone from the disk: 2 files');
  await press(page, 'Escape');
  await expect(page.getByText('Wilma Real')).toHaveCount(0);
});

test('the real name of a confidential party is forgotten, its alias stays', async ({ galley }) => {
  const { page, data } = galley;
  await answered(page);
  const dialog = await dialogBy(page, 'r', 'Record a response');
  await page.keyboard.insertText('Wilma Real');
  await tabTo(page, 'checkbox', /[Cc]onfidential/);
  await press(page, 'Space');
  await tabTo(page, 'textbox', /Alias/);
  await page.keyboard.insertText('Source One');
  await tabTo(page, 'radio', 'asserted');
  await press(page, 'Space', mod('Enter'));
  await expect(dialog).toBeHidden();
  await expect(current(page)).toContainText('Source One');
  const vault = (): Promise<string> => readFile(join(data, 'desk', 'vault.json'), 'utf8');
  expect(await vault()).toContain('Wilma Real');

  await choose(page, 'forget the real name');
  const asked = page.getByRole('dialog', { name: 'Forget the real name?' });
  await expect(asked).toContainText('Source One');
  await press(page, mod('Enter'));
  await expect(asked).toBeHidden();
  await expect(page.getByRole('status').getByText('The real name is forgotten')).toBeVisible();
  expect(await vault()).not.toContain('Wilma Real');
  await expect(current(page)).toContainText('Source One');
});
