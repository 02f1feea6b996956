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
import type { AppState } from './state';
import type { WindowActions } from './window';

/** The look as it is now: the desk's, with what this window alone has. */
export const lookNow = ({ desk, look }: Pick<AppState, 'desk' | 'look'>): Look => ({
  ...USUAL_LOOK,
  ...(desk?.settings ?? {}),
  ...look,
});

const after = <T>(all: readonly T[], now: T): T => all[(all.indexOf(now) + 1) % all.length] ?? now;

const inPercent = (size: number): { size: number } => ({ size: size / 100 });

/** The settings of the desk, those of the look among them: what a person changes without a dialog. */
export const lookActions = ({ get, set, transport }: Scene, { done, failed }: WindowActions) => {
  const changeSettings = async (change: Params<'settings.change'>): Promise<void> => {
    const desk = await transport.send('settings.change', change);
    set(({ look }) => ({ desk, look: without(look, change) }));
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

const without = (look: Partial<Look>, change: object): Partial<Look> =>
  Object.fromEntries(Object.entries(look).filter(([name]) => !(name in change)));
