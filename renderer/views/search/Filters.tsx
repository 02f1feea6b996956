import { SEARCH_KINDS, type SearchKind } from '#shared/contract/views';
import type { Search } from '../../store/search';
import { kindIn } from '../../store/search-kinds';
import type { SearchState } from '../../store/search-state';
import { say } from '../../texts/say';
import { keyName } from '../common/Keys';
import { allOf, KIND_NAMES, number } from './words';

interface Props {
  readonly search: Search;
  readonly state: SearchState;
}

/** Kinds with how many there are of each, and the order. Pressed once it narrows to a kind, once more it widens again. */
export function Filters({ search, state }: Props) {
  const { mode, text, only, order, counted, answer } = state;
  const chosen = mode === 'words' ? kindIn(text) : only;
  const kinds = mode === 'words' ? SEARCH_KINDS : SEARCH_KINDS.filter(isComparable);
  const at = (kind: SearchKind): number => SEARCH_KINDS.indexOf(kind) + 1;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a row of buttons is no field set.
    <div className="search-filters" role="group" aria-label={say('search.filters')}>
      <Chip pressed={chosen === null} chord="Alt+0" onPress={() => search.narrow(null)}>
        {say('search.all')} {chosen === null && answer ? <Count of={allOf(counted)} /> : null}
      </Chip>
      {kinds.map((kind) => (
        <Chip
          key={kind}
          pressed={chosen === kind}
          chord={`Alt+${at(kind)}`}
          none={answer !== null && counted.counts[kind] === undefined && chosen !== kind}
          onPress={() => search.narrow(kind)}
        >
          {KIND_NAMES[kind]} <Count of={answer ? counted.counts[kind] : undefined} />
        </Chip>
      ))}
      <span className="spring" />
      {mode === 'words' ? (
        <Chip pressed={order === 'newest'} chord="Alt+N" onPress={search.toggleOrder}>
          {say('search.newestFirst')}
        </Chip>
      ) : null}
    </div>
  );
}

const isComparable = (kind: SearchKind): kind is 'claim' | 'report' => kind === 'claim' || kind === 'report';

const Count = ({ of }: { of: number | undefined }) =>
  of === undefined ? null : <span className="tally">{number(of)}</span>;

interface ChipProps {
  readonly pressed: boolean;
  readonly chord: string;
  /** There are none: it stays where it is, and can be chosen all the same. */
  readonly none?: boolean;
  readonly onPress: () => void;
  readonly children: React.ReactNode;
}

/** Its key works in the field; a click leaves the focus there. */
function Chip({ pressed, chord, none = false, onPress, children }: ChipProps) {
  return (
    <button
      type="button"
      className="search-chip"
      aria-pressed={pressed}
      aria-keyshortcuts={chord}
      title={keyName(chord)}
      data-none={none || undefined}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      {children}
    </button>
  );
}
