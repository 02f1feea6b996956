import { basename, extname, join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import type { SaveFile } from '#workbench/hosting/desktop';
import { diskFault, writeWhole } from '#workbench/storage/files';

/** Asks where to with the system's own dialog; what was there is replaced whole or not at all. */
export const saveWithDialog =
  (window: () => BrowserWindow | null): SaveFile =>
  async ({ name, bytes }) => {
    const path = await ask(window(), basename(name));
    if (path === null) return { path: null, by: 'host' };
    try {
      await writeWhole(path, bytes);
    } catch (error) {
      throw diskFault(error, path);
    }
    return { path, by: 'host' };
  };

async function ask(window: BrowserWindow | null, name: string): Promise<string | null> {
  const ending = extname(name).slice(1);
  const options = {
    defaultPath: join(app.getPath('documents'), name),
    filters: ending ? [{ name: ending.toUpperCase(), extensions: [ending] }] : [],
  };
  const { canceled, filePath } = await (window
    ? dialog.showSaveDialog(window, options)
    : dialog.showSaveDialog(options));
  return canceled || filePath === '' ? null : filePath;
}
