import { expect, test } from './galley';
import { bringIn, claim, dialogBy, mod, press, readTo, respond, rule, tabTo, toOwnDesk } from './keys';

const FIRST = `The mayor met the port's director on Monday, an aide said.

The director said that no such meeting took place.

A clerk confirmed that both were in the building.`;
const SECOND = `Mayor and port director talked in secret, the Post has learned.

The mayor's office declined to comment.`;

/** Two reports in one story, with two claims, answers that contradict one another, and one party under two names. */
async function fill(page: Parameters<typeof bringIn>[0]): Promise<void> {
  await toOwnDesk(page);
  await bringIn(page, FIRST);
  await bringIn(page, SECOND);
  const group = await dialogBy(page, 'g', 'Group reports into a story');
  await page.keyboard.insertText('The secret meeting');
  await tabTo(page, 'checkbox', /The mayor met/);
  await press(page, 'Space');
  await press(page, mod('Enter'));
  await expect(group).toBeHidden();
}

test('a story at a glance, a party’s answers, links, merging and splitting, by keys alone', async ({
  galley,
}) => {
  test.setTimeout(120_000);
  const { page } = galley;
  await fill(page);
  const detail = page.getByRole('region', { name: 'Current claim' });

  // The newer report first: its claim stays current while the other report is opened, and is anchored there too.
  await press(page, 'Shift+F6', 'Home', 'j');
  await press(page, 'Enter');
  await expect(page.getByRole('article')).toBeFocused();
  await expect(page.getByRole('article')).toContainText(/in secret|The mayor met/);
  const isNewer = (await page.getByRole('article').textContent())?.includes('in secret') ?? false;
  const [here, there] = isNewer
    ? ['Mayor and port director', 'The mayor met']
    : ['The mayor met', 'Mayor and port director'];
  await readTo(page, here);
  await claim(page, 'Mayor and director met');
  await press(page, 'Shift+F6');
  await press(page, 'Home', 'j', 'j', 'Enter');
  await expect(page.getByRole('article')).toContainText(there);
  await expect(detail).toContainText('It does not stand in the open report.');
  await readTo(page, there);
  await press(page, 'a');
  await expect(detail).toContainText('Where it stands (2)');

  await respond(page, { party: 'An aide', identity: 'unnamed', stance: 'confirmed' });
  await respond(page, { party: 'The director', stance: 'denied' });
  await respond(page, { party: 'A clerk', identity: 'unnamed', stance: 'confirmed' });
  await rule(page, '1', 'confirmed');

  // At a glance: the disagreement is marked in words, and a cell leads to its place.
  const glance = await dialogBy(page, 'T', /^The story at a glance: The secret meeting/);
  await expect(glance.getByRole('rowheader')).toContainText('disagreement: said to be so and denied');
  await expect(glance.getByRole('columnheader')).toHaveCount(3);
  await expect(
    glance.getByRole('gridcell').filter({ hasText: 'stands here, no answer reported' }),
  ).toHaveCount(1);
  await press(page, 's');
  await expect(glance.getByRole('columnheader', { name: /The director/ })).toBeVisible();
  await press(page, 'd');
  await expect(glance.getByRole('status')).toContainText('1 claim, 1 with a disagreement');
  await press(page, 'ArrowRight', 'ArrowRight');
  await expect(glance.getByRole('gridcell').filter({ hasText: 'denied' })).toBeFocused();
  await press(page, 'Enter');
  await expect(glance).toBeHidden();
  await expect(page.getByRole('article')).toBeFocused();

  // One person under two descriptions is counted once.
  const link = await dialogBy(page, 'V', 'Link parties');
  await tabTo(page, 'checkbox', /An aide/);
  await press(page, 'Space');
  await tabTo(page, 'checkbox', /A clerk/);
  await press(page, 'Space');
  await expect(link.getByRole('status')).toContainText('Counted once');
  await press(page, mod('Enter'));
  await expect(link).toBeHidden();
  await expect(detail).toContainText('Rests on a single voice.');

  const parties = await dialogBy(page, 'P', 'A party’s answers');
  await page.keyboard.insertText('clerk');
  await expect(parties.getByRole('option')).toHaveCount(1);
  await press(page, 'Enter');
  const party = page.getByRole('dialog', { name: 'A clerk' });
  await expect(party).toContainText('An aide and A clerk: one under two descriptions');
  await expect(party.getByRole('option')).toContainText('Verdict: confirmed · The secret meeting');
  await press(page, 'Enter');
  await expect(party).toBeHidden();

  // Split: a new claim of one of the places, with one of the responses.
  const split = await dialogBy(page, 'S', 'Split the claim');
  await press(page, mod('a'));
  await page.keyboard.insertText('The director was in the building');
  await tabTo(page, 'checkbox', /The director: denied/);
  await press(page, 'Space');
  await press(page, mod('Enter'));
  await expect(split).toBeHidden();
  await expect(
    page.getByRole('option', { name: /The director was in the building/, selected: true }),
  ).toBeVisible();
  await expect(detail).toContainText('The director');

  // Merge it back, and have it apart again with one undo.
  const merge = await dialogBy(page, 'M', 'Merge the claim');
  await expect(merge.getByRole('option').first()).toContainText('Mayor and director met');
  await press(page, 'Enter');
  await expect(merge).toContainText('The verdict that stays: confirmed.');
  await press(page, mod('Enter'));
  await expect(merge).toBeHidden();
  await expect(page.getByRole('option', { name: /The director was in the building/ })).toHaveCount(0);
  await press(page, mod('z'));
  await expect(page.getByRole('option', { name: /The director was in the building/ })).toBeVisible();

  // Another claim of the story, anchored where the cursor stands.
  await press(page, 'F6', 'F6', 'F6', 'End');
  const anchor = await dialogBy(page, 'A', 'Anchor a claim here');
  await page.keyboard.insertText('building');
  await expect(anchor.getByRole('option')).toHaveCount(1);
  await press(page, 'Enter');
  await expect(anchor).toBeHidden();
  await expect(page.getByText('Anchored here')).toBeVisible();
});
