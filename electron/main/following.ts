import { type BrowserWindow, nativeTheme } from 'electron';
import { keymapOf } from '#shared/commands/keymap';
import type { Reply } from '#shared/contract/channels';
import type { Theme } from '#shared/contract/look';
import type { Settings } from '#shared/contract/views';
import { type Choose, setMenu } from './menu';

/** The window's paper, behind what is not yet drawn. */
export const paperColour = (): string => (nativeTheme.shouldUseDarkColors ? '#16171a' : '#fcfbf8');

export function setTheme(theme: Theme): void {
  nativeTheme.themeSource = theme;
}

/** Menus, dialogs and the window's frame follow the desk's theme, whenever an answer tells what it is. */
export function followTheme(reply: Reply, window: BrowserWindow | null): void {
  const settings = settingsIn(reply);
  if (settings === undefined || settings.theme === nativeTheme.themeSource) return;
  setTheme(settings.theme);
  window?.setBackgroundColor(paperColour());
}

let shown = '{}';

/** The menu shows the keys as the user has them, whenever an answer tells what they are. */
export function followKeys(reply: Reply, choose: Choose): void {
  const keys = settingsIn(reply)?.keys;
  const now = JSON.stringify(keys ?? {});
  if (keys === undefined || now === shown) return;
  shown = now;
  setMenu(choose, keymapOf(keys).keymap);
}

const settingsIn = (reply: Reply): Settings | undefined =>
  reply.ok ? (reply.value as { settings?: Settings } | null)?.settings : undefined;
