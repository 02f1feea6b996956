import type { Page } from 'playwright';
import { COMMANDS, type Command, type CommandId } from '#shared/commands/commands';
import { expect, type Galley, test } from './galley';
import { bringIn, claim, dialogBy, press, readTo, respond, rule, tabTo, toOwnDesk } from './keys';
import { run } from './states';

/** What has the focus once the window has come to rest; `nothing` where it was lost. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    for (let frames = 0; frames < 3; frames += 1) await new Promise(requestAnimationFrame);
    const { activeElement: at } = document;
    return at === null || at === document.body ? 'nothing' : `${at.tagName} ${at.className}`;
  });

const isKept = (page: Page, after: string): Promise<void> =>
  expect.poll(() => focused(page), { message: `after ${after}` }).not.toBe('nothing');

/** They end the journey's desk or leave the window. */
const LEFT_OUT: readonly CommandId[] = ['desk.own', 'desk.sample'];

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

for (const [pane, steps] of Object.entries({ report: 0, claims: 1, library: 2 }))
  test(`the focus is never lost, whatever is done from the pane of the ${pane}`, async ({ galley }) => {
    test.setTimeout(300_000);
    const { page } = galley;
    await expect(page.getByRole('article')).toBeFocused();
    for (const { id, keys } of COMMANDS as readonly Command[]) {
      if (keys.length === 0 || LEFT_OUT.includes(id as CommandId)) continue;
      await press(page, ...Array<string>(steps).fill('F6'));
      await run(galley, id as CommandId);
      await isKept(page, id);
      await inNoDialog(page, id);
      await page.getByRole('main').locator('[data-surface][tabindex="0"]').first().focus();
    }
  });

/** Closes whatever the command opened, also where that comes a little later. */
async function inNoDialog(page: Page, id: string): Promise<void> {
  const dialogs = page.getByRole('dialog');
  await expect(async () => {
    if ((await dialogs.count()) > 0) await press(page, 'Escape');
    await isKept(page, `${id}, closed`);
    await expect(dialogs, id).toHaveCount(0, { timeout: 500 });
  }).toPass();
}

test('the focus is not lost with what had it', async ({ galley }: { galley: Galley }) => {
  test.setTimeout(180_000);
  const { page } = galley;
  await toOwnDesk(page);
  await isKept(page, 'another desk');
  await bringIn(page, 'The pier reopened on Sunday, the board said. Boats came at once. Nobody was hurt.');
  await isKept(page, 'bringing in');
  for (const words of ['The pier reopened', 'Boats came']) {
    await readTo(page, words);
    await claim(page, words);
    await isKept(page, 'a claim');
  }
  await respond(page, { party: 'Harbour board', stance: 'confirmed' });
  await isKept(page, 'a response');
  await rule(page, '1', 'confirmed');
  await isKept(page, 'a verdict');

  await test.step('a response is withdrawn by its own button', async () => {
    await tabTo(page, 'button', /^Withdraw the response of/);
    await press(page, 'Enter');
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.insertText('A mistake');
    await press(page, 'Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await isKept(page, 'the response went');
  });

  await test.step('claims are withdrawn from the list, the last one too', async () => {
    for (const left of [1, 0]) {
      await press(page, 'Escape', 'Escape', 'F6');
      await page.getByRole('option', { selected: true }).focus();
      await dialogBy(page, 'w', 'Withdraw as a mistake');
      await tabTo(page, 'textbox', 'Reason');
      await page.keyboard.insertText('A mistake');
      await press(page, 'Enter');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await expect(page.getByRole('listbox', { name: 'Claims' }).getByRole('option')).toHaveCount(left);
      await isKept(page, `${left} left`);
    }
  });

  await test.step('a report is opened from the search, and closed again', async () => {
    await dialogBy(page, '/', 'Search');
    await page.keyboard.insertText('boats');
    await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible();
    await press(page, 'Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await isKept(page, 'opened from the search');
  });

  await test.step('the library’s row is withdrawn', async () => {
    await page.getByRole('treeitem').first().focus();
    await dialogBy(page, 'w', 'Withdraw as a mistake');
    await tabTo(page, 'textbox', 'Reason');
    await page.keyboard.insertText('A mistake');
    await press(page, 'Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.getByRole('treeitem')).toHaveCount(0);
    await isKept(page, 'the report went');
  });
});
