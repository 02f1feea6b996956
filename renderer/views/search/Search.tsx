import { useEffect, useId, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { SavedSearch, SearchHit } from '#shared/contract/views';
import { type Search, searchOf } from '../../store/search';
import { type SearchState, type Similar, typedIn } from '../../store/search-state';
import { say, told } from '../../texts/say';
import { useApp } from '../common/app';
import { FaultNote } from '../common/Fault';
import { Key } from '../common/Keys';
import { Frame } from '../dialogs/Frame';
import { Choices } from './Choices';
import { Completions } from './Completions';
import { Field } from './Field';
import { Filters } from './Filters';
import { Foot } from './Foot';
import { NameForm } from './NameForm';
import { Notes } from './Notes';
import { openHit } from './openHit';
import { Rows } from './Rows';
import { SearchHelp } from './SearchHelp';
import { Spoken } from './Spoken';
import { useCompletion } from './useCompletion';
import { useSearchKeys } from './useSearchKeys';

export interface SearchDialogProps {
  /** Opens it on what is like this sentence; without, on words. */
  readonly similar?: Similar | undefined;
}

/** A saved search to be renamed, or `new`: what is typed is to be saved. */
export type Naming = SavedSearch | 'new' | null;

/** Finds what the desk holds, as one types. What stands here outlives the dialog. */
export function SearchDialog({ similar }: SearchDialogProps) {
  const app = useApp();
  const search = searchOf(app);
  useEffect(() => search.enter(similar ?? null), [search, similar]);
  return <SearchScreen search={search} onOpen={(hit) => void openHit(app, hit)} />;
}

function SearchScreen({ search, onOpen }: { search: Search; onOpen: (hit: SearchHit) => void }) {
  const id = useId();
  const state = useStore(search.store);
  const root = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const [helps, help] = useState(false);
  const [naming, name] = useState<Naming>(null);
  const completion = useCompletion(id, search, state, field);
  const open = useSteady(onOpen);
  const similar = state.mode === 'similar';
  const empty = typedIn(state).trim() === '';
  const offersSearches = empty && !similar;
  useSearchKeys({ root, field, search, state, completion, helps, help, naming, name, onOpen: open });

  const label = say(similar ? 'search.listSimilar' : 'search.list');
  return (
    <Frame
      title={say(similar ? 'search.similar' : 'search.title')}
      size="wide"
      className="finder search"
      dismissable
      hideTitle
    >
      <div ref={root} className="search-screen" data-completing={completion.active !== null || undefined}>
        <Field ref={field} id={id} search={search} state={state} completion={completion} helps={helps} />
        <div className="search-bar">
          <Filters search={search} state={state} />
          <Completions id={`${id}-completions`} completion={completion} />
        </div>
        {helps ? (
          <SearchHelp />
        ) : offersSearches ? (
          <Choices id={id} search={search} state={state} />
        ) : state.rows.length > 0 ? (
          <Rows
            id={id}
            search={search}
            rows={state.rows}
            selected={state.selected}
            turn={state.turn}
            counted={state.counted}
            label={label}
            onOpen={open}
          />
        ) : (
          <Nothing state={state} search={search} />
        )}
        {helps ? null : <Notes search={search} state={state} />}
        {naming === null ? (
          <Foot state={state} completes={completion.items.length > 0} helps={helps} />
        ) : (
          <NameForm
            search={search}
            state={state}
            naming={naming}
            onDone={() => {
              name(null);
              field.current?.focus();
            }}
          />
        )}
        <Spoken state={state} completion={completion} />
      </div>
    </Frame>
  );
}

/** Where rows would stand. */
function Nothing({ state, search }: { state: SearchState; search: Search }) {
  const { fault, answer, mode } = state;
  if (fault)
    return (
      <div className="search-nothing">
        <FaultNote fault={fault} doing={say('search.failed')} onRetry={search.again} />
      </div>
    );
  if (typedIn(state).trim() === '') return <p className="search-nothing">{say('search.aboutSimilar')}</p>;
  if (!answer?.complete || answer.total > 0) return <div className="search-nothing" />;
  return (
    <div className="search-nothing">
      <p className="search-nothing-head">
        {say(mode === 'similar' ? 'search.nothingSimilar' : 'search.nothing')}
      </p>
      {answer.suggestion === null ? null : (
        <p>
          {told('search.didYouMean', {
            suggestion: (
              <button type="button" className="link" tabIndex={-1} onClick={() => search.takeSuggestion()}>
                <bdi>{answer.suggestion}</bdi>
              </button>
            ),
            key: <Key chord="Enter" />,
          })}
        </p>
      )}
    </div>
  );
}

/** A function that stays the same, and does what the newest one does. */
function useSteady<A extends readonly unknown[]>(act: (...args: A) => void): (...args: A) => void {
  const newest = useRef(act);
  useEffect(() => {
    newest.current = act;
  });
  const [steady] = useState(
    () =>
      (...args: A): void =>
        newest.current(...args),
  );
  return steady;
}
