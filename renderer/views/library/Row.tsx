import { memo } from 'react';
import type { ReportRow, VerdictCounts } from '#shared/contract/views';
import { inWords, VERDICTS } from '#shared/domain/stances';
import type { LibraryRow } from '../../store/library-rows';
import { facts, theirs } from '../../texts/parts';
import { locale, say, told } from '../../texts/say';
import { useApp } from '../common/app';
import { Mark } from '../common/Mark';

interface Props {
  readonly row: LibraryRow;
  /** Which of all rows it is. */
  readonly index: number;
  /** Whether the library's cursor is on it. */
  readonly active: boolean;
  readonly chosen: boolean;
  /** Whether it is the report that is open. */
  readonly current: boolean;
}

/** One line of the library. */
export const Row = memo(function Row({ row, index, active, chosen, current }: Props) {
  const app = useApp();
  const record = row.kind === 'story' ? row.story : row.report;
  const open = (): void => {
    app.rowTo(index);
    void app.openRow(row);
  };
  return (
    <>
      {row.kind === 'report' && row.heads ? (
        <div className="tree-heading" role="none">
          {say('library.reports')}
        </div>
      ) : null}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the window's commands. */}
      <div
        className="tree-row"
        data-kind={row.kind}
        data-coming={record === null || undefined}
        role="treeitem"
        aria-level={row.kind === 'report' && row.within !== null ? 2 : 1}
        aria-setsize={row.of}
        aria-posinset={row.at + 1}
        aria-selected={chosen}
        {...(current ? { 'aria-current': 'true' as const } : {})}
        {...(row.kind === 'story' ? { 'aria-expanded': row.open } : {})}
        aria-label={
          record
            ? say('library.row', { name: record.name, claims: countsInWords(record.claims) })
            : say('library.coming')
        }
        data-surface=""
        tabIndex={active ? 0 : -1}
        onClick={open}
      >
        {row.kind === 'story' ? <Twisty row={row} /> : null}
        <span className="tree-name" dir="auto">
          {record?.name}
        </span>
        {row.kind === 'report' ? <Outlet report={row.report} /> : null}
        {record ? <Counts counts={record.claims} /> : null}
      </div>
    </>
  );
}, isSame);

function isSame(a: Props, b: Props): boolean {
  if (a.active !== b.active || a.chosen !== b.chosen || a.current !== b.current || a.index !== b.index)
    return false;
  if (a.row.key !== b.row.key || a.row.at !== b.row.at || a.row.of !== b.row.of) return false;
  if (a.row.kind === 'story')
    return b.row.kind === 'story' && a.row.story === b.row.story && a.row.open === b.row.open;
  return b.row.kind === 'report' && a.row.report === b.row.report && a.row.heads === b.row.heads;
}

/** Opens and closes a story with the pointer; with keys, the arrows do. */
function Twisty({ row: { id, open } }: { row: Extract<LibraryRow, { kind: 'story' }> }) {
  const app = useApp();
  return (
    <span
      className="twisty"
      aria-hidden="true"
      title={say(open ? 'library.close' : 'library.open')}
      onClick={(event) => {
        event.stopPropagation();
        app.foldStory(id, !open);
      }}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d="m6 4 4 4-4 4" />
      </svg>
    </span>
  );
}

function Outlet({ report }: { report: ReportRow | null }) {
  if (!report) return <span className="tree-outlet" />;
  const { outlet, date, words, supersededBy } = report;
  const known = outlet || date ? facts([theirs(outlet), date]) : say('library.words', { count: words });
  return (
    <span className="tree-outlet">{supersededBy === null ? known : told('library.older', { known })}</span>
  );
}

/** How many claims have which verdict, as quiet marks. */
function Counts({ counts }: { counts: VerdictCounts }) {
  const some = VERDICTS.filter((verdict) => counts[verdict] > 0);
  if (some.length === 0) return null;
  return (
    <span className="counts" aria-hidden="true">
      {some.map((verdict) => (
        <span
          key={verdict}
          className="count"
          data-value={verdict}
          title={say('library.count', { count: counts[verdict], verdict: inWords(verdict) })}
        >
          <Mark of={verdict} />
          {counts[verdict]}
        </span>
      ))}
    </span>
  );
}

const lists = new Intl.ListFormat(locale, { type: 'unit' });

export const countsInWords = (counts: VerdictCounts): string => {
  const some = VERDICTS.filter((verdict) => counts[verdict] > 0);
  if (some.length === 0) return say('library.noClaims');
  const each = some.map((verdict) =>
    say('library.count', { count: counts[verdict], verdict: inWords(verdict) }),
  );
  return say('library.claims', { list: lists.format(each) });
};
