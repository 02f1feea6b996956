import { commandOf, isCommandId, makesSense } from '#shared/commands/commands';
import type { App } from '../store/app';
import { windowState } from '../store/select';
import type { Run } from './run';

/** Runs what is chosen from the application's menu. An open dialog comes first: nothing happens behind it. */
export function listenToMenu({ store, transport }: App, run: Run): () => void {
  return transport.subscribe('command', ({ id }) => {
    const state = windowState(store.getState(), 'pane');
    if (isCommandId(id) && !state.dialog && makesSense(commandOf(id), state)) run(id);
  });
}
