import { useEffect } from 'react';
import { Button } from 'react-aria-components';
import { say } from '../texts/say';
import { ClaimsPane } from './claims/ClaimsPane';
import { useApp, usePick } from './common/app';
import { FaultNote } from './common/Fault';
import { Dialogs } from './dialogs/Dialogs';
import { Library } from './library/Library';
import { EmptyDesk, NotOpened } from './report/Empty';
import { ReportPane } from './report/ReportPane';
import { Banners } from './shell/Banners';
import { DropZone } from './shell/DropZone';
import { Footer } from './shell/Footer';
import { PaneSwitch } from './shell/PaneSwitch';
import { Toasts } from './shell/Toasts';
import { TopBar } from './shell/TopBar';
import { useFocus } from './shell/useFocus';
import { useLook } from './shell/useLook';
import { usePanes, useRoom } from './shell/useRoom';

/** The whole window: library, report, claims, and what stands around them. */
export function Window() {
  const app = useApp();
  const { phase, pane, past } = usePick(({ phase, pane, desk }) => ({
    phase,
    pane,
    past: desk?.at != null,
  }));
  useFocus(app);
  useLook();
  const layout = usePanes(useRoom());
  useTitle();
  if (phase === 'failed') return <Failed />;
  return (
    <div
      className="window"
      data-pane-now={pane}
      data-layout={layout}
      data-past={past || undefined}
      aria-busy={phase === 'loading'}
    >
      <TopBar />
      <Banners />
      {layout === 'three' ? null : <PaneSwitch />}
      <Library />
      <main className="centre" data-pane="report" aria-label={say('window.report')}>
        <Centre />
      </main>
      <ClaimsPane />
      <Footer />
      <Toasts />
      <Dialogs />
      <DropZone />
      <Spoken />
    </div>
  );
}

function Centre() {
  const { reading, phase, opening, unopened } = usePick(({ reading, phase, opening, unopened }) => ({
    reading,
    phase,
    opening,
    unopened,
  }));
  if (reading) return <ReportPane reading={reading} />;
  if (phase === 'loading' || opening) return <Waiting />;
  return unopened ? <NotOpened {...unopened} /> : <EmptyDesk />;
}

/** The shape of a page while the first one is on its way. */
const Waiting = () => (
  <div className="waiting" role="status">
    <h1 className="unseen">{say('window.opening')}</h1>
    {Array.from({ length: 9 }, (_, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: nine grey lines.
      <span key={at} className="waiting-line" aria-hidden="true" />
    ))}
  </div>
);

function Failed() {
  const app = useApp();
  const fault = usePick((state) => state.fault);
  return (
    <main className="failed">
      <h1>{say('window.failed')}</h1>
      {fault ? <FaultNote fault={fault} /> : null}
      <Button className="button primary" onPress={() => void app.start()}>
        {say('window.tryAgain')}
      </Button>
    </main>
  );
}

/** What a screen reader says as the sentence cursor moves. */
function Spoken() {
  const spoken = usePick((state) => state.spoken);
  return (
    <div className="unseen" aria-live="polite">
      {spoken}
    </div>
  );
}

function useTitle(): void {
  const name = usePick((state) => state.reading?.report.name ?? state.desk?.name ?? null);
  useEffect(() => {
    document.title = name ? say('window.titled', { name }) : 'Galley';
  }, [name]);
}
