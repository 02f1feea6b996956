import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import { COMMANDS, type Command, type CommandGroup, GROUPS } from '#shared/commands/commands';
import { acceleratorOf, keyInWords } from '#shared/commands/keys';

type Item = MenuItemConstructorOptions;
type Choose = (command: string) => void;

const SEPARATOR: Item = { type: 'separator' };

/** These keys edit text in a field and the desk elsewhere. The window knows which; a menu would take them from both. */
const EDITING_KEYS = ['Mod+Z', 'Shift+Mod+Z', 'Mod+Y'];

/** The application's menu, made of the same commands as palette, help and keys. */
export function setMenu(choose: Choose, mac = process.platform === 'darwin'): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(choose, mac)));
}

export function menuTemplate(choose: Choose, mac: boolean): Item[] {
  const items = (group: CommandGroup) => itemsOf(group, choose, mac);
  const [first, ...groups] = GROUPS.filter((group) => group !== 'Window').map((group): Item => {
    const own = items(group);
    return { label: group, submenu: group === 'Desk' && !mac ? [...own, SEPARATOR, { role: 'quit' }] : own };
  });
  return [
    ...(mac ? [macMenu()] : []),
    ...(first ? [first] : []),
    { role: 'editMenu' },
    ...groups.filter(({ submenu }) => Array.isArray(submenu) && submenu.length > 0),
    viewMenu(),
    { role: 'windowMenu', submenu: [...items('Window'), SEPARATOR, { role: 'minimize' }, { role: 'close' }] },
  ];
}

function itemsOf(group: CommandGroup, choose: Choose, mac: boolean): Item[] {
  const commands: readonly Command[] = COMMANDS;
  return commands
    .filter((command) => command.group === group && !command.keysOnly)
    .map((command) => itemOf(command, choose, mac));
}

/** A key that may not be an accelerator stands in the label: it works in the window, and only there. */
function itemOf({ id, title, keys: [key] }: Command, choose: Choose, mac: boolean): Item {
  const click = () => choose(id);
  if (key === undefined) return { id, label: title, click };
  const accelerator = EDITING_KEYS.includes(key) ? null : acceleratorOf(key);
  if (accelerator !== null) return { id, label: title, click, accelerator };
  return { id, label: `${title}  (${keyInWords(key, mac)})`, click };
}

const macMenu = (): Item => ({
  role: 'appMenu',
  submenu: [
    { role: 'about' },
    SEPARATOR,
    { role: 'services' },
    SEPARATOR,
    { role: 'hide' },
    { role: 'hideOthers' },
    { role: 'unhide' },
    SEPARATOR,
    { role: 'quit' },
  ],
});

const viewMenu = (): Item => ({
  label: 'View',
  submenu: [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    SEPARATOR,
    { role: 'togglefullscreen' },
    ...(app.isPackaged ? [] : [SEPARATOR, { role: 'toggleDevTools' } as const]),
  ],
});
