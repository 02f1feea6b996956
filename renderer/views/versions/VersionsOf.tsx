import { Button } from 'react-aria-components';
import type { ReportView } from '#shared/contract/views';
import type { ReportId } from '#shared/domain/ids';
import { useApp } from '../common/app';
import { CommandButton } from '../common/CommandButton';

/** Which versions of the report there are beside it. A newer one is to be known before anything is quoted from this one. */
export function VersionsOf({ report: { supersedes, supersededBy } }: { report: ReportView }) {
  if (!supersedes && !supersededBy) return null;
  return (
    <>
      {supersededBy ? (
        <p className="report-cautions">
          <strong data-value="declined">There is a newer version of this report.</strong>{' '}
          <OpenReport report={supersededBy}>Open the newer version</OpenReport>
        </p>
      ) : null}
      <p className="report-kin">
        {supersedes ? (
          <span>
            A newer version of <OpenReport report={supersedes}>the one before</OpenReport>
          </span>
        ) : null}
        <CommandButton of="report.versions" className="link" keyed>
          What changed
        </CommandButton>
      </p>
    </>
  );
}

function OpenReport({ report, children }: { report: ReportId; children: string }) {
  const app = useApp();
  return (
    <Button className="link" onPress={() => void app.jumpToReport(report)}>
      {children}
    </Button>
  );
}
