import { type KeyboardEvent, useState } from 'react';
import { inOneLine } from '#shared/contract/faults';
import type { Search } from '../../store/search';
import type { SearchState } from '../../store/search-state';
import { say } from '../../texts/say';
import { Key } from '../common/Keys';
import { useSubmit } from '../common/useSubmit';
import type { Naming } from './Search';

interface Props {
  readonly search: Search;
  readonly state: SearchState;
  readonly naming: NonNullable<Naming>;
  readonly onDone: () => void;
}

/** Asks what to call a search; one of that name is replaced, and it says so. */
export function NameForm({ search, state, naming, onDone }: Props) {
  const { text, order, saved } = state;
  const query = naming === 'new' ? text.trim() : naming.query;
  const known = saved?.find((one) => one.query === query && one.order === order);
  const [name, setName] = useState(naming === 'new' ? (known?.name ?? query).slice(0, 80) : naming.name);
  const saving = useSubmit();
  const wanted = name.trim();
  const replaces = saved?.find((one) => one.name === wanted && one !== naming && one.query !== query);
  const save = async (): Promise<void> => {
    if (wanted === '') return;
    const done = await saving.submit(() =>
      naming === 'new' ? search.save(wanted, query, order) : search.rename(naming, wanted),
    );
    if (done) onDone();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || !['Enter', 'Escape'].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Enter') void save();
    else onDone();
  };
  return (
    <footer className="search-foot naming">
      <label className="search-name">
        <span>{say(naming === 'new' ? 'search.saveAs' : 'search.renameTo')}</span>
        <input
          className="input"
          dir="auto"
          // biome-ignore lint/a11y/noAutofocus: it is asked for by key, to be typed into.
          autoFocus
          value={name}
          maxLength={200}
          onFocus={({ target }) => target.select()}
          onChange={({ target }) => setName(target.value)}
          onKeyDown={onKeyDown}
        />
      </label>
      <p className="search-hints" role="status">
        {saving.fault ? (
          <span className="problem">{inOneLine(saving.fault)}</span>
        ) : replaces ? (
          <span>{say('search.replaces', { query: replaces.query })}</span>
        ) : null}
        <span className="search-hint">
          <Key chord="Enter" /> {say(naming === 'new' ? 'search.hint.save' : 'search.hint.rename')}
        </span>
        <span className="search-hint">
          <Key chord="Escape" /> {say('search.hint.leave')}
        </span>
      </p>
    </footer>
  );
}
