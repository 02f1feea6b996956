import { type Ref, type SyntheticEvent, useEffect, useRef } from 'react';
import type { Search } from '../../store/search';
import { type SearchState, typedIn } from '../../store/search-state';
import { say } from '../../texts/say';
import { Key } from '../common/Keys';
import { selectedOption } from './option';
import type { Completion } from './useCompletion';

type TextField = HTMLInputElement | HTMLTextAreaElement;

interface Props {
  readonly ref: Ref<HTMLInputElement & HTMLTextAreaElement>;
  readonly id: string;
  readonly search: Search;
  readonly state: SearchState;
  readonly completion: Completion;
  readonly helps: boolean;
}

/** The one field. It never gives up the focus: what is selected below is pointed at. */
export function Field({ ref, id, search, state, completion, helps }: Props) {
  const { mode } = state;
  const chosen = helps ? null : selectedOption(id, state);
  const active = completion.active === null ? chosen : completion.optionId(completion.active);
  const common = {
    ref,
    id: `${id}-field`,
    'aria-controls': `${id}-list`,
    'aria-haspopup': 'listbox',
    'aria-autocomplete': 'list',
    ...(active === null ? {} : { 'aria-activedescendant': active }),
    autoComplete: 'off',
    spellCheck: false,
    dir: 'auto',
    className: 'finder-input',
    value: typedIn(state),
    onSelect: ({ currentTarget }: SyntheticEvent<TextField>) => completion.look(currentTarget),
  } as const;
  useOpened(search, `${id}-field`, mode);
  return (
    <div className="finder-field" data-mode={mode}>
      {mode === 'words' ? (
        <input
          {...common}
          type="text"
          role="combobox"
          aria-expanded={active !== null || state.rows.length > 0}
          maxLength={1000}
          aria-label={say('search.field')}
          placeholder={say('search.fieldExample')}
          onChange={({ target }) => {
            search.type(target.value);
            completion.look(target);
          }}
        />
      ) : (
        <>
          <span className="search-mode">{say('search.similarTo')}</span>
          <textarea
            {...common}
            rows={1}
            maxLength={10_000}
            aria-label={say('search.sentence')}
            placeholder={say('search.sentenceExample')}
            onChange={({ target }) => search.type(oneLine(target.value))}
          />
        </>
      )}
      <Key chord="Escape" />
    </div>
  );
}

const oneLine = (text: string): string => text.replaceAll(/\s*\n\s*/g, ' ');

/**
 * Opened anew all of it is chosen, to be typed over; come back to, the caret stands where it stood; in another mode it
 * goes on at the end.
 */
function useOpened(search: Search, id: string, mode: SearchState['mode']): void {
  const first = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another mode draws another field.
  useEffect(() => {
    const field = document.getElementById(id);
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
    field.focus({ preventScroll: true });
    const { caret, kept } = search.place;
    const end = field.value.length;
    if (kept && caret !== null) field.setSelectionRange(caret, caret);
    else if (first.current) field.select();
    else field.setSelectionRange(end, end);
    first.current = false;
  }, [search, id, mode]);
}
