import { type Covered, coveredNow } from '../../store/covering';
import { say } from '../../texts/say';
import { usePick } from '../common/app';
import { CommandButton } from '../common/CommandButton';

/** How much of the open report is covered, above it, with what leads on from there. */
export function CoverageStrip() {
  const covered = usePick(coveredNow);
  const hidden = usePick((state) => state.hidden.length);
  return (
    <div className="coverage">
      {covered ? (
        <Meter covered={covered} />
      ) : (
        <span className="coverage-words">{say('coverage.counting')}</span>
      )}
      <span className="spring" />
      {covered && covered.counts.open > 0 ? (
        <CommandButton of="open.next" className="link quiet" keyed>
          {say('coverage.nextOpen')}
        </CommandButton>
      ) : null}
      <CommandButton of="report.legend" className="link quiet" keyed>
        {say('report.legendButton', { hidden })}
      </CommandButton>
    </div>
  );
}

function Meter({ covered: { counts } }: { covered: Covered }) {
  const { sentences, checked, waived, open } = counts;
  const words =
    sentences === 0
      ? say('coverage.noSentence')
      : say(open === 0 ? 'coverage.done' : 'coverage.counts', { sentences, checked, waived, open });
  return (
    <>
      {sentences === 0 ? null : (
        // biome-ignore lint/a11y/useSemanticElements: a meter element has two parts, this bar has three.
        <div
          className="coverage-meter"
          role="meter"
          aria-label={say('coverage.label')}
          aria-valuemin={0}
          aria-valuemax={sentences}
          aria-valuenow={checked + waived}
          aria-valuetext={words}
          data-done={open === 0 || undefined}
        >
          <span className="coverage-checked" style={{ flexGrow: checked }} />
          <span className="coverage-waived" style={{ flexGrow: waived }} />
          <span className="coverage-open" style={{ flexGrow: open }} />
        </div>
      )}
      <span className="coverage-words" data-done={open === 0 || undefined} aria-hidden={sentences > 0}>
        {words}
      </span>
    </>
  );
}
