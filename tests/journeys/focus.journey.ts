import { expect, test } from './galley';
import { dialogBy, press } from './keys';

test('the focus goes round the panes, into dialogs and back, and is never lost', async ({ galley }) => {
  const { page } = galley;
  const claims = page.getByRole('listbox', { name: 'Claims' });
  await expect(page.getByRole('article')).toBeFocused();
  await press(page, 'F6');
  await expect(claims.getByRole('option', { selected: true })).toBeFocused();
  await press(page, 'F6');
  await expect(page.getByRole('treeitem', { selected: true })).toBeFocused();
  await press(page, 'Shift+F6', 'j');
  const second = claims.getByRole('option').nth(1);
  await expect(second).toBeFocused();

  const dialog = await dialogBy(page, '?', 'Keys and help');
  await press(page, 'Escape');
  await expect(dialog).toBeHidden();
  await expect(second).toBeFocused();
  await press(page, 'Escape');
  await expect(page.getByRole('article')).toBeFocused();
});

test('a claim is made of a few words, selected with keys', async ({ galley }) => {
  const { page } = galley;
  await expect(page.getByRole('article')).toBeFocused();
  await press(
    page,
    'j',
    'ArrowRight',
    'ArrowRight',
    'Shift+ArrowRight',
    'Shift+ArrowRight',
    'Shift+ArrowLeft',
  );
  const dialog = await dialogBy(page, 'c', 'Make a claim');
  await expect(dialog.getByRole('radio', { name: 'At the selection, paragraph 1' })).toBeChecked();
  const words = await dialog.getByRole('textbox', { name: 'The claim' }).inputValue();
  expect(words.split(' ')).toHaveLength(2);
  await press(page, 'Enter');
  await expect(page.getByRole('option', { name: words, selected: true })).toBeVisible();
});

test('single letters type in a text field and do nothing else', async ({ galley }) => {
  const { page } = galley;
  await expect(page.getByRole('option').first()).toBeVisible();
  const note = await dialogBy(page, 'm', 'Add a note');
  await page.keyboard.type('crimp dig a 12345 j/k?');
  await expect(note.getByRole('textbox')).toHaveValue('crimp dig a 12345 j/k?');
  await expect(page.getByRole('dialog')).toHaveCount(1);
  await press(page, 'Escape');
  await expect(page.getByRole('button', { name: /^Undo: link/ })).toBeVisible();
});
