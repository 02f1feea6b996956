import { useEffect } from 'react';
import type { ReportId } from '#shared/domain/ids';
import { putBack } from '../../keyboard/remember';
import { useApp, usePick } from '../common/app';

/** Puts a report that was open when the window was closed back where it was. After all that follows the cursor. */
export function useRested(report: ReportId): void {
  const app = useApp();
  const resting = usePick((state) => state.resting);
  useEffect(() => {
    if (!resting) return;
    if (resting.report === report) putBack(resting.top);
    app.rested();
  }, [app, resting, report]);
}
