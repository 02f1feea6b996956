import { useEffect, useMemo, useRef } from 'react';
import { Button } from 'react-aria-components';
import type { VerdictCounts } from '#shared/contract/views';
import { inWords, VERDICTS } from '#shared/domain/stances';
import { type LibraryRow, libraryRows } from '../../store/library';
import { useApp, usePick } from '../common/app';
import { CommandButton } from '../common/CommandButton';
import { Key } from '../common/Keys';
import { Mark } from '../common/Mark';

/** Stories with their reports, then the reports by themselves. One row at a time takes the focus. */
export function Library() {
  const { stories, reports, held, row, reportTotal } = usePick((state) => ({
    stories: state.stories,
    reports: state.reports,
    held: state.held,
    row: state.row,
    reportTotal: state.reportTotal,
  }));
  const app = useApp();
  const rows = useMemo(() => libraryRows({ stories, reports, held }), [stories, reports, held]);
  const active = rows.some(({ id }) => id === row) ? row : (rows[0]?.id ?? null);
  const loose = rows.find((one) => one.kind === 'report' && one.within === null);

  return (
    <nav className="library" data-pane="library" aria-label="Library">
      <CommandButton of="find.search" className="search-opener" tip="Search reports and claims">
        <span>Search reports and claims</span>
        <Key chord="/" />
      </CommandButton>
      {rows.length > 0 ? (
        <div className="tree" role="tree" aria-label="Stories and reports">
          {rows.map((one) => (
            <Row key={one.id} row={one} active={one.id === active} first={one === loose} />
          ))}
        </div>
      ) : (
        <p className="library-empty">Reports and stories will stand here.</p>
      )}
      {reports.length < reportTotal ? (
        <Button className="link more" onPress={() => void app.moreReports()}>
          Show more of {reportTotal.toLocaleString('en-GB')} reports
        </Button>
      ) : null}
      <footer className="library-foot">
        <CommandButton of="report.bringIn" className="button" keyed>
          Bring in
        </CommandButton>
        <CommandButton of="story.group" className="button" keyed>
          Group
        </CommandButton>
      </footer>
    </nav>
  );
}

function Row({ row, active, first }: { row: LibraryRow; active: boolean; first: boolean }) {
  const app = useApp();
  const { story, report, show, pane } = usePick((state) => ({
    story: state.story,
    report: state.reading?.report.id,
    show: state.show,
    pane: state.pane,
  }));
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!active || pane !== 'library') return;
    element.current?.scrollIntoView({ block: 'nearest' });
    if (element.current?.parentElement?.contains(document.activeElement)) element.current.focus();
  }, [active, pane]);
  const chosen =
    row.kind === 'story'
      ? row.id === story && show === 'story'
      : row.id === report && (show === 'report' || !story);
  const name = row.kind === 'story' ? row.story.name : row.report.name;
  const counts = row.kind === 'story' ? row.story.claims : row.report.claims;
  const level = row.kind === 'report' && row.within !== null ? 2 : 1;

  return (
    <>
      {first ? (
        <div className="tree-heading" role="none">
          Reports
        </div>
      ) : null}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the window's commands. */}
      <div
        ref={element}
        className="tree-row"
        data-kind={row.kind}
        role="treeitem"
        aria-level={level}
        aria-selected={chosen}
        {...(row.id === report ? { 'aria-current': 'true' as const } : {})}
        aria-label={`${name}. ${countsInWords(counts)}`}
        {...(row.kind === 'story' ? { 'aria-expanded': row.open } : {})}
        data-surface=""
        tabIndex={active ? 0 : -1}
        onClick={() => void app.openRow(row)}
      >
        <span className="tree-name" dir="auto">
          {name}
        </span>
        {row.kind === 'report' ? <Outlet row={row} /> : null}
        <Counts counts={counts} />
      </div>
    </>
  );
}

function Outlet({ row }: { row: Extract<LibraryRow, { kind: 'report' }> }) {
  const { outlet, date, words, supersededBy } = row.report;
  const known = [outlet, date].filter((part) => part !== null).join(' · ');
  const older = supersededBy === null ? '' : ' · older version';
  return <span className="tree-outlet">{(known || `${words.toLocaleString('en-GB')} words`) + older}</span>;
}

/** How many claims have which verdict, as quiet marks. */
function Counts({ counts }: { counts: VerdictCounts }) {
  const some = VERDICTS.filter((verdict) => counts[verdict] > 0);
  return (
    <span className="counts" aria-hidden="true">
      {some.map((verdict) => (
        <span
          key={verdict}
          className="count"
          data-value={verdict}
          title={`${counts[verdict]} ${inWords(verdict)}`}
        >
          <Mark of={verdict} />
          {counts[verdict]}
        </span>
      ))}
    </span>
  );
}

export const countsInWords = (counts: VerdictCounts): string => {
  const some = VERDICTS.filter((verdict) => counts[verdict] > 0);
  if (some.length === 0) return 'No claims';
  return `Claims: ${some.map((verdict) => `${counts[verdict]} ${inWords(verdict)}`).join(', ')}`;
};
