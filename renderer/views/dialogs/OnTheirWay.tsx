import { Button, Label, ProgressBar } from 'react-aria-components';
import { type Bringing, inSum } from '../../store/bringing';
import { say } from '../../texts/say';
import { useApp } from '../common/app';
import { Bar } from '../common/Bar';

/** Sooner, there is nothing to judge by. */
const JUDGED_AFTER = 3000;

/** How far many files have come, how long the rest may take, and what became of those that are done. */
export function OnTheirWay({ bringing }: { bringing: Bringing }) {
  const app = useApp();
  const { done, total, outcomes, running } = bringing;
  if (total < 2 && outcomes.length < 2) return null;
  if (!running)
    return <p className="about on-their-way">{say('bringing.ended', { sum: inSum(outcomes) })}</p>;
  const words = say('bringing.doneOf', { done, total });
  return (
    <div className="on-their-way">
      <ProgressBar className="progress" value={done} maxValue={total} valueLabel={words}>
        <span className="progress-words">
          <Label>{say('bringing.running')}</Label>
          <span className="tally">{[words, timeLeft(bringing)].filter(Boolean).join(' · ')}</span>
        </span>
        <Bar share={done / total} />
      </ProgressBar>
      <Button className="button" onPress={app.stopBringingIn}>
        {say('bringing.stop')}
      </Button>
    </div>
  );
}

/** Told from what the files so far took; nothing while that is little. */
function timeLeft({ done, total, begun }: Bringing): string | null {
  const spent = performance.now() - begun;
  if (spent < JUDGED_AFTER || done === 0) return null;
  const seconds = ((spent / done) * (total - done)) / 1000;
  if (seconds < 60) return say('bringing.secondsLeft', { count: Math.max(5, Math.ceil(seconds / 5) * 5) });
  return say('bringing.minutesLeft', { count: Math.ceil(seconds / 60) });
}
