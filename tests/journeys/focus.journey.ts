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
