import type { Search } from '../../store/search';
import type { SearchState } from '../../store/search-state';
import { FaultNote } from '../common/Fault';
import { Key } from '../common/Keys';
import { number } from './words';

interface Props {
  readonly search: Search;
  readonly state: SearchState;
}

/** What is to be known of the rows above: below them, so that nothing moves when it comes and goes. */
export function Notes({ search, state: { answer, fault, rows, removed } }: Props) {
  return (
    <div className="search-notes">
      {fault && rows.length > 0 ? (
        <FaultNote fault={fault} doing="What stands here is from before" onRetry={search.again} />
      ) : null}
      {answer?.readAs ? (
        <p className="search-note">
          Read as <bdi>{answer.readAs}</bdi>
        </p>
      ) : null}
      {answer?.indexing ? <Filling {...answer.indexing} /> : null}
      {removed ? (
        <p className="search-note">
          {removed.kind === 'saved' ? (
            <>
              “<bdi>{removed.search.name}</bdi>” is no longer saved.
            </>
          ) : (
            'What was searched for before is forgotten.'
          )}{' '}
          <button type="button" className="link" onClick={() => void search.restore()}>
            Put it back
          </button>{' '}
          <Key chord="Mod+Z" />
        </p>
      ) : null}
    </div>
  );
}

/** The index does not hold everything yet. */
function Filling({ done, total }: { done: number; total: number }) {
  const words = `The index is being filled: ${number(done)} of ${number(total)}`;
  return (
    <div className="search-filling">
      <p className="search-note">{words}. More may be found when it is full.</p>
      <progress className="search-progress" value={done} max={Math.max(1, total)} aria-label={words} />
    </div>
  );
}
