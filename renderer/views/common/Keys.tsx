import type { CommandId } from '#shared/commands/commands';
import { keyInWords } from '#shared/commands/keys';
import { IS_MAC } from '../../keyboard/mac';
import { firstKeyOf } from '../../store/keymap';
import { titleOf } from '../../texts/say';
import { usePick } from './app';

export const keyName = (chord: string): string => keyInWords(chord, IS_MAC);

/** A key that is always the same, such as those of a dialog. A command's key is `KeyOf`'s. */
export const Key = ({ chord }: { chord: string }) => <kbd>{keyName(chord)}</kbd>;

/** The first key of a command as the user has it; null where it has none. */
export const useKey = (id: CommandId): string | null => usePick((state) => firstKeyOf(state, id));

/** The first key of a command, drawn; where it has none nothing, or (`named`, within a sentence) the command's title. */
export function KeyOf({ of, named = false }: { readonly of: CommandId; readonly named?: boolean }) {
  const chord = useKey(of);
  if (chord !== null) return <Key chord={chord} />;
  return named ? <em>{titleOf(of)}</em> : null;
}
