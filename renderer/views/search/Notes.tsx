import type { Search } from '../../store/search';
import type { Removed, SearchState } from '../../store/search-state';
import { say, told } from '../../texts/say';
import { FaultNote } from '../common/Fault';
import { Key } from '../common/Keys';

interface Props {
  readonly search: Search;
  readonly state: SearchState;
}

/** What is to be known of the rows above: below them, so that nothing moves when it comes and goes. */
export function Notes({ search, state: { answer, fault, rows, removed } }: Props) {
  return (
    <div className="search-notes">
      {fault && rows.length > 0 ? (
        <FaultNote fault={fault} doing={say('search.stale')} onRetry={search.again} />
      ) : null}
      {answer?.readAs ? (
        <p className="search-note">{told('search.readAs', { query: <bdi>{answer.readAs}</bdi> })}</p>
      ) : null}
      {answer?.indexing ? <Filling {...answer.indexing} /> : null}
      {removed ? <Gone removed={removed} search={search} /> : null}
    </div>
  );
}

/** What was taken off the list, and the way to have it back. */
function Gone({ removed, search }: { removed: Removed; search: Search }) {
  const back = {
    putBack: (
      <button type="button" className="link" onClick={() => void search.restore()}>
        {say('search.putBack')}
      </button>
    ),
    key: <Key chord="Mod+Z" />,
  };
  return (
    <p className="search-note">
      {removed.kind === 'saved'
        ? told('search.unsaved', { ...back, name: <bdi>{removed.search.name}</bdi> })
        : told('search.forgotten', back)}
    </p>
  );
}

/** The index does not hold everything yet. */
function Filling({ done, total }: { done: number; total: number }) {
  return (
    <div className="search-filling">
      <p className="search-note">{say('search.fillingMore', { done, total })}</p>
      <progress
        className="search-progress"
        value={done}
        max={Math.max(1, total)}
        aria-label={say('search.filling', { done, total })}
      />
    </div>
  );
}
