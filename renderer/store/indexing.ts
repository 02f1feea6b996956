import { say } from '../texts/say';
import type { Scene } from './app';
import type { WindowActions } from './window';

/** The search index as the window tells of it. */
export const indexActions = ({ get, set, transport }: Scene, { failed, done }: WindowActions) => {
  const look = async (): Promise<void> => {
    try {
      set({ index: await transport.send('index.describe', {}) });
    } catch {
      // Searching says itself what is wrong with it; nothing is known here.
      set({ index: null });
    }
  };
  const pauseIndex = async (paused: boolean): Promise<void> => {
    try {
      set({ index: await transport.send('index.pause', { paused }) });
      done(say(paused ? 'desk.indexStopped' : 'desk.indexFilled'));
    } catch (error) {
      const doing = say(paused ? 'desk.indexStopFailed' : 'desk.indexFillFailed');
      failed(doing, error, () => void pauseIndex(paused));
    }
  };
  return {
    pauseIndex,
    /** Follows the index until the window goes. */
    followIndex(): () => void {
      void look();
      const stop = [
        transport.subscribe('desk.switched', () => void look()),
        transport.subscribe('progress', ({ task, done: now, total }) => {
          if (task !== 'index') return;
          const { index } = get();
          if (index?.running && now < total) set({ index: { ...index, done: now, total } });
          else void look();
        }),
      ];
      return () => {
        for (const end of stop) end();
      };
    },
  };
};
