import { Label, ProgressBar } from 'react-aria-components';
import type { Task } from '../../store/state';
import { usePick } from '../common/app';

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
          <svg className="progress-bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
            <rect className="progress-whole" width="100" height="1" />
            <rect className="progress-done" width={(share ?? 0) * 100} height="1" />
          </svg>
        </>
      )}
    </ProgressBar>
  );
}
