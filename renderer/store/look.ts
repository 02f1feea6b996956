import type { Params } from '#shared/contract/channels';
import { faultOf } from '#shared/contract/faults';
import {
  CONTRASTS,
  DENSITIES,
  type Look,
  READING_SIZE,
  type SizeRange,
  sizeBy,
  TEXT_SIZE,
  THEMES,
  USUAL_LOOK,
} from '#shared/contract/look';
import { say } from '../texts/say';
import type { Scene } from './app';
import type { Loader } from './load';
import type { AppState } from './state';
import type { WindowActions } from './window';

/** The look as it is now: the desk's, with what this window alone has. */
export const lookNow = (state: Pick<AppState, 'desk' | 'look'>): Look => {
  const now = { ...USUAL_LOOK, ...state.desk?.settings, ...state.look };
  const { theme, contrast, density, textSize, readingSize } = now;
  return { theme, contrast, density, textSize, readingSize };
};

const after = <T>(all: readonly T[], now: T): T => all[(all.indexOf(now) + 1) % all.length] ?? now;

const inPercent = (size: number): { size: number } => ({ size: size / 100 });

/** The settings of the desk, those of the look among them: what a person changes without a dialog. */
export const lookActions = (
  { get, set, transport }: Scene,
  { done, failed }: WindowActions,
  load: Loader,
) => {
  /** The change sent last: the next waits for it, so that the last one asked for is the one that is kept. */
  let last: Promise<void> = Promise.resolve();
  /** What each setting was changed by last. */
  const newest = new Map<string, object>();

  const changeSettings = (change: Params<'settings.change'>): Promise<void> => {
    const here = load.watchDesk();
    for (const name of Object.keys(change)) newest.set(name, change);
    const work = async (): Promise<void> => {
      // Not those of the desk that is shown by now.
      if (!here()) return;
      const desk = await transport.send('settings.change', change);
      // What was chosen since is on its way still: it stays as it is shown.
      const changed = here() ? { desk } : {};
      set(({ look }) => ({ ...changed, look: withoutThose(look, (name) => newest.get(name) === change) }));
      // A refresh under way may still put back what it read before.
      if (here()) void load.refresh([]);
    };
    const sent = last.then(work);
    last = sent.catch(() => undefined);
    return sent;
  };

  /** Shown at once. Where nothing can be written it holds for this window: whoever cannot read it so must not wait. */
  const setLook = async (change: Partial<Look>, words: string): Promise<void> => {
    set(({ look }) => ({ look: { ...look, ...change } }));
    try {
      await changeSettings(change);
      done(words);
    } catch (error) {
      if (faultOf(error).tag === 'read-only') return done(words, say('settings.look.thisWindow'));
      failed(say('settings.look.notKept'), error, () => void setLook(change, words));
    }
  };

  const sized = (of: 'textSize' | 'readingSize', range: SizeRange, by: 1 | -1 | 0): Promise<void> => {
    const now = lookNow(get())[of];
    const size = by === 0 ? range.usual : sizeBy(now, by, range);
    return setLook({ [of]: size }, say(`settings.look.${of}`, inPercent(size)));
  };

  return {
    changeSettings,
    nextTheme(): Promise<void> {
      const theme = after(THEMES, lookNow(get()).theme);
      return setLook({ theme }, say('settings.look.theme', { theme }));
    },
    nextContrast(): Promise<void> {
      const contrast = after(CONTRASTS, lookNow(get()).contrast);
      return setLook({ contrast }, say('settings.look.contrast', { contrast }));
    },
    nextDensity(): Promise<void> {
      const density = after(DENSITIES, lookNow(get()).density);
      return setLook({ density }, say('settings.look.density', { density }));
    },
    /** Larger by 1, smaller by -1, the usual size by 0. */
    sizeReading: (by: 1 | -1 | 0): Promise<void> => sized('readingSize', READING_SIZE, by),
    sizeText: (by: 1 | -1 | 0): Promise<void> => sized('textSize', TEXT_SIZE, by),
  };
};

const withoutThose = (look: Partial<Look>, isKept: (name: string) => boolean): Partial<Look> =>
  Object.fromEntries(Object.entries(look).filter(([name]) => !isKept(name)));
