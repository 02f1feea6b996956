import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { attributesOf, type Look } from '#shared/contract/look';
import { SETTINGS_FILE, settingsSchema } from '../settings';
import { choiceSchema, chosenKind, USUAL_CHOICE } from './choice';
import type { DataFolders } from './data-folder';

/**
 * The look of the desk that will be shown, read before that desk is open: so the window's first paint is in it. Null where
 * it cannot be known; then the window follows the system until the desk says otherwise.
 */
export function firstLook(folders: Pick<DataFolders, 'own' | 'sample' | 'choice' | 'named'>): Look | null {
  const settings = settingsSchema.safeParse(readJson(join(firstFolder(folders), SETTINGS_FILE)));
  if (!settings.success) return null;
  const { theme, contrast, density, textSize, readingSize } = settings.data;
  return { theme, contrast, density, textSize, readingSize };
}

function firstFolder({ own, sample, choice, named }: Parameters<typeof firstLook>[0]): string {
  const { data: chosen = USUAL_CHOICE } = choiceSchema.safeParse(readJson(choice));
  return chosenKind(chosen, { own, named }) === 'own' ? own : sample;
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

/** The look as attributes in the page's root. Every value is a word or a number of ours. */
export const lookAttributes = (look: Look): string =>
  Object.entries(attributesOf(look))
    .flatMap(([name, value]) => (value === null ? [] : [`data-${dashed(name)}="${value}"`]))
    .join(' ');

const dashed = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
