import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import { COMMANDS, type Command, type CommandGroup, type CommandId, GROUPS } from '#shared/commands/commands';
import { type Keymap, RECORD_KEYS } from '#shared/commands/keymap';
import { acceleratorOf, keyInWords } from '#shared/commands/keys';
import { plain } from '#shared/texts/plain';

type Item = MenuItemConstructorOptions;
export type Choose = (command: string) => void;

const SEPARATOR: Item = { type: 'separator' };

/** These keys edit text in a field and the desk elsewhere. The window knows which; a menu would take them from both. */
const EDITING_KEYS = ['Mod+Z', 'Shift+Mod+Z', 'Mod+Y'];

/** The application's menu, made of the same commands as palette, help and keys. */
export function setMenu(choose: Choose, keymap = RECORD_KEYS, mac = process.platform === 'darwin'): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(choose, keymap, mac)));
}

export function menuTemplate(choose: Choose, keymap: Keymap, mac: boolean): Item[] {
  const item = (id: CommandId): Item => itemOf(id, keymap[id][0], choose, mac);
  const items = (group: CommandGroup): Item[] => idsOf(group).map(item);
  const [first, ...groups] = GROUPS.filter((group) => group !== 'Window').map((group): Item => {
    const own = items(group);
    return {
      label: plain(`group.${group}`),
      submenu: group === 'Desk' && !mac ? [...own, SEPARATOR, { role: 'quit' }] : own,
    };
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

function idsOf(group: CommandGroup): CommandId[] {
  const commands: readonly (Command & { id: CommandId })[] = COMMANDS;
  return commands.filter((command) => command.group === group && !command.keysOnly).map(({ id }) => id);
}

/** A key that may not be an accelerator stands in the label: it works in the window, and only there. */
function itemOf(id: CommandId, key: string | undefined, choose: Choose, mac: boolean): Item {
  const click = () => choose(id);
  const title = plain(`command.${id}`);
  if (key === undefined) return { id, label: title, click };
  const accelerator = EDITING_KEYS.includes(key) ? null : acceleratorOf(key);
  if (accelerator !== null) return { id, label: title, click, accelerator };
  return { id, label: plain('window.menu.keyed', { title, key: keyInWords(key, mac) }), click };
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
  label: plain('window.menu.view'),
  submenu: [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    SEPARATOR,
    { role: 'togglefullscreen' },
    ...(app.isPackaged ? [] : [SEPARATOR, { role: 'toggleDevTools' } as const]),
  ],
});
