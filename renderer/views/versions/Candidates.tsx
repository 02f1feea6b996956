import { useState } from 'react';
import type { KinView, ReportRow, ReportView } from '#shared/contract/views';
import type { ReportId } from '#shared/domain/ids';
import { usePick } from '../common/app';
import { Line, OneOf } from '../dialogs/fields';
import { percent, RELATION_WORDS } from '../report/kin-words';

interface Props {
  readonly report: ReportView;
  /** Null while it is not known. */
  readonly kin: readonly KinView[] | null;
  readonly chosen: ReportId | null;
  readonly onChoose: (report: ReportId) => void;
}

interface Candidate {
  readonly id: ReportId;
  readonly name: string;
  readonly what: string;
}

/** So many are offered at once. */
const MOST = 6;

/** Which report to compare with: those it is tied to, those whose text resembles it, and any other by its name. */
export function Candidates({ report, kin, chosen, onChoose }: Props) {
  const [words, type] = useState('');
  const reports = usePick((state) => state.reports);
  const alike = (kin ?? []).map(({ report: { id, name }, relation, share }): Candidate => {
    const how = relation === 'same text' ? '' : `, ${percent(share)} of this report`;
    return { id, name, what: `${RELATION_WORDS[relation].replace(/ (?:as|with)$/, '').toLowerCase()}${how}` };
  });
  const found = [...tiedTo(report, reports), ...alike, ...named(words, report, reports)];
  const offered = [...new Map(found.toReversed().map((one) => [one.id, one])).values()].toReversed();
  return (
    <div className="versions-choice">
      {offered.length > 0 ? (
        <OneOf
          label="Compare with"
          value={chosen}
          onChange={onChoose}
          choices={offered.slice(0, MOST).map(({ id, name, what }) => ({
            value: id,
            label: (
              <>
                <bdi>{name}</bdi> <span className="by">{what}</span>
              </>
            ),
          }))}
          className="column"
          autoFocus={chosen !== null}
        />
      ) : kin ? (
        <p className="about">
          No report on this desk resembles this one. If its newer text is not here yet, bring it in.
        </p>
      ) : null}
      <Line label="Another report" value={words} onChange={type} placeholder="Words of its title" />
    </div>
  );
}

const tiedTo = ({ supersedes, supersededBy }: ReportView, reports: readonly ReportRow[]): Candidate[] =>
  [
    { id: supersededBy, what: 'the newer version' },
    { id: supersedes, what: 'the version before' },
  ].flatMap(({ id, what }) =>
    id === null ? [] : [{ id, what, name: reports.find((row) => row.id === id)?.name ?? id }],
  );

function named(words: string, { id: own }: ReportView, reports: readonly ReportRow[]): Candidate[] {
  const sought = words.trim().toLowerCase();
  if (sought === '') return [];
  return reports
    .filter(({ id, name }) => id !== own && name.toLowerCase().includes(sought))
    .map(({ id, name, outlet, date }) => ({ id, name, what: [outlet, date].filter(Boolean).join(' · ') }));
}
