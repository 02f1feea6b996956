import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS, type Command, commandOf } from '#shared/commands/commands';
import { type StartedMain, startMain } from '../../../harness/fake-electron/start';
import type { Electron } from '../../../harness/fake-electron/types';

type Item = Electron.MenuItemConstructorOptions;

let main: StartedMain;
beforeAll(async () => {
  main = await startMain();
});
afterAll(() => main.end());

const flat = (items: readonly Item[]): Item[] =>
  items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])]);
const items = (): Item[] => flat(main.fake.menu);
const commands: readonly Command[] = COMMANDS;

describe('the menu', () => {
  it('holds every command but those that only move about with keys, once each', () => {
    const ids = items().flatMap(({ id }) => id ?? []);
    const expected = commands.filter(({ keysOnly }) => !keysOnly).map(({ id }) => id);
    expect(ids.sort()).toEqual(expected.sort());
  });

  it('tells the window which command was chosen', () => {
    const item = items().find(({ id }) => id === 'verdict.confirmed');
    const click = item?.click as unknown as () => void;
    click();
    expect(main.fake.window.contents.sent.at(-1)).toEqual([
      'galley:event',
      'command',
      { id: 'verdict.confirmed' },
    ]);
  });

  it('gives no accelerator to a key that is typed, and shows it all the same', () => {
    for (const { id, keys } of commands.filter(({ keys: [key] }) => key !== undefined && key.length === 1)) {
      const item = items().find((other) => other.id === id);
      if (!item) continue;
      expect(item.accelerator).toBeUndefined();
      expect(item.label).toContain(`(${keys[0]})`);
    }
  });

  it('shows the keys as the user has them, as soon as they are changed', async () => {
    const item = (id: string) => items().find((other) => other.id === id);
    const keys = { 'claim.make': ['q'], 'desk.verify': ['Shift+Mod+E'], 'report.bringIn': [] };
    await main.fake.invoke('galley:send', ['settings.change', { keys }]);
    expect(item('claim.make')?.label).toMatch(/ {2}\(q\)$/);
    expect(item('desk.verify')?.accelerator).toBe('Shift+CommandOrControl+E');
    expect(item('report.bringIn')?.label).toBe(commandOf('report.bringIn').title);
    await main.fake.invoke('galley:send', ['settings.change', { keys: {} }]);
    expect(item('claim.make')?.label).toMatch(/ {2}\(c\)$/);
  });

  it('gives one to the others, but leaves the keys that edit text to the edit menu', () => {
    const accelerators = items().flatMap(({ accelerator }) => accelerator ?? []);
    expect(accelerators).toContain('CommandOrControl+K');
    expect(new Set(accelerators).size).toBe(accelerators.length);
    for (const key of ['CommandOrControl+Z', 'Shift+CommandOrControl+Z', 'CommandOrControl+Y'])
      expect(accelerators).not.toContain(key);
    expect(items().map(({ role }) => role)).toContain('editMenu');
  });
});
