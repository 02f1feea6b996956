import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Transport } from '../transport/transport';
import { bringingActions } from './bringing';
import { claimActions } from './claims';
import { coveringActions } from './covering';
import { deskActions } from './desk';
import { indexActions } from './indexing';
import { legendActions } from './legend';
import { libraryActions } from './library';
import { loader } from './load';
import { lookActions } from './look';
import { memoryActions } from './memory';
import { paneActions } from './panes';
import { readingActions } from './reading';
import { recordActions } from './records';
import { type AppState, EMPTY } from './state';
import { trailActions } from './trail';
import { travelActions } from './travel';
import { versionActions } from './versions';
import { walkActions } from './walk';
import { windowActions } from './window';

/** What every action has to hand. */
export interface Scene {
  readonly get: () => AppState;
  readonly set: (change: Partial<AppState> | ((state: AppState) => Partial<AppState>)) => void;
  readonly transport: Transport;
}

export type Store = StoreApi<AppState>;
export type App = ReturnType<typeof createApp>;

/** The window's state and everything that may be done to it. Views call these actions and read the store; no more. */
export function createApp(transport: Transport) {
  const store: Store = createStore(() => EMPTY);
  const scene: Scene = { get: store.getState, set: store.setState, transport };
  const window = windowActions(scene);
  const load = loader(scene, window);
  const reading = readingActions(scene);
  const trail = trailActions(scene, load);
  const claims = claimActions(scene, window, load);
  return {
    store,
    transport,
    ...window,
    ...load,
    ...reading,
    ...coveringActions(scene, window, load, reading.cursorTo),
    ...legendActions(scene),
    ...trail,
    ...walkActions(scene, trail.jumpToReport),
    ...bringingActions(scene, window, load),
    ...indexActions(scene, window),
    ...libraryActions(scene, load),
    ...claims,
    ...versionActions(scene, window, load, claims),
    ...recordActions(scene, window, load),
    ...travelActions(scene, window, load),
    ...deskActions(scene, window, load),
    ...lookActions(scene, window, load),
    ...paneActions(scene),
    ...memoryActions(scene),
  };
}
