import { useEffect } from 'react';
import { say } from '../../texts/say';
import { useApp, usePick } from '../common/app';
import { FooterProgress } from './FooterProgress';

/** How far the search index is, said quietly while it is being filled, stopped or in trouble. */
export function Indexing() {
  const app = useApp();
  const index = usePick((state) => state.index);
  const path = usePick((state) => state.desk?.path ?? null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another desk has another index.
  useEffect(() => app.followIndex(), [app, path]);
  if (!index) return null;
  const { done, total, running, paused, problem } = index;
  if (problem !== null)
    return <span className="footer-hint">{say('window.footer.indexProblem', { problem })}</span>;
  if (!paused && (!running || done >= total)) return null;
  return paused ? (
    <FooterProgress
      label={say('window.footer.indexingStopped')}
      done={done}
      total={total}
      command="index.resume"
      verb={say('window.footer.goOn')}
    />
  ) : (
    <FooterProgress
      label={say('window.footer.indexing')}
      done={done}
      total={total}
      command="index.stop"
      verb={say('window.footer.stop')}
    />
  );
}
