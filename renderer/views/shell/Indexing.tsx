import { useEffect } from 'react';
import { Label, ProgressBar } from 'react-aria-components';
import { useApp, usePick } from '../common/app';
import { CommandButton } from '../common/CommandButton';

const number = new Intl.NumberFormat('en-GB');

/** How far the search index is, said quietly while it is being filled, stopped or in trouble. */
export function Indexing() {
  const app = useApp();
  const index = usePick((state) => state.index);
  const path = usePick((state) => state.desk?.path ?? null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another desk has another index.
  useEffect(() => app.followIndex(), [app, path]);
  if (!index) return null;
  const { done, total, running, paused, problem } = index;
  if (problem !== null) return <span className="footer-hint">The search index: {problem}</span>;
  if (!paused && (!running || done >= total)) return null;
  const words = `${number.format(done)} of ${number.format(total)}`;
  return (
    <span className="footer-hint indexing">
      <ProgressBar value={done} maxValue={Math.max(1, total)} valueLabel={words}>
        <Label>{paused ? 'Indexing stopped at' : 'Indexing'}</Label> <span className="tally">{words}</span>
      </ProgressBar>
      {paused ? (
        <CommandButton of="index.resume" className="link quiet">
          Go on
        </CommandButton>
      ) : (
        <CommandButton of="index.stop" className="link quiet">
          Stop
        </CommandButton>
      )}
    </span>
  );
}
