import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { ReportView } from '#shared/contract/views';
import type { ReportId } from '#shared/domain/ids';
import { say, told } from '../../texts/say';
import { useApp } from '../common/app';
import { CommandButton } from '../common/CommandButton';

/** Which versions of the report there are beside it. A newer one is to be known before anything is quoted from this one. */
export function VersionsOf({ report: { supersedes, supersededBy } }: { report: ReportView }) {
  if (!supersedes && !supersededBy) return null;
  return (
    <>
      {supersededBy ? (
        <p className="report-cautions">
          <strong data-value="declined">{say('versions.superseded')}</strong>{' '}
          <OpenReport report={supersededBy}>{say('versions.openNewer')}</OpenReport>
        </p>
      ) : null}
      <p className="report-kin">
        {supersedes ? (
          <span>
            {told('versions.supersedes', {
              open: (words) => <OpenReport report={supersedes}>{words}</OpenReport>,
            })}
          </span>
        ) : null}
        <CommandButton of="report.versions" className="link" keyed>
          {say('versions.what')}
        </CommandButton>
      </p>
    </>
  );
}

function OpenReport({ report, children }: { report: ReportId; children: ReactNode }) {
  const app = useApp();
  return (
    <Button className="link" onPress={() => void app.jumpToReport(report)}>
      {children}
    </Button>
  );
}
