import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { Run } from '../../keyboard/run';
import type { App } from '../../store/app';
import type { AppState } from '../../store/state';

export interface Stage {
  readonly app: App;
  readonly run: Run;
}

export const StageContext = createContext<Stage | null>(null);

export function useStage(): Stage {
  const stage = useContext(StageContext);
  if (!stage) throw new Error('drawn outside the window');
  return stage;
}

export const useApp = (): App => useStage().app;

/** Reads the state; draws again only when what was picked changed. */
export const usePick = <T>(pick: (state: AppState) => T): T => useStore(useApp().store, useShallow(pick));
