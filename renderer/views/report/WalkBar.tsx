import type { ReportId } from '#shared/domain/ids';
import { tallyOf } from '../../store/walk';
import { say } from '../../texts/say';
import { usePick } from '../common/app';
import { CommandButton } from '../common/CommandButton';

/** What is being gone through, where one is in it, and the keys. What it says is spoken as one goes. */
export function WalkBar({ report }: { report: ReportId }) {
  const { walking, hit } = usePick(({ walking, hit }) => ({ walking, hit }));
  if (walking?.report !== report || walking.marks.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be drawn and read as a form.
    <div className="walk-bar" role="group" aria-label={say('report.found')}>
      <bdi className="walk-query">{walking.query}</bdi>
      <span className="tally">{tallyOf(walking, hit)}</span>
      <CommandButton of="hit.previous" className="link" keyed>
        {say('report.foundPrevious')}
      </CommandButton>
      <CommandButton of="hit.next" className="link" keyed>
        {say('report.foundNext')}
      </CommandButton>
      <CommandButton of="hits.back" className="link" keyed>
        {say('report.foundBack')}
      </CommandButton>
    </div>
  );
}
