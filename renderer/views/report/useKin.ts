import { useEffect, useState } from 'react';
import type { KinView } from '#shared/contract/views';
import type { ReportId } from '#shared/domain/ids';
import { useApp } from '../common/app';

/** Reports that share passages with one: asked once the window has nothing else to do. Null while it is not known. */
export function useKin(report: ReportId | null): readonly KinView[] | null {
  const app = useApp();
  const [found, put] = useState<{ readonly of: ReportId; readonly kin: readonly KinView[] } | null>(null);
  useEffect(() => {
    if (report === null) return;
    let wanted = true;
    const ask = (): void => {
      app.transport.send('report.alike', { report }).then(
        (kin) => wanted && put({ of: report, kin }),
        // It is an offer: a report is read as well without it.
        () => wanted && put({ of: report, kin: [] }),
      );
    };
    const idle = requestIdleCallback(ask);
    return () => {
      wanted = false;
      cancelIdleCallback(idle);
    };
  }, [app, report]);
  return found && found.of === report ? found.kin : null;
}
