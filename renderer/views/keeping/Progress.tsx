import { Label, ProgressBar } from 'react-aria-components';
import type { Task } from '../../store/state';
import { usePick } from '../common/app';
import { Bar } from '../common/Bar';

/** How far the host has come with long work; without a measure until it first tells. */
export function Progress({ task, label }: { task: Task; label: string }) {
  const now = usePick((state) => state.progress[task] ?? null);
  const share = now && now.total > 0 ? now.done / now.total : null;
  return (
    <ProgressBar
      className="progress"
      value={(share ?? 0) * 100}
      isIndeterminate={share === null}
      aria-label={label}
    >
      {({ valueText }) => (
        <>
          <span className="progress-words">
            <Label>{label}</Label>
            <span className="tally">{share === null ? '' : valueText}</span>
          </span>
          <Bar share={share ?? 0} />
        </>
      )}
    </ProgressBar>
  );
}
