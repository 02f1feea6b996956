import { type Command, keyFires } from './commands';
import { FOCUSES, PANES, type WindowState } from './state';

type Field = keyof WindowState;

/** What every field that is more than yes or no can be. */
const VALUES: {
  readonly [F in Field as WindowState[F] extends boolean ? never : F]: readonly WindowState[F][];
} = { pane: PANES, focus: FOCUSES };
const YES_OR_NO = [false, true] as const;

const valuesOf = (field: Field): readonly unknown[] =>
  (VALUES as Partial<Record<Field, readonly unknown[]>>)[field] ?? YES_OR_NO;

/** Thrown by a state that is asked for what nobody has settled yet. */
class Unsettled {
  readonly field: Field;

  constructor(field: Field) {
    this.field = field;
  }
}

const stateOf = (settled: Partial<WindowState>): WindowState =>
  new Proxy(settled as WindowState, {
    get(state, field: Field) {
      if (!(field in state)) throw new Unsettled(field);
      return state[field];
    },
  });

/**
 * A state of a window in which `holds` is true, as far as `holds` looks at it; null when there is none. Whatever it reads
 * is tried with every value, and nothing else: exact, and quick however many fields a state has.
 * @param holds a pure function of the state
 */
export function stateWhere(
  holds: (state: WindowState) => boolean,
  settled: Partial<WindowState> = {},
): Partial<WindowState> | null {
  try {
    return holds(stateOf(settled)) ? settled : null;
  } catch (reason) {
    if (!(reason instanceof Unsettled)) throw reason;
    for (const value of valuesOf(reason.field)) {
      const found = stateWhere(holds, { ...settled, [reason.field]: value });
      if (found) return found;
    }
    return null;
  }
}

/** Whether one key could mean both commands at once. */
export const canBothFire = (one: Command, two: Command): boolean =>
  stateWhere((state) => keyFires(one, state) && keyFires(two, state)) !== null;
