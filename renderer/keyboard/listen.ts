import { type Command, commandOf, waitsForWriting } from '#shared/commands/commands';
import { commandFor } from '#shared/commands/keymap';
import { chordOf } from '#shared/commands/keys';
import type { App } from '../store/app';
import { keymapNow } from '../store/keymap';
import { notNow, windowState } from '../store/select';
import { focusOf, inReadingOrder } from './focus';
import { IS_MAC } from './mac';
import type { Run } from './run';

/** The one key handler of the window. Returns what takes it away. */
export function listenToKeys(app: App, run: Run): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return;
    const pressed = chordOf(event, IS_MAC);
    if (!pressed) return;
    const chord = inReadingOrder(pressed, document.activeElement);
    const state = app.store.getState();
    const keymap = keymapNow(state);
    const now = windowState(state, focusOf(document.activeElement));
    const id = commandFor(chord, now, keymap) ?? commandFor(chord, { ...now, writable: true }, keymap);
    if (!id) return;
    event.preventDefault();
    const command: Command = commandOf(id);
    // A key held down moves on and on; anything else it does once.
    if (event.repeat && !command.keysOnly && !command.repeats) return;
    if (waitsForWriting(command, now)) app.refused(...notNow(state, command));
    else run(id);
  };
  window.addEventListener('keydown', onKeyDown);
  return () => window.removeEventListener('keydown', onKeyDown);
}
