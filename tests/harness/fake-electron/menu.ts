import { ROLES, refuseUnknown } from './declarations';
import type { Electron } from './types';

type Item = Electron.MenuItemConstructorOptions;

const ACCELERATOR =
  /^((CommandOrControl|CmdOrCtrl|Shift|Alt|Control|Command)\+)*([A-Z0-9,./;=\-[\]\\'`]|F\d{1,2}|Plus|Space|Tab|Enter|Escape)$/;

/** Refuses what the real one would: unknown roles and fields, items that say nothing, keys it cannot read. */
export function checkTemplate(items: readonly Item[]): void {
  const ids = new Set<string>();
  for (const item of items) checkItem(item, ids);
}

function checkItem(item: Item, ids: Set<string>): void {
  refuseUnknown(item, 'MenuItemConstructorOptions');
  if (item.role !== undefined && !ROLES.has(item.role)) throw new TypeError(`there is no role ${item.role}`);
  if (item.role === undefined && item.type !== 'separator' && !item.label)
    throw new TypeError('an item has no label');
  if (item.accelerator !== undefined && item.accelerator !== null && !ACCELERATOR.test(item.accelerator))
    throw new TypeError(`${item.accelerator} is no accelerator`);
  if (item.id !== undefined && ids.has(item.id)) throw new TypeError(`two items are ${item.id}`);
  if (item.id !== undefined) ids.add(item.id);
  if (Array.isArray(item.submenu)) for (const inner of item.submenu) checkItem(inner, ids);
}
