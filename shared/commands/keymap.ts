import { KEY_LIMITS } from '../contract/keys';
import { canBothFire } from './clash';
import { COMMANDS, type Command, type CommandId, commandOf, isCommandId, keyFires } from './commands';
import { isFixed, type Refusal, refusalOf } from './refusals';
import type { WindowState } from './state';

/** What a user changed: the keys of those commands that have other keys than their records say. */
export type KeyChanges = Readonly<Record<string, readonly string[]>>;

/** The keys every command has now, the one to be shown first. */
export type Keymap = Readonly<Record<CommandId, readonly string[]>>;

/** What of the changes could not be followed. */
export type KeyProblem =
  | { readonly kind: 'unknown'; readonly id: string }
  | {
      readonly kind: 'refused';
      readonly id: CommandId;
      readonly chord: string;
      readonly why: Refusal;
    }
  | { readonly kind: 'clash'; readonly id: CommandId; readonly chord: string; readonly other: CommandId };

const idsInOrder: readonly CommandId[] = COMMANDS.map(({ id }) => id);

/** The keys as the records have them. */
export const RECORD_KEYS = Object.fromEntries(
  COMMANDS.map(({ id, keys }) => [id, keys]),
) as unknown as Keymap;

/**
 * The keys of every command with the user's changes, and what of the changes could not be followed: commands there are
 * none of, keys no command may have, keys that two commands want. A changed command goes before one that is as recorded.
 */
export function keymapOf(changes: KeyChanges): {
  readonly keymap: Keymap;
  readonly problems: readonly KeyProblem[];
} {
  const unknown = Object.keys(changes).filter((id) => !isCommandId(id));
  const problems: KeyProblem[] = unknown.map((id) => ({ kind: 'unknown', id }));
  const changed = idsInOrder.filter((id) => Object.hasOwn(changes, id));
  if (changed.length === 0) return { keymap: RECORD_KEYS, problems };
  const keymap: Record<CommandId, readonly string[]> = { ...RECORD_KEYS };
  for (const id of changed) keymap[id] = allowed(id, changes[id] ?? [], problems);
  for (const [at, id] of changed.entries()) {
    const earlier = changed.slice(0, at);
    for (const chord of keymap[id]) {
      const others = clashesWith(keymap, id, chord);
      const before = others.find((other) => earlier.includes(other));
      const losers = before ? [id] : others;
      for (const loser of losers) {
        keymap[loser] = keymap[loser].filter((key) => key !== chord);
        problems.push({ kind: 'clash', id: loser, chord, other: before ?? id });
      }
    }
  }
  return { keymap, problems };
}

/** The keys asked for that may be had, with those that are never taken away. */
function allowed(id: CommandId, asked: readonly string[], problems: KeyProblem[]): readonly string[] {
  const command: Command = commandOf(id);
  const good = asked.filter((chord) => {
    const why = refusalOf(command, chord);
    if (why !== null) problems.push({ kind: 'refused', id, chord, why });
    return why === null;
  });
  return [...new Set([...good, ...command.keys.filter(isFixed)])];
}

/** The commands that the same key could mean where it means this one. */
export function clashesWith(keymap: Keymap, id: CommandId, chord: string): readonly CommandId[] {
  const command = commandOf(id);
  return idsInOrder.filter(
    (one) => one !== id && keymap[one].includes(chord) && canBothFire(commandOf(one), command),
  );
}

/** The first key that could mean two commands at once, in words for whoever broke it; null when there is none. */
export function firstClash(keymap: Keymap): string | null {
  for (const id of idsInOrder)
    for (const chord of keymap[id]) {
      const [other] = clashesWith(keymap, id, chord);
      if (other) return `${chord}: ${id} and ${other}`;
    }
  return null;
}

/** The changes with other keys for one command; none are kept where they are the record's own. */
export function withKeys(changes: KeyChanges, id: CommandId, keys: readonly string[]): KeyChanges {
  const { [id]: _, ...others } = changes;
  const own = RECORD_KEYS[id];
  const same = keys.length === own.length && keys.every((key, at) => key === own[at]);
  return same ? others : { ...others, [id]: keys };
}

/** The changes as they can be sent: a file written by hand may hold keys that are none, and commands there are none of. */
export const sendable = (changes: KeyChanges): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(changes)
      .filter(([id]) => isCommandId(id))
      .map(([id, chords]) => [id, chords.filter(isSendable).slice(0, KEY_LIMITS.chords)]),
  );

const isSendable = (chord: string): boolean => chord !== '' && chord.length <= KEY_LIMITS.chord;

/** What comes of giving a command a key: the changes; or why not, where another command has it. */
export type Given =
  | { readonly ok: true; readonly changes: KeyChanges }
  | { readonly ok: false; readonly why: Refusal }
  | { readonly ok: false; readonly why: 'taken'; readonly by: readonly CommandId[] };

export interface Giving {
  readonly id: CommandId;
  readonly chord: string;
  /** In place of its first key, or beside those it has. */
  readonly beside: boolean;
  /** Where another command has the key, that one gets the key given up for it, if it may. */
  readonly swap: boolean;
}

export function giveKey(changes: KeyChanges, { id, chord, beside, swap }: Giving): Given {
  const { keymap } = keymapOf(changes);
  const why = refusalOf(commandOf(id), chord);
  if (why !== null) return { ok: false, why };
  const [former, ...others] = keymap[id];
  const kept = beside ? keymap[id] : others;
  const keys = [chord, ...kept.filter((key) => key !== chord)];
  const by = clashesWith(keymap, id, chord);
  if (by.length > 0 && !swap) return { ok: false, why: 'taken', by };
  const instead = beside ? undefined : former;
  const given = withKeys(changes, id, keys);
  return {
    ok: true,
    changes: by.reduce((now, from) => {
      const left = keymap[from].filter((key) => key !== chord && key !== instead);
      const without = withKeys(now, from, left);
      return instead !== undefined && mayHave(without, from, instead)
        ? withKeys(now, from, [instead, ...left])
        : without;
    }, given),
  };
}

/** Gives a command the keys of its record again; `swap`: those that other commands have by now are taken from them. */
export function resetKeys(changes: KeyChanges, id: CommandId, swap: boolean): Given {
  const own = RECORD_KEYS[id];
  const { keymap } = keymapOf(changes);
  const by = [...new Set(own.flatMap((chord) => clashesWith(keymap, id, chord)))];
  if (by.length > 0 && !swap) return { ok: false, why: 'taken', by };
  const left = by.reduce(
    (now, from) =>
      withKeys(
        now,
        from,
        keymap[from].filter((key) => !own.includes(key)),
      ),
    changes,
  );
  return { ok: true, changes: withKeys(left, id, own) };
}

const mayHave = (changes: KeyChanges, id: CommandId, chord: string): boolean =>
  refusalOf(commandOf(id), chord) === null && clashesWith(keymapOf(changes).keymap, id, chord).length === 0;

/** The command a key stands for now; null when it stands for none. */
export function commandFor(
  chord: string,
  state: WindowState,
  keymap: Keymap = RECORD_KEYS,
): CommandId | null {
  const found = COMMANDS.find(
    (command: Command & { id: CommandId }) => keymap[command.id].includes(chord) && keyFires(command, state),
  );
  return found?.id ?? null;
}
