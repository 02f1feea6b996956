import type { ReportView } from '#shared/contract/views';
import { say, told } from '../../texts/say';
import { CommandButton } from '../common/CommandButton';
import { percent, RELATION_TEXTS } from './kin-words';
import { useKin } from './useKin';

const versionsOf = ({ supersedes, supersededBy }: ReportView): (string | null)[] => [
  supersedes,
  supersededBy,
];

/** Where so much of either is in the other, one may be a newer version. */
const MOSTLY = 0.6;

/** Says which other reports have this one's text, or part of it: they may be one source. */
export function Kin({ report }: { report: ReportView }) {
  // Versions of it are told of by themselves.
  const kin = useKin(report.id)?.filter(({ report: { id } }) => !versionsOf(report).includes(id));
  const [first] = kin ?? [];
  if (!kin || !first) return null;
  const others = kin.length - 1;
  return (
    <p className="report-kin">
      <span>
        {told(others > 0 ? `${RELATION_TEXTS[first.relation]}AndOthers` : RELATION_TEXTS[first.relation], {
          report: <bdi>{first.report.name}</bdi>,
          share: percent(first.share),
          count: others,
        })}
      </span>
      <CommandButton of="report.alike" className="link" keyed>
        {say('report.kin')}
      </CommandButton>
      {first.share > MOSTLY && first.shareOfIt > MOSTLY ? (
        <CommandButton of="report.versions" className="link" keyed>
          {say('report.kinNewer')}
        </CommandButton>
      ) : null}
    </p>
  );
}
