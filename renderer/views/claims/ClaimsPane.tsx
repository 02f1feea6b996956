import { Button } from 'react-aria-components';
import { currentClaim, listedClaims } from '../../store/select';
import { useApp, usePick } from '../common/app';
import { KeyOf } from '../common/Keys';
import { Splitter } from '../shell/Splitter';
import { ClaimDetail } from './ClaimDetail';
import { ClaimList } from './ClaimList';
import { VerdictButtons } from './VerdictButtons';

/** The claims of the story or the report, and the current one in full. */
export function ClaimsPane() {
  const { current, hasReport } = usePick((state) => ({
    current: currentClaim(state),
    hasReport: state.reading !== null,
  }));
  // Its members are the state's own, so a list of the same claims draws nothing anew.
  const claims = usePick(listedClaims);
  return (
    <section className="claims" data-pane="claims" aria-label="Claims">
      <Head />
      {claims.length > 0 ? <ClaimList claims={claims} /> : null}
      {current ? (
        <>
          <ClaimDetail key={current.id} claim={current} />
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
function Head() {
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
      <h2>Claims</h2>
      {story ? (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset would be drawn and read as a form.
        <div className="segmented" role="group" aria-label="Claims of">
          <Button aria-pressed={show === 'story'} onPress={choose('story')}>
            Story <span className="tally">{all}</span>
          </Button>
          <Button aria-pressed={show === 'report'} onPress={choose('report')}>
            This report <span className="tally">{here}</span>
          </Button>
        </div>
      ) : (
        <span className="tally">{here}</span>
      )}
    </header>
  );
}

function NoClaims({ hasReport }: { hasReport: boolean }) {
  return (
    <div className="no-claims">
      {hasReport ? (
        <>
          <p>No claims yet.</p>
          <p>
            Move through the report with <KeyOf of="cursor.next" named /> <KeyOf of="cursor.previous" named />
            , extend with <KeyOf of="cursor.extendNext" named />, and press <KeyOf of="claim.make" named /> to
            make a claim of what you are on.
          </p>
        </>
      ) : (
        <p>Claims will stand here, with who answered what.</p>
      )}
    </div>
  );
}
