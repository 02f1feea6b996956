import type { SearchState } from '../../store/search-state';
import { typedIn } from '../../store/search-state';
import { say } from '../../texts/say';
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
  if (helps) return [['F1', say('search.hint.back')]];
  const hints: (Hint | false)[] = [];
  if (mode === 'words' && !typed)
    hints.push(
      selected !== null && ['Enter', say('search.hint.take')],
      selected?.startsWith('saved ') === true && ['F2', say('search.hint.rename')],
      selected?.startsWith('saved ') === true && ['Delete', say('search.hint.remove')],
      selected?.startsWith('history ') === true && ['Shift+Delete', say('search.hint.forget')],
    );
  else
    hints.push(
      rows.length > 0 && ['Enter', say('search.hint.open')],
      completes && ['Tab', say('search.hint.complete')],
      rows.length === 0 && answer?.suggestion != null && ['Enter', say('search.hint.suggestion')],
    );
  hints.push(['F1', say('search.hint.help')]);
  if (typed)
    hints.push(
      mode === 'words' ? ['Alt+1', say('search.hint.kind'), '–7'] : ['Alt+1', say('search.hint.kind'), ', 7'],
      mode === 'words' && ['Alt+N', say(order === 'best' ? 'search.hint.newest' : 'search.hint.best')],
      mode === 'words' && ['Mod+S', say('search.hint.save')],
    );
  hints.push(['Alt+S', say(mode === 'words' ? 'search.hint.similar' : 'search.hint.words')]);
  return hints.filter((hint) => hint !== false);
}
