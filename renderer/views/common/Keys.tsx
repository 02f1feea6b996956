import { type Command, type CommandId, commandOf } from '#shared/commands/commands';
import { keyInWords } from '#shared/commands/keys';
import { IS_MAC } from '../../keyboard/listen';

export const keyName = (chord: string): string => keyInWords(chord, IS_MAC);

export const Key = ({ chord }: { chord: string }) => <kbd>{keyName(chord)}</kbd>;

/** The first key of a command, for buttons and hints; null where it has none. */
export function firstKey(id: CommandId): string | null {
  const command: Command = commandOf(id);
  return command.keys[0] ?? null;
}
