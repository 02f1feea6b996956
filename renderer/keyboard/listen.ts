import { type Command, commandFor, commandOf } from '#shared/commands/commands';
import { chordOf } from '#shared/commands/keys';
import type { App } from '../store/app';
import { windowState } from '../store/select';
import { focusOf } from './focus';
import type { Run } from './run';

export const IS_MAC = /Mac|iPhone|iPad/.test(navigator.platform);

/** The one key handler of the window. Returns what takes it away. */
export function listenToKeys(app: App, run: Run): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return;
    const chord = chordOf(event, IS_MAC);
    if (!chord) return;
    const id = commandFor(chord, windowState(app.store.getState(), focusOf(document.activeElement)));
    if (!id) return;
    event.preventDefault();
    const command: Command = commandOf(id);
    // A key held down moves on and on; anything else it does once.
    if (!event.repeat || command.keysOnly) run(id);
  };
  window.addEventListener('keydown', onKeyDown);
  return () => window.removeEventListener('keydown', onKeyDown);
}
