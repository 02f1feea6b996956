import { memo, useDeferredValue } from 'react';
import { Button } from 'react-aria-components';
import { currentClaim, listedClaims } from '../../store/select';
import { say, told } from '../../texts/say';
import { useApp, usePick } from '../common/app';
import { KeyOf } from '../common/Keys';
import { Splitter } from '../shell/Splitter';
import { ClaimActions } from './ClaimActions';
import { ClaimDetail } from './ClaimDetail';
import { ClaimList } from './ClaimList';
import { VerdictButtons } from './VerdictButtons';

/** The claims of the story or the report, and the current one in full. */
export function ClaimsPane() {
  const { current, hasReport } = usePick((state) => ({
    current: currentClaim(state),
    hasReport: state.reading !== null,
  }));
  // The list goes with the key; what is large follows as soon as there is time, and what is passed over is left out.
  const shown = useDeferredValue(current);
  // Its members are the state's own, so a list of the same claims draws nothing anew.
  const claims = usePick(listedClaims);
  return (
    <section className="claims" data-pane="claims" aria-label={say('claims.title')}>
      <Head />
      {claims.length > 0 ? <ClaimList claims={claims} /> : null}
      {current ? (
        <>
          {claims.length === 0 ? <p className="no-claims">{say('claims.noneHere')}</p> : null}
          <ClaimDetail claim={shown ?? current} />
          <ClaimActions />
          <VerdictButtons claim={current} />
        </>
      ) : (
        <NoClaims hasReport={hasReport} />
      )}
      <Splitter side="claims" />
    </section>
  );
}

/** What the list is of; with a story, the choice between the whole of it and the open report. */
const Head = memo(function Head() {
  const app = useApp();
  const { story, show, all, here } = usePick((state) => ({
    story: state.story,
    show: state.show,
    all: state.claims.length,
    here: listedClaims({ ...state, show: 'report' }).length,
  }));
  const choose = (value: typeof show) => (): void => {
    if (value !== show) app.toggleScope();
  };
  return (
    <header className="claims-head">
      <h2>{say('claims.title')}</h2>
      {story ? (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset would be drawn and read as a form.
        <div className="segmented" role="group" aria-label={say('claims.of')}>
          <Button aria-pressed={show === 'story'} onPress={choose('story')}>
            {say('claims.story')} <span className="tally">{all}</span>
          </Button>
          <Button aria-pressed={show === 'report'} onPress={choose('report')}>
            {say('claims.report')} <span className="tally">{here}</span>
          </Button>
        </div>
      ) : (
        <span className="tally">{here}</span>
      )}
    </header>
  );
});

function NoClaims({ hasReport }: { hasReport: boolean }) {
  if (!hasReport)
    return (
      <div className="no-claims">
        <p>{say('claims.noReport')}</p>
      </div>
    );
  const keys = {
    next: <KeyOf of="cursor.next" named />,
    previous: <KeyOf of="cursor.previous" named />,
    extend: <KeyOf of="cursor.extendNext" named />,
    make: <KeyOf of="claim.make" named />,
  };
  return (
    <div className="no-claims">
      <p>{say('claims.none')}</p>
      <p>{told('claims.noneHow', keys)}</p>
    </div>
  );
}
