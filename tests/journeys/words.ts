import type { Page } from 'playwright';
import { CATALOGUE, type CatalogueKey } from '#shared/texts/catalogue';
import { ENGLISH_TAG } from '#shared/texts/languages';
import { PSEUDO_TAG, pseudo } from '../../renderer/texts/pseudo';
import { speakerOf, type Values } from '../../renderer/texts/speaker';

/** The texts of the interface as a window shows them: in English, or in the pseudo-language where its address asks for it. */

const english = speakerOf(ENGLISH_TAG, { english: CATALOGUE });
const accented = speakerOf(PSEUDO_TAG, { english: CATALOGUE, change: pseudo });

export type Words = (key: CatalogueKey, values?: Values) => string;

export function wordsOn(page: Page): Words {
  const asked = new URL(page.url()).searchParams.get('language');
  return (asked === PSEUDO_TAG ? accented : english).say;
}

/** Loads the window again in the pseudo-language. */
export async function inPseudo(page: Page): Promise<void> {
  const address = new URL(page.url());
  address.searchParams.set('language', PSEUDO_TAG);
  await page.goto(address.href);
  // Keys are heard once the window is there.
  await page.locator('[data-surface]:focus').waitFor();
}
