import { COMMANDS, type CommandGroup, type CommandId, GROUPS } from '#shared/commands/commands';
import type { Keymap } from '#shared/commands/keymap';
import { fold } from '#shared/query/fold';
import { groupName, titleOf } from '../../texts/say';
import { keyName } from '../common/Keys';

/** The commands a query finds, by their groups; groups it finds nothing in are not there. */
export function commandsBy(query: string, keymap: Keymap): ReadonlyMap<CommandGroup, readonly CommandId[]> {
  const asked = query.trim();
  const byKey = asked === '' ? [] : allIds.filter((id) => keymap[id].some((key) => isKey(asked, key)));
  const found = new Set(byKey.length > 0 ? byKey : allIds.filter((id) => isCalled(asked, id)));
  return new Map(
    GROUPS.flatMap((group) => {
      const inGroup = COMMANDS.filter((command) => command.group === group && found.has(command.id));
      return inGroup.length > 0 ? [[group, inGroup.map(({ id }) => id)] as const] : [];
    }),
  );
}

const allIds: readonly CommandId[] = COMMANDS.map(({ id }) => id);

/** A single letter is a key just so; `ctrl+k` is one however it is typed. */
const isKey = (asked: string, key: string): boolean =>
  asked.length === 1 ? key === asked : fold(keyName(key)) === fold(asked);

function isCalled(asked: string, id: CommandId): boolean {
  const command = COMMANDS.find((one) => one.id === id);
  const name = fold(`${titleOf(id)} ${command ? groupName(command.group) : ''}`);
  return fold(asked)
    .split(/\s+/)
    .every((word) => name.includes(word));
}
