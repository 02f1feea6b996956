import { useEffect, useState } from 'react';
import { type SearchState, typedIn } from '../../store/search-state';
import { say } from '../../texts/say';
import type { Completion } from './useCompletion';
import { foundInWords } from './words';

/** How long nothing is to happen before it is said, in milliseconds: typing is not talked over. */
const QUIET = 700;

/** For screen readers: what was found, once one stops typing. */
export function Spoken({ state, completion }: { state: SearchState; completion: Completion }) {
  const words = spokenOf(state, completion);
  const [said, speak] = useState('');
  useEffect(() => {
    const waiting = setTimeout(() => speak(words), QUIET);
    return () => clearTimeout(waiting);
  }, [words]);
  return (
    <p className="unseen" role="status">
      {said}
    </p>
  );
}

function spokenOf(state: SearchState, { items, active }: Completion): string {
  const { answer, asking } = state;
  if (typedIn(state).trim() === '' || !answer) return '';
  if (active !== null) return '';
  return [
    say('search.spokenFound', { found: foundInWords(answer, asking) }),
    answer.readAs ? say('search.spokenReadAs', { query: answer.readAs }) : '',
    answer.total === 0 && answer.suggestion
      ? say('search.spokenSuggestion', { query: answer.suggestion })
      : '',
    items[0] ? say('search.spokenCompletion', { words: items[0].label }) : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}
