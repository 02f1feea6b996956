import { useEffect, useRef } from 'react';
import type { SavedSearch } from '#shared/contract/views';
import type { Search } from '../../store/search';
import { historyKey, type SearchState, savedKey } from '../../store/search-state';
import { say } from '../../texts/say';
import { FaultNote } from '../common/Fault';
import { directionOf } from './direction';
import { Option } from './Option';
import { optionId } from './option';

interface Props {
  readonly id: string;
  readonly search: Search;
  readonly state: SearchState;
}

/** While nothing is typed: the searches that were saved, with what each finds now, and those of before. */
export function Choices({ id, search, state }: Props) {
  const { saved, history, found, selected, listsFault } = state;
  const root = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is selected is to be in sight.
  useEffect(() => {
    root.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  if (listsFault)
    return (
      <div className="search-nothing">
        <FaultNote fault={listsFault} doing={say('search.listsFailed')} onRetry={() => void search.load()} />
      </div>
    );
  if (saved?.length === 0 && history?.length === 0) return <Welcome />;
  return (
    <div
      ref={root}
      id={`${id}-list`}
      role="listbox"
      aria-label={say('search.searches')}
      className="search-list"
      tabIndex={-1}
    >
      {saved && saved.length > 0 ? (
        <Group label={say('search.saved')}>
          {saved.map((one) => (
            <Option
              key={one.name}
              id={optionId(id, savedKey(one))}
              selected={selected === savedKey(one)}
              direction={directionOf(one.name)}
              onChoose={() => search.take(one.query, one.order)}
            >
              <Saved search={one} count={found.get(one.query)} />
            </Option>
          ))}
        </Group>
      ) : null}
      {history && history.length > 0 ? (
        <Group label={say('search.before')}>
          {history.map((query) => (
            <Option
              key={query}
              id={optionId(id, historyKey(query))}
              selected={selected === historyKey(query)}
              direction={directionOf(query)}
              onChoose={() => search.take(query)}
            >
              <span className="search-title" dir="auto">
                {query}
              </span>
            </Option>
          ))}
        </Group>
      ) : null}
    </div>
  );
}

function Saved({
  search: { name, query, order },
  count,
}: {
  search: SavedSearch;
  count: number | undefined;
}) {
  return (
    <>
      <span className="search-title" dir="auto">
        {name}
      </span>
      <span className="search-detail">{count === undefined ? '' : say('search.found', { count })}</span>
      {query === name && order === 'best' ? null : (
        <span className="search-query">
          <bdi>{query}</bdi>
          {order === 'newest' ? <span className="tag">{say('search.newestTag')}</span> : null}
        </span>
      )}
    </>
  );
}

function Group({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a field set may not stand in a list box.
    <div role="group" aria-label={label} className="search-group">
      <p className="search-head" aria-hidden="true">
        {label}
      </p>
      {children}
    </div>
  );
}

const Welcome = () => (
  <div className="search-nothing">
    <p className="search-nothing-head">{say('search.welcome')}</p>
    <p>{say('search.aboutWelcome')}</p>
  </div>
);
