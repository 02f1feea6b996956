import { useEffect, useRef, useState } from 'react';
import { type CommandId, commandOf } from '#shared/commands/commands';
import {
  type Given,
  giveKey,
  type KeyChanges,
  keymapOf,
  RECORD_KEYS,
  resetKeys,
  sendable,
  withKeys,
} from '#shared/commands/keymap';
import { chordOf } from '#shared/commands/keys';
import { isFixed } from '#shared/commands/refusals';
import { type Fault, faultOf } from '#shared/contract/faults';
import { IS_MAC } from '../../keyboard/mac';
import { canWrite } from '../../store/select';
import { lists, say, titleOf } from '../../texts/say';
import { useApp } from '../common/app';
import { keyName } from '../common/Keys';

export interface KeyChange {
  /** The command whose new key is waited for. */
  readonly asked: CommandId | null;
  /** What came of it, in words. */
  readonly word: string;
  readonly fault: Fault | null;
  /** Waits for a key in the place of the first. */
  readonly another: (id: CommandId) => void;
  /** Waits for a key beside those there are. */
  readonly more: (id: CommandId) => void;
  readonly take: (id: CommandId) => void;
  readonly reset: (id: CommandId) => void;
  readonly resetAll: () => void;
}

interface Asking {
  readonly id: CommandId;
  readonly beside: boolean;
  /** Another command has it: pressed once more it is taken over. */
  readonly clash: string | null;
}

const MODIFIERS = [
  'Shift',
  'Control',
  'Alt',
  'AltGraph',
  'Meta',
  'CapsLock',
  'Dead',
  'Process',
  'Unidentified',
];

const named = (ids: readonly CommandId[]): string => lists.format(ids.map((id) => `“${titleOf(id)}”`));

/** Changing keys in the help sheet: what is pressed, what is refused and why, and what is kept. */
export function useKeyChange(): KeyChange {
  const app = useApp();
  const [fault, refuse] = useState<Fault | null>(null);
  /** The newest keys asked for, until it is known whether they are kept: the next change is made to them. */
  const wanted = useRef<KeyChanges | null>(null);
  const [asking, setAsking] = useState<Asking | null>(null);
  const [resetting, setResetting] = useState<CommandId | null>(null);
  const [word, setWord] = useState('');

  const changesNow = (): KeyChanges => wanted.current ?? app.store.getState().desk?.settings.keys ?? {};
  const keep = async (keys: KeyChanges, said: string): Promise<void> => {
    setAsking(null);
    setResetting(null);
    wanted.current = keys;
    try {
      await app.changeSettings({ keys: sendable(keys) });
      refuse(null);
      setWord(said);
    } catch (error) {
      refuse(faultOf(error));
    } finally {
      if (wanted.current === keys) wanted.current = null;
    }
  };

  const ask =
    (beside: boolean) =>
    (id: CommandId): void => {
      if (!canWrite(app.store.getState())) return;
      setResetting(null);
      setAsking({ id, beside, clash: null });
      setWord(say('help.press', { command: titleOf(id) }));
    };

  const press = ({ id, beside, clash }: Asking, chord: string): void => {
    const about = { key: keyName(chord), command: titleOf(id) };
    const given: Given = giveKey(changesNow(), { id, chord, beside, swap: clash === chord });
    if (given.ok) return void keep(given.changes, say('help.given', about));
    setAsking({ id, beside, clash: given.why === 'taken' ? chord : null });
    if (given.why === 'taken')
      setWord(say('help.clash', { ...about, others: named(given.by), again: about.key }));
    else setWord(say('help.refused', { ...about, why: say(`help.key.${given.why}`) }));
  };

  useEffect(() => {
    if (!asking) return undefined;
    // Before anything else in the window: whatever is pressed is the answer, and none of it does what it does elsewhere.
    const onKeyDown = (event: KeyboardEvent): void => {
      event.preventDefault();
      event.stopImmediatePropagation();
      if (event.repeat || event.isComposing || MODIFIERS.includes(event.key)) return;
      const chord = chordOf(event, IS_MAC);
      if (chord === 'Escape') {
        setAsking(null);
        setWord(say('help.left', { command: titleOf(asking.id) }));
      } else press(asking, chord ?? `Alt+${event.key}`);
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  });

  return {
    asked: asking?.id ?? null,
    word,
    fault,
    another: ask(false),
    more: ask(true),
    take(id) {
      const changes = changesNow();
      const [first, ...others] = keymapOf(changes).keymap[id];
      const about = { command: titleOf(id), key: first === undefined ? '' : keyName(first) };
      if (!canWrite(app.store.getState())) return;
      if (first === undefined) setWord(say('help.noneToTake', about));
      else if (isFixed(first) && commandOf(id).keys.some((key) => key === first))
        setWord(say('help.notTaken', about));
      else void keep(withKeys(changes, id, others), say('help.taken', about));
    },
    reset(id) {
      if (!canWrite(app.store.getState())) return;
      const given = resetKeys(changesNow(), id, resetting === id);
      const keys = RECORD_KEYS[id].map(keyName).join(', ');
      const said = keys === '' ? 'help.resetNone' : 'help.reset';
      if (given.ok) return void keep(given.changes, say(said, { command: titleOf(id), keys }));
      setResetting(id);
      if (given.why === 'taken')
        setWord(say('help.clash', { key: keys, others: named(given.by), again: 'r' }));
    },
    resetAll: () => void keep({}, say('help.resetAllDone')),
  };
}
