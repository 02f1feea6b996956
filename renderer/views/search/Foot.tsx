import type { SearchState } from '../../store/search-state';
import { typedIn } from '../../store/search-state';
import { keyName } from '../common/Keys';
import { foundInWords } from './words';

interface Props {
  readonly state: SearchState;
  readonly completes: boolean;
  readonly helps: boolean;
}

type Hint = readonly [chord: string, words: string, upTo?: string];

/** How many were found, and the keys that do something now. */
export function Foot({ state, completes, helps }: Props) {
  const { answer, asking } = state;
  const typed = typedIn(state).trim() !== '';
  return (
    <footer className="search-foot">
      <p className="search-total" data-asking={asking ?? undefined}>
        {typed && answer ? foundInWords(answer, asking) : ''}
      </p>
      <p className="search-hints">
        {hintsFor(state, completes, helps).map(([chord, words, upTo = '']) => (
          <span key={chord} className="search-hint">
            <kbd>
              {keyName(chord)}
              {upTo}
            </kbd>{' '}
            {words}
          </span>
        ))}
      </p>
    </footer>
  );
}

function hintsFor(state: SearchState, completes: boolean, helps: boolean): Hint[] {
  const { mode, rows, selected, answer, order } = state;
  const typed = typedIn(state).trim() !== '';
  if (helps) return [['F1', 'back to the search']];
  const hints: (Hint | false)[] = [];
  if (mode === 'words' && !typed)
    hints.push(
      selected !== null && ['Enter', 'search for it'],
      selected?.startsWith('saved ') === true && ['F2', 'rename'],
      selected?.startsWith('saved ') === true && ['Delete', 'remove'],
      selected?.startsWith('history ') === true && ['Shift+Delete', 'forget all'],
    );
  else
    hints.push(
      rows.length > 0 && ['Enter', 'open'],
      completes && ['Tab', 'complete'],
      rows.length === 0 && answer?.suggestion != null && ['Enter', 'search for that'],
    );
  hints.push(['F1', 'help']);
  if (typed)
    hints.push(
      mode === 'words' ? ['Alt+1', 'kind', '–7'] : ['Alt+1', 'kind', ', 7'],
      mode === 'words' && ['Alt+N', order === 'best' ? 'newest' : 'best'],
      mode === 'words' && ['Mod+S', 'save'],
    );
  hints.push(['Alt+S', mode === 'words' ? 'similar' : 'words']);
  return hints.filter((hint) => hint !== false);
}
