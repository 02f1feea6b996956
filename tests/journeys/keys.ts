import type { Page } from 'playwright';
import { expect } from './galley';

/** The ways of a checker who never touches the pointer. Each waits for the window's own word that it is done. */

const MOD = process.platform === 'darwin' ? 'Meta' : 'Control';
export const mod = (key: string): string => `${MOD}+${key}`;

export async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Opens the dialog that a key stands for. */
export async function dialogBy(page: Page, key: string, name: string | RegExp) {
  await press(page, key);
  const dialog = page.getByRole('dialog', { name });
  await expect(dialog).toBeVisible();
  return dialog;
}

/** Types over what a text field with the focus holds. */
export async function typeOver(page: Page, text: string): Promise<void> {
  await press(page, mod('a'));
  await page.keyboard.insertText(text);
}

/** Tab, until what has the focus answers to the role and name. @throws when it never comes. */
export async function tabTo(
  page: Page,
  role: 'button' | 'radio' | 'textbox' | 'checkbox',
  name: string | RegExp,
) {
  const wanted = page.getByRole(role, { name });
  // What an answer brings may come after the keys that asked for it.
  await expect(wanted.first()).toBeAttached();
  for (let steps = 0; steps < 60; steps += 1) {
    if (await wanted.evaluateAll((all) => all.includes(document.activeElement as HTMLElement))) return;
    await press(page, 'Tab');
  }
  throw new Error(`Tab never leads to the ${role} ${String(name)}`);
}

export async function toOwnDesk(page: Page): Promise<void> {
  await expect(page.getByRole('option').first()).toBeVisible();
  await choose(page, 'start your own desk');
  await expect(page.getByRole('heading', { name: 'Nothing on this desk yet' })).toBeVisible();
}

/** Brings in a report by paste. */
export async function bringIn(page: Page, text: string): Promise<void> {
  const dialog = await dialogBy(page, 'i', 'Bring in a report');
  await page.keyboard.insertText(text);
  await press(page, mod('Enter'));
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('article')).toContainText(text.split('\n')[0] ?? text);
}

/** Chooses files, or a folder, by a button of the dialog that asks for them. */
export async function chooseFiles(
  page: Page,
  paths: string | string[],
  button = 'Choose files…',
): Promise<void> {
  // Asked for well before the key: the browser must know that the journey answers in the chooser's place.
  const chooser = page.waitForEvent('filechooser');
  await tabTo(page, 'button', button);
  await press(page, 'Enter');
  await (await chooser).setFiles(paths);
}

/** Palette, words, Enter. */
export async function choose(page: Page, words: string): Promise<void> {
  const dialog = await dialogBy(page, mod('k'), 'Go to anything');
  await page.keyboard.insertText(words);
  await expect(dialog.getByRole('option', { selected: true })).toContainText(
    new RegExp(firstWord(words), 'i'),
  );
  await press(page, 'Enter');
}

const firstWord = (words: string): string => words.split(' ')[0] ?? words;

/** Moves the sentence cursor on until it stands on a sentence that begins so. */
export async function readTo(page: Page, beginning: string): Promise<void> {
  const report = page.getByRole('article');
  await press(page, 'Home');
  for (let at = 0; at < 40; at += 1) {
    // The key may be ahead of what is drawn.
    await expect(report.locator(`[data-cursor][data-sentence="${at}"]`).first()).toBeVisible();
    const under = await report.locator('[data-cursor][data-sentence]').allTextContents();
    if (under.join('').startsWith(beginning)) return;
    await press(page, 'j');
  }
  throw new Error(`no sentence begins “${beginning}”`);
}

/** Makes a claim of the sentence under the cursor, in the checker's own words. */
export async function claim(page: Page, words: string): Promise<void> {
  const dialog = await dialogBy(page, 'c', 'Make a claim');
  await typeOver(page, words);
  await press(page, 'Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('option', { name: words, selected: true })).toBeVisible();
}

export interface Answer {
  readonly party: string;
  readonly role?: string;
  readonly identity?: 'named' | 'unnamed' | 'anonymous';
  readonly reason?: string;
  readonly stance:
    | 'asserted'
    | 'confirmed'
    | 'denied'
    | 'declined to comment'
    | 'neither confirmed nor denied'
    | 'no response';
}

const IDENTITIES = ['named', 'unnamed', 'anonymous'];
const STANCES = [
  'asserted',
  'confirmed',
  'denied',
  'declined to comment',
  'neither confirmed nor denied',
  'no response',
];

/** Records a response to the current claim, standing at the sentence under the cursor. */
export async function respond(page: Page, answer: Answer): Promise<void> {
  const { party, role, identity = 'named', reason, stance } = answer;
  const dialog = await dialogBy(page, 'r', 'Record a response');
  await page.keyboard.insertText(party);
  await press(page, 'Tab');
  await chooseRadio(page, IDENTITIES, identity);
  if (reason) {
    await tabTo(page, 'textbox', /Reason for anonymity/);
    await page.keyboard.insertText(reason);
  }
  if (role) {
    await tabTo(page, 'textbox', /^Role/);
    await page.keyboard.insertText(role);
  }
  await tabTo(page, 'radio', 'asserted');
  await chooseRadio(page, STANCES, stance);
  await press(page, mod('Enter'));
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('region', { name: 'Current claim' })).toContainText(party);
}

/** Space takes the first of a group of radio buttons, arrows the others. */
async function chooseRadio(page: Page, all: readonly string[], name: string): Promise<void> {
  await press(page, 'Space');
  for (let at = 0; at < all.indexOf(name); at += 1) await press(page, 'ArrowDown');
  await expect(page.getByRole('radio', { name, exact: true })).toBeChecked();
}

/** Gives a verdict by its digit and waits until it is acknowledged. */
export async function rule(page: Page, digit: string, words: string): Promise<void> {
  await press(page, digit);
  await expect(page.getByRole('status').getByText(`Verdict on disk: ${words}`)).toBeVisible();
  await expect(page.getByRole('option', { selected: true })).toHaveAccessibleName(new RegExp(`— ${words}`));
}
