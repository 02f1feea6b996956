import { useEffect, useState } from 'react';
import { type SearchState, typedIn } from '../../store/search-state';
import type { Completion } from './useCompletion';
import { foundInWords } from './words';

/** How long nothing is to happen before it is said, in milliseconds: typing is not talked over. */
const QUIET = 700;

/** For screen readers: what was found, once one stops typing. */
export function Spoken({ state, completion }: { state: SearchState; completion: Completion }) {
  const words = spokenOf(state, completion);
  const [said, say] = useState('');
  useEffect(() => {
    const waiting = setTimeout(() => say(words), QUIET);
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
    `${foundInWords(answer, asking)}.`,
    answer.readAs ? `Read as ${answer.readAs}.` : '',
    answer.total === 0 && answer.suggestion ? `Did you mean ${answer.suggestion}? Enter takes it.` : '',
    items.length > 0 ? `Tab completes ${items[0]?.label}.` : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}
