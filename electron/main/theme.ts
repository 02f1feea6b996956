import { type BrowserWindow, nativeTheme } from 'electron';
import type { Reply } from '#shared/contract/channels';
import type { Settings } from '#shared/contract/views';

/** The window's paper, behind what is not yet drawn. */
export const paperColour = (): string => (nativeTheme.shouldUseDarkColors ? '#16171a' : '#fcfbf8');

/** Menus, dialogs and the window's frame follow the desk's theme, whenever an answer tells what it is. */
export function followTheme(reply: Reply, window: BrowserWindow | null): void {
  const settings = reply.ok ? (reply.value as { settings?: Settings } | null)?.settings : undefined;
  if (settings === undefined || settings.theme === nativeTheme.themeSource) return;
  nativeTheme.themeSource = settings.theme;
  window?.setBackgroundColor(paperColour());
}
