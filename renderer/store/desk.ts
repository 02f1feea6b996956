import { say } from '../texts/say';
import type { Scene } from './app';
import type { Loader } from './load';
import type { AppState, Progress, Task } from './state';
import type { WindowActions } from './window';

/** The desk as a whole: opening it, undoing, bringing in, settings. */
export const deskActions = (scene: Scene, { done, failed }: WindowActions, load: Loader) => {
  const { get, set, transport } = scene;
  const { send, subscribe, onReach } = transport;

  const step = async (move: 'undo' | 'redo'): Promise<void> => {
    try {
      const { words } = await send(`history.${move}`, {});
      await load.refresh();
      done(say(move === 'undo' ? 'desk.undone' : 'desk.redone'), words);
    } catch (error) {
      const again = (): void => void step(move);
      failed(say(move === 'undo' ? 'desk.undoFailed' : 'desk.redoFailed'), error, again);
    }
  };

  const switchDesk = async (to: 'own' | 'sample'): Promise<void> => {
    try {
      await load.arriveAt(await send('desk.switch', { to }));
    } catch (error) {
      failed(say('desk.switchFailed'), error, () => void switchDesk(to));
    }
  };

  return {
    switchDesk,
    undo: () => step('undo'),
    redo: () => step('redo'),
    async removeSample(): Promise<void> {
      await load.arriveAt(await send('desk.removeSample', {}));
      done(say('desk.sampleRemoved'));
    },
    async backUp(): Promise<void> {
      const here = load.watchDesk();
      const backup = await send('backup.now', {});
      if (here()) set(({ desk }) => ({ desk: desk && { ...desk, backup } }));
    },
    /** Puts a backup in the desk's place and shows that from its beginning. */
    async restore(backup: string): Promise<void> {
      await send('desk.restore', { backup });
      await load.start();
      done(say('desk.restored'), say('desk.restoredAside'));
    },
    /** Follows the desk until the window goes: refetches what is visible whenever it changed. */
    follow(): () => void {
      const stop = [
        // Nothing named: something else than records changed, or they cannot be named.
        subscribe(
          'desk.changed',
          ({ touched }) => void load.refresh(touched.length > 0 ? touched : undefined),
        ),
        subscribe('desk.switched', (desk) => void load.arriveAt(desk)),
        subscribe('progress', ({ task, ...now }) =>
          set(({ progress }) => ({ progress: moved(progress, task, now) })),
        ),
        onReach((reached) => {
          set({ lost: !reached });
          if (reached) void (get().phase === 'ready' ? load.refresh() : load.start());
        }),
      ];
      return () => {
        for (const end of stop) end();
      };
    },
  };
};

/** Work that has come to its end is no longer under way. */
function moved(under: AppState['progress'], task: Task, now: Progress): AppState['progress'] {
  const { [task]: _, ...others } = under;
  return now.done < now.total ? { ...others, [task]: now } : others;
}
