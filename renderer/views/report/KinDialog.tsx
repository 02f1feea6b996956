import { useCallback } from 'react';
import { Button } from 'react-aria-components';
import type { KinView } from '#shared/contract/views';
import type { ReportId } from '#shared/domain/ids';
import type { Span } from '#shared/text/sentences';
import { facts, theirs } from '../../texts/parts';
import { say, told } from '../../texts/say';
import { useApp, usePick } from '../common/app';
import { FaultNote } from '../common/Fault';
import { useAsked } from '../common/useAsked';
import { Frame } from '../dialogs/Frame';
import { percent, RELATION_TEXTS } from './kin-words';

/** The open report beside each that shares passages with it, passage by passage; each leads to where it stands. */
export function KinDialog() {
  const report = usePick((state) => state.reading?.report.id ?? null);
  return (
    <Frame title={say('report.kin')} size="wide">
      {report ? <AllKin report={report} /> : null}
    </Frame>
  );
}

function AllKin({ report }: { report: ReportId }) {
  const { send } = useApp().transport;
  const ask = useCallback(() => send('report.alike', { report }), [send, report]);
  const { answer, fault, again } = useAsked(ask);
  return (
    <div className="kin" aria-busy={!answer && !fault}>
      {fault ? <FaultNote fault={fault} doing={say('report.kinFailed')} onRetry={again} /> : null}
      {!answer && !fault ? <p className="about">{say('report.kinLooking')}</p> : null}
      {answer?.length === 0 ? <p className="about">{say('report.kinNone')}</p> : null}
      {answer?.map((one) => (
        <KinOf key={one.report.id} here={report} kin={one} />
      ))}
    </div>
  );
}

function KinOf({ here, kin }: { here: ReportId; kin: KinView }) {
  const { report, relation, share, shareOfIt, passages } = kin;
  return (
    <section aria-label={report.name}>
      <h3>{told(RELATION_TEXTS[relation], { report: <bdi>{report.name}</bdi>, share: percent(share) })}</h3>
      <p className="about">
        {facts([theirs(report.outlet), report.date])}{' '}
        {say('report.kinShare', { here: percent(share), there: percent(shareOfIt) })}
      </p>
      <ol className="kin-passages">
        {passages.map((passage) => (
          <li key={passage.here.start}>
            <Passage report={here} at={passage.here} label={say('report.kinHere')} />
            <Passage report={report.id} at={passage.there} label={say('report.kinThere')} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Passage(props: { report: ReportId; at: Span & { readonly text: string }; label: string }) {
  const { report, at, label } = props;
  const app = useApp();
  const go = (): void => {
    app.closeDialog();
    void app.jumpToReport(report, { at, hit: at });
  };
  return (
    <Button className="kin-passage" onPress={go}>
      <span className="by">{label}</span>
      <q dir="auto">{at.text}</q>
    </Button>
  );
}
