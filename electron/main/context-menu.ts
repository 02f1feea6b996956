import { type BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';

/** Electron has no context menu of its own: text must be cut, copied and pasted with the mouse as well. */
export function offerContextMenu(window: BrowserWindow): void {
  window.webContents.on('context-menu', (_event, { isEditable, selectionText }) => {
    const items = itemsFor(isEditable, selectionText);
    if (items.length > 0) Menu.buildFromTemplate(items).popup({ window });
  });
}

function itemsFor(isEditable: boolean, selection: string): MenuItemConstructorOptions[] {
  if (isEditable) return [{ role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }];
  return selection.trim() === '' ? [] : [{ role: 'copy' }];
}
