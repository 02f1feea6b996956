import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright';
import { type Command, type CommandId, commandOf } from '#shared/commands/commands';
import type { Dialog } from '../../renderer/store/state';
import { expect, type Galley } from './galley';
import { bringIn, claim, mod, press, readTo, respond, rule, tabTo, toOwnDesk } from './keys';
import { wordsOn } from './words';

/**
 * The states a window can be in, in one place, for whoever looks at all of them: axe, and whoever reads the texts. Only
 * keys lead to them, and names from the catalogue, so that they are reached in every language.
 */

/** What is done in each state; `state` says which it is. */
export type Look = (state: string) => Promise<void>;

interface Opening {
  readonly by: CommandId | ((galley: Galley) => Promise<void>);
  /** What is there once the dialog shows what it is for. */
  readonly shows?: (dialog: Locator) => Locator;
}

const option = (dialog: Locator): Locator => dialog.getByRole('option').first();
const radio = (dialog: Locator): Locator => dialog.getByRole('radio').first();

/** Every kind of dialog there is, and the way to it on the sample desk. The compiler misses one that is not here. */
export const DIALOGS: Readonly<Record<Dialog['kind'], Opening>> = {
  bringIn: { by: 'report.bringIn' },
  particulars: { by: 'report.particulars' },
  kin: { by: 'report.alike' },
  versions: { by: 'report.versions' },
  group: { by: 'story.group' },
  claim: { by: 'claim.make' },
  waive: { by: 'passage.waive' },
  response: { by: 'response.record', shows: radio },
  reword: { by: 'claim.reword' },
  note: { by: 'claim.note' },
  weigh: { by: 'verdict.weigh', shows: radio },
  palette: { by: 'find.palette', shows: option },
  search: { by: 'find.search' },
  help: { by: 'window.help' },
  settings: { by: 'desk.settings', shows: radio },
  removeSample: { by: 'desk.removeSample' },
  evidence: { by: 'evidence.keep' },
  deskHistory: { by: 'desk.history', shows: option },
  claimHistory: { by: 'claim.history', shows: option },
  backups: { by: 'desk.backups' },
  verify: { by: 'desk.verify', shows: (dialog) => dialog.locator('.verified') },
  withdraw: { by: 'record.withdraw', shows: radio },
  withdrawn: { by: 'records.withdrawn', shows: (dialog) => dialog.locator('.none') },
  redact: { by: 'record.redact', shows: (dialog) => dialog.locator('.plan') },
  forget: { by: 'party.forget' },
  unanchor: { by: toPlace },
  party: { by: toParty, shows: option },
  parties: { by: 'party.answers', shows: option },
  link: { by: 'party.link', shows: radio },
  matrix: { by: 'story.matrix', shows: (dialog) => dialog.getByRole('gridcell').first() },
  merge: { by: 'claim.merge', shows: option },
  split: { by: 'claim.split', shows: radio },
  anchorOther: { by: 'claim.anchorOther', shows: option },
  sheet: { by: 'sheet.preview', shows: (dialog) => dialog.locator('figure[data-drawn]').first() },
};

const KINDS = Object.keys(DIALOGS) as Dialog['kind'][];

/** A letter held with a modifier is typed small. */
const typedBy = (key: string): string => (key.length === 1 ? key.toLowerCase() : key);

/** Presses a command's key, or chooses it in the palette where it has none. */
export async function run({ page }: Galley, id: CommandId): Promise<void> {
  const command: Command = commandOf(id);
  const [key] = command.keys;
  if (key)
    return press(
      page,
      key.replace(/Mod\+(.+)$/, (_, last: string) => mod(typedBy(last))),
    );
  await press(page, mod('k'));
  const dialog = page.getByRole('dialog');
  await page.keyboard.insertText(wordsOn(page)(`command.${id}`));
  await expect(dialog.getByRole('option', { selected: true })).toContainText(wordsOn(page)(`command.${id}`));
  await press(page, 'Enter');
}

export async function open(galley: Galley, kind: Dialog['kind']): Promise<Locator> {
  const { by, shows } = DIALOGS[kind];
  if (typeof by === 'string') await run(galley, by);
  else await by(galley);
  const dialog = galley.page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  if (shows) await expect(shows(dialog)).toBeVisible({ timeout: 45_000 });
  return dialog;
}

export async function close({ page }: Galley): Promise<void> {
  await press(page, 'Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

/** A claim that stands in more than one place offers to leave one. */
async function toPlace({ page }: Galley): Promise<void> {
  const take = page.locator('.anchors .item-withdraw');
  await press(page, 'F6');
  for (let steps = 0; steps < 40; steps += 1) {
    // The claim in full follows its row.
    const chosen = await page.locator('.claim-row[aria-selected="true"] .claim-text').textContent();
    await expect(page.locator('.claim-detail h3')).toHaveText(chosen ?? '');
    if ((await take.count()) > 0) break;
    await press(page, 'j');
  }
  await take.first().press('Enter');
}

async function toParty({ page }: Galley): Promise<void> {
  await page.locator('.responses .party').first().press('Enter');
}

/** The sample desk: its first screen, every dialog, the search, a walk, a verdict just given, the past. */
export async function onSample(galley: Galley, look: Look): Promise<void> {
  const { page } = galley;
  await expect(page.getByRole('option').first()).toBeVisible();
  await look('first screen');
  for (const width of [900, 560]) {
    await page.setViewportSize({ width, height: 800 });
    await expect(page.locator('.window:not([data-layout="three"])')).toBeVisible();
    await look(`first screen, ${width} pixels wide`);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  await expect(page.locator('.window[data-layout="three"]')).toBeVisible();
  for (const kind of KINDS) {
    await open(galley, kind);
    await look(`dialog ${kind}`);
    await close(galley);
  }
  await run(galley, 'report.legend');
  await expect(page.locator('.legend')).toBeVisible();
  await look('legend');
  await press(page, 'Escape');
  await inSearch(galley, look);
  await givingVerdicts(galley, look);
  await inPast(galley, look);
  await run(galley, 'desk.own');
  await expect(page.locator('.empty h1')).toBeVisible();
  await look('empty desk');
  await dragFiles(galley);
  await look('drop zone');
}

async function givingVerdicts(galley: Galley, look: Look): Promise<void> {
  const { page } = galley;
  const toast = page.locator('.toast');
  await press(page, '1');
  await expect(toast).toBeVisible();
  await look('a verdict just given');
  await page.locator('.top-bar .checker').focus();
  await press(page, 'Shift+Tab', 'Tab');
  await expect(page.getByRole('tooltip')).toBeVisible();
  await look('tooltip');
  await press(page, 'Escape', 'F6', 'F6', 'F6');
}

async function inPast(galley: Galley, look: Look): Promise<void> {
  const { page } = galley;
  const history = await open(galley, 'deskHistory');
  await expect(history.getByRole('listbox')).toBeFocused();
  await press(page, 'j');
  await expect(history.getByRole('option').nth(1)).toHaveAttribute('aria-selected', 'true');
  await press(page, 'Enter');
  const banner = page.locator('.banner.past');
  await expect(banner).toBeVisible();
  await look('the desk as it stood');
  await press(page, '1');
  await expect(page.locator('.toast[data-tone="refused"]')).toBeVisible();
  await look('why nothing is done in the past');
  await open(galley, 'palette');
  await page.keyboard.insertText(wordsOn(page)('command.report.bringIn'));
  await look('palette in the past');
  await close(galley);
  await open(galley, 'backups');
  await look('backups in the past');
  await close(galley);
  await run(galley, 'travel.now');
  await expect(banner).toHaveCount(0);
}

/** Files are held over the window, as a pointer would. */
const dragFiles = ({ page }: Galley): Promise<void> =>
  page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['x'], 'report.txt'));
    document.body.dispatchEvent(new DragEvent('dragover', { dataTransfer, bubbles: true, cancelable: true }));
  });

async function inSearch(galley: Galley, look: Look): Promise<void> {
  const { page } = galley;
  const dialog = await open(galley, 'search');
  const type = async (text: string): Promise<void> => {
    await press(page, mod('a'));
    await page.keyboard.insertText(text);
  };
  await press(page, 'F1');
  await expect(dialog.locator('.search-help')).toBeFocused();
  await look('search, help');
  await press(page, 'F1');
  await type('verd');
  await expect(dialog.locator('.completion').first()).toBeVisible();
  await look('search, completions');
  await type('xqzzyv');
  await expect(dialog.locator('.search-nothing-head')).toBeVisible();
  await look('search, nothing found');
  await press(page, 'Alt+s');
  await expect(dialog.locator('textarea')).toBeFocused();
  await look('search, similar');
  await press(page, 'Alt+s');
  await type('embassy in:reports');
  await expect(option(dialog)).toBeVisible();
  await look('search, hits');
  await press(page, mod('s'));
  await expect(dialog.locator('.naming input')).toBeFocused();
  await look('search, to be named');
  await press(page, 'Enter');
  await expect(dialog.locator('.naming')).toHaveCount(0);
  await type('');
  await expect(option(dialog)).toBeVisible();
  await look('search, saved searches');
  await press(page, 'ArrowDown', 'Delete');
  await expect(dialog.locator('.search-note')).toBeVisible();
  await look('search, one removed');
  await type('embassy in:reports');
  await expect(option(dialog)).toBeVisible();
  await press(page, 'Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await look('a walk through what was found');
}

const REPORT =
  'The pier reopened on Sunday, the harbour board said in a statement to reporters who had waited all day.\n\nTwo boats came at once and took people over to the island, as they used to before the fire of last spring.';

/** A desk of one's own with a report, a claim, a response and a verdict: made in English, whatever it is looked at in. */
export async function makeDesk({ page }: Galley): Promise<void> {
  await toOwnDesk(page);
  await bringIn(page, REPORT);
  await readTo(page, 'The pier reopened');
  await claim(page, 'The pier reopened');
  await respond(page, { party: 'Harbour board', stance: 'confirmed' });
  await rule(page, '2', 'denied');
}

/** A report with a newer version: beside each other, and what changed under a claim. */
export async function withVersions(galley: Galley, look: Look): Promise<void> {
  const { page } = galley;
  await bringInMore(galley, REPORT.replace('on Sunday', 'late on Monday'));
  const dialog = await open(galley, 'versions');
  await expect(dialog.locator('.comparison')).toBeVisible();
  await look('versions beside each other');
  await press(page, mod('Enter'));
  await expect(dialog).toBeHidden();
  await look('what changed under a claim');
}

async function bringInMore(galley: Galley, text: string): Promise<void> {
  const { page } = galley;
  const dialog = await open(galley, 'bringIn');
  await page.keyboard.insertText(text);
  await press(page, mod('Enter'));
  await expect(dialog).toBeHidden();
}

/** A desk that is kept: histories, what was withdrawn, backups, redaction; and what goes wrong with it. */
export async function kept(galley: Galley, look: Look): Promise<void> {
  const { page } = galley;
  const t = wordsOn(page);
  await run(galley, 'desk.undo');
  await expect(page.locator('.toast')).toContainText(t('desk.undone'));
  const history = await open(galley, 'claimHistory');
  await expect(history.locator('.tag').first()).toBeVisible();
  await look('history of a claim, one act taken back');
  await close(galley);

  const withdraw = await open(galley, 'withdraw');
  await press(page, 'ArrowDown');
  await tabTo(page, 'textbox', t('keeping.reason'));
  await page.keyboard.insertText('Somebody else');
  await press(page, 'Enter');
  await expect(withdraw).toBeHidden();
  await run(galley, 'records.withdrawn');
  await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(1);
  await look('withdrawn, one');
  await close(galley);

  const backups = await open(galley, 'backups');
  await look('backups, none kept');
  await tabTo(page, 'button', t('keeping.backUp'));
  await press(page, 'Enter');
  await expect(backups.locator('.backup').first()).toBeVisible();
  await look('backups, one kept');
  await backups.locator('.backup .button').first().press('Enter');
  await expect(page.getByRole('dialog', { name: t('keeping.restoreTitle') })).toBeVisible();
  await look('restore');
  await close(galley);

  const redact = await open(galley, 'redact');
  await tabTo(page, 'textbox', t('keeping.reason'));
  await page.keyboard.insertText('A court ordered it');
  await tabTo(page, 'textbox', t('keeping.typeTheWord', { word: t('keeping.redactWord') }));
  await page.keyboard.insertText(t('keeping.redactWord'));
  await look('redact, ready');
  await press(page, mod('Enter'));
  await expect(page.locator('.outcome-words')).toBeVisible();
  await expect(redact).toBeVisible();
  await look('redacted');
  await close(galley);
  await broken(galley, look);
}

/** A write that fails, and a ledger in which something is not as it was written. */
async function broken(galley: Galley, look: Look): Promise<void> {
  const { page } = galley;
  const ledger = join(galley.data, 'desk', 'ledger.jsonl');
  await appendFile(ledger, 'x');
  const dialog = await open(galley, 'bringIn');
  await page.keyboard.insertText('A second report.');
  await press(page, mod('Enter'));
  await expect(dialog.getByRole('alert')).toBeVisible();
  await look('a write that failed');
  await close(galley);

  const bytes = await readFile(ledger);
  await writeFile(ledger, bytes.fill('x', 600, 604).subarray(0, -1));
  const verify = await open(galley, 'verify');
  await expect(verify.locator('.problems')).toBeVisible();
  await look('problems');
  await close(galley);
}

/** A window over a host that is slow, fails, or is gone. Only a browser's window outlives its host. */
export async function unanswered(galley: Galley, look: Look): Promise<void> {
  const { page } = galley;
  const held: (() => void)[] = [];
  await page.route('**/send', async (route) => {
    await new Promise<void>((resolve) => held.push(resolve));
    await route.continue();
  });
  await page.reload();
  await expect(page.locator('.waiting')).toBeVisible();
  await look('loading');
  for (const go of held) go();
  await page.unrouteAll({ behavior: 'ignoreErrors' });

  await page.route('**/send', (route) =>
    route.fulfill({
      json: {
        ok: false,
        error: { tag: 'disk', what: 'cannot be read', where: 'ledger.jsonl', todo: 'Look at the disk.' },
      },
    }),
  );
  await page.reload();
  await expect(page.locator('.failed')).toBeVisible();
  await look('failed');
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.reload();
  await expect(page.getByRole('option').first()).toBeVisible();
  await galley.crash();
  await expect(page.locator('.banner.warn')).toBeVisible();
  await look('host gone');
  await press(page, '1');
  // What was being fetched when the host went has a notice of its own.
  const notGiven = wordsOn(page)('claims.notRuled', { verdict: 'confirmed' });
  await expect(page.locator('.toast[data-tone="error"]').filter({ hasText: notGiven })).toBeVisible();
  await look('a verdict that could not be given');
}
