import type { Page } from 'playwright';
import { expect, test } from './galley';
import { bringIn, mod, press, readTo, toOwnDesk } from './keys';

/**
 * What the three commonest acts cost a hand on the keys: a key with whatever is held beside it counts once, letters that
 * are typed are told apart. The numbers stand in docs/performance.md.
 */

const TEXT = `The two delegations met on Thursday in the old customs house.

A senior official, who asked not to be named because the talks were private, confirmed the meeting.

The embassy declined to comment on whether anybody had met.`;

/** A hand that counts its keys. */
function handOn(page: Page) {
  let keys = 0;
  let letters = 0;
  return {
    async press(...all: string[]): Promise<void> {
      keys += all.length;
      await press(page, ...all);
    },
    async type(words: string): Promise<void> {
      letters += words.length;
      await page.keyboard.type(words);
    },
    spent: () => ({ keys, letters }),
  };
}

test('claiming a sentence and confirming it takes three keys', async ({ galley: { page } }) => {
  await toOwnDesk(page);
  await bringIn(page, TEXT);
  await readTo(page, 'The two delegations');
  const hand = handOn(page);
  await hand.press('c');
  await expect(page.getByRole('dialog', { name: 'Make a claim' })).toBeVisible();
  await hand.press('Enter');
  const claim = page.getByRole('option', { name: /^The two delegations met on Thursday/ });
  await expect(claim).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await hand.press('1');
  await expect(claim).toHaveAccessibleName(/confirmed/);
  expect(hand.spent()).toEqual({ keys: 3, letters: 0 });
});

test('an anonymous confirmation with its reason takes four keys beside the words', async ({
  galley: { page },
}) => {
  await toOwnDesk(page);
  await bringIn(page, TEXT);
  await readTo(page, 'The two delegations');
  await press(page, 'c');
  await expect(page.getByRole('dialog', { name: 'Make a claim' })).toBeVisible();
  await press(page, 'Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('option', { name: /^The two delegations/ })).toBeVisible();
  await readTo(page, 'A senior official');

  const hand = handOn(page);
  await hand.press('r');
  const dialog = page.getByRole('dialog', { name: 'Record a response' });
  await expect(dialog).toBeVisible();
  await hand.type('Senior official');
  await hand.press('Alt+a');
  await expect(dialog.getByRole('textbox', { name: /Reason for anonymity/ })).toBeFocused();
  await hand.type('the talks were private');
  await hand.press('Alt+1');
  await expect(dialog.getByRole('radio', { name: 'confirmed', exact: true })).toBeChecked();
  await hand.press(mod('Enter'));
  await expect(dialog).toBeHidden();
  const current = page.getByRole('region', { name: 'Current claim' });
  await expect(current).toContainText('anonymous: the talks were private');
  await expect(current).toContainText('confirmed the meeting');
  expect(hand.spent().keys).toBe(4);
});

test('three words of a quotation and two keys lead to where it stands', async ({ galley: { page } }) => {
  await toOwnDesk(page);
  await bringIn(page, TEXT);
  const hand = handOn(page);
  await hand.press('/');
  const search = page.getByRole('dialog', { name: 'Search' });
  await expect(search).toBeVisible();
  await hand.type('embassy declined comment');
  await expect(search.getByRole('option', { selected: true })).toBeVisible();
  await hand.press('Enter');
  await expect(page.getByRole('article').locator('[data-hit]')).toHaveText('embassy');
  expect(hand.spent().keys).toBe(2);
});
