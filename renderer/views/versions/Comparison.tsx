import { Button } from 'react-aria-components';
import type { CarriedView, ComparisonView, ReportRow, TextChange } from '#shared/contract/views';
import { facts, theirs } from '../../texts/parts';
import { say, told } from '../../texts/say';
import { useApp } from '../common/app';
import { PutIn, Reading, TakenOut, Words } from './Reading';

const OUTCOMES: Readonly<Record<CarriedView['outcome'], string>> = {
  lost: say('versions.outcome.lost'),
  changed: say('versions.outcome.changed'),
  moved: say('versions.outcome.moved'),
  same: say('versions.outcome.same'),
};

/** What changed between two versions, and what became of the places somebody relies on. */
export function Comparison({
  comparison: { before, after, changes, unshown, carried },
}: {
  comparison: ComparisonView;
}) {
  return (
    <div className="comparison">
      <p className="about">
        {told('versions.fromTo', { before: <Name of={before} />, after: <Name of={after} /> })}
      </p>
      <section aria-label={say('versions.places')}>
        <h3>{say('versions.places')}</h3>
        {carried.length === 0 ? <p className="none">{say('versions.noPlaces')}</p> : null}
        <ul className="fates">
          {carried.map((one) => (
            <Fate
              key={`${one.claim} ${one.response?.id} ${one.was.start} ${one.was.end}`}
              fate={one}
              of={before.id}
            />
          ))}
        </ul>
      </section>
      <section aria-label={say('versions.changes')}>
        <h3>{say('versions.changes')}</h3>
        {changes.length === 0 ? <p className="none">{say('versions.noChanges')}</p> : null}
        <ol className="changes">
          {changes.map((change) => (
            <Change key={`${change.before.start} ${change.after.start} ${change.kind}`} change={change} />
          ))}
        </ol>
        {unshown > 0 ? <p className="none">{say('versions.more', { count: unshown })}</p> : null}
      </section>
    </div>
  );
}

const Name = ({ of: { name, outlet, date } }: { of: ReportRow }) => (
  <>
    <bdi className="version-name">{name}</bdi> <span className="by">{facts([theirs(outlet), date])}</span>
  </>
);

function Fate({ fate, of }: { fate: CarriedView; of: ReportRow['id'] }) {
  const app = useApp();
  const { claim, text, response, outcome, was, is, words } = fate;
  const go = (): void => {
    app.closeDialog();
    void app.jumpToReport(of, { at: was, claim, hit: was });
  };
  return (
    <li data-outcome={outcome}>
      <Button className="fate" onPress={go}>
        <span className="fate-outcome">{OUTCOMES[outcome]}</span>
        <span className="fate-claim" dir="auto">
          {text}
          {response ? <span className="by"> {response.said}</span> : null}
        </span>
        <Reading was={was.text} is={is?.text ?? null} words={words} />
      </Button>
    </li>
  );
}

function Change({ change: { kind, before, after, words, isMoved } }: { change: TextChange }) {
  return (
    <li>
      <p className="by">{say(isMoved ? `versions.moved.${kind}` : `versions.${kind}`)}</p>
      <p className="change-text" dir="auto">
        {kind === 'added' ? <PutIn>{after.text}</PutIn> : null}
        {kind === 'removed' ? <TakenOut>{before.text}</TakenOut> : null}
        <Words words={words} />
      </p>
    </li>
  );
}
