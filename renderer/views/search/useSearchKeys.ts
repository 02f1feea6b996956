import { type RefObject, useEffect } from 'react';
import { SEARCH_KINDS, type SearchHit } from '#shared/contract/views';
import type { Search } from '../../store/search';
import { choiceKeys, historyKey, type SearchState, savedKey, typedIn } from '../../store/search-state';
import { say } from '../../texts/say';
import { useApp } from '../common/app';
import { chordIn } from './keys';
import type { Naming } from './Search';
import type { Completion } from './useCompletion';

interface Scene {
  readonly root: RefObject<HTMLElement | null>;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly search: Search;
  readonly state: SearchState;
  readonly completion: Completion;
  readonly helps: boolean;
  readonly help: (shown: boolean) => void;
  readonly naming: Naming;
  readonly name: (naming: Naming) => void;
  readonly onOpen: (hit: SearchHit) => void;
}

type Deed = () => unknown;
/** What keys do now. A key that is not there does what it does anywhere else. */
type Deeds = Readonly<Record<string, Deed | false>>;

const PAGE = 8;

/** The keys of the search screen. They are the screen's own while nothing else is asked in it. */
export function useSearchKeys(scene: Scene): void {
  const { failed } = useApp();
  useEffect(() => {
    const root = scene.root.current;
    const onKeyDown = (event: KeyboardEvent): void => {
      const chord = event.isComposing || scene.naming !== null ? null : chordIn(event);
      if (chord === null) return;
      // Whoever types has read enough.
      if (scene.helps && [...chord].length === 1) {
        unhelped(scene)();
        return;
      }
      const inField = event.target === scene.field.current;
      const deed = (inField && inFieldNow(scene)[chord]) || anywhere(scene)[chord];
      if (!deed) return;
      event.preventDefault();
      event.stopPropagation();
      Promise.resolve(deed()).catch((error: unknown) => failed(say('search.changeFailed'), error));
    };
    root?.addEventListener('keydown', onKeyDown);
    return () => root?.removeEventListener('keydown', onKeyDown);
  });
}

function anywhere(scene: Scene): Deeds {
  const { search, state, completion, helps, help, name } = scene;
  const kinds = SEARCH_KINDS.map((kind, at) => [`Alt+${at + 1}`, () => search.narrow(kind)] as const);
  const typed = typedIn(state).trim() !== '';
  return {
    ...Object.fromEntries(kinds),
    'Alt+0': () => search.narrow(null),
    'Alt+N': search.toggleOrder,
    'Alt+S': search.toggleMode,
    'Mod+S': () => {
      if (typed && state.mode === 'words') name('new');
    },
    'Mod+Z': state.removed !== null && search.restore,
    F1: helps ? unhelped(scene) : () => help(true),
    Escape: helps ? unhelped(scene) : completion.active !== null && (() => completion.enter(null)),
  };
}

/** Away with the help, and on where one was. */
const unhelped =
  ({ help, field }: Scene) =>
  (): void => {
    help(false);
    field.current?.focus();
  };

function inFieldNow(scene: Scene): Deeds {
  if (scene.helps) return {};
  const { search, state, completion } = scene;
  const choosing = completion.active === null ? inRows(scene) : inCompletions(scene, completion.active);
  return {
    ...choosing,
    Tab:
      completion.items.length > 0
        ? () => completion.accept(completion.active ?? 0)
        : suggests(state) && search.takeSuggestion,
    'Alt+ArrowUp': () => search.walk(1),
    'Alt+ArrowDown': () => search.walk(-1),
    ...(typedIn(state) === '' ? inEmptyField(scene) : {}),
  };
}

const suggests = ({ answer, rows }: SearchState): boolean => rows.length === 0 && answer?.suggestion != null;

function inRows({ search, state, completion, onOpen }: Scene): Deeds {
  const { selected } = state;
  const keys = choiceKeys(state);
  const offers = completion.items.length > 0;
  const isFirst = keys.length > 0 && keys[0] === selected;
  return {
    ArrowDown: () => (keys.length === 0 && offers ? completion.enter(0) : search.move(1)),
    ArrowUp: () => (isFirst && offers ? completion.enter(0) : search.move(-1)),
    PageDown: () => search.move(PAGE),
    PageUp: () => search.move(-PAGE),
    'Mod+ArrowDown': () => search.moveRun(1),
    'Mod+ArrowUp': () => search.moveRun(-1),
    Enter: () => search.accept(onOpen),
  };
}

/** The list of completions was entered: arrows move in it, and down leads back to the rows. */
function inCompletions({ completion }: Scene, active: number): Deeds {
  const step = (by: number) => (): void =>
    completion.enter(Math.min(completion.items.length - 1, Math.max(0, active + by)));
  return {
    ArrowRight: step(1),
    ArrowLeft: step(-1),
    ArrowUp: step(-1),
    ArrowDown: () => completion.enter(null),
    Enter: () => completion.accept(active),
  };
}

function inEmptyField({ search, state, help, name }: Scene): Deeds {
  const { saved, history, selected } = state;
  const chosen = saved?.find((one) => savedKey(one) === selected);
  const before = history?.some((query) => historyKey(query) === selected) === true;
  return {
    '?': () => help(true),
    F2: chosen !== undefined && (() => name(chosen)),
    Delete: chosen !== undefined && (() => search.remove(chosen)),
    'Shift+Delete': before && search.forgetHistory,
  };
}
