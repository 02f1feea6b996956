import { Button } from 'react-aria-components';
import type { KinView } from '#shared/contract/views';
import type { ReportId } from '#shared/domain/ids';
import type { Span } from '#shared/text/sentences';
import { useApp, usePick } from '../common/app';
import { Frame } from '../dialogs/Frame';
import { percent, RELATION_WORDS } from './kin-words';
import { useKin } from './useKin';

/** The open report beside each that shares passages with it, passage by passage; each leads to where it stands. */
export function KinDialog() {
  const report = usePick((state) => state.reading?.report ?? null);
  const kin = useKin(report?.id ?? null);
  return (
    <Frame title="Passages in common" size="wide">
      <div className="kin" aria-busy={kin === null}>
        {kin === null ? <p className="about">Looking through the other reports…</p> : null}
        {kin?.length === 0 ? (
          <p className="about">No other report on this desk shares a passage with this one.</p>
        ) : null}
        {report && kin?.map((one) => <KinOf key={one.report.id} here={report.id} kin={one} />)}
      </div>
    </Frame>
  );
}

function KinOf({ here, kin }: { here: ReportId; kin: KinView }) {
  const { report, relation, share, shareOfIt, passages } = kin;
  return (
    <section aria-label={report.name}>
      <h3>
        {RELATION_WORDS[relation]} <bdi>{report.name}</bdi>
      </h3>
      <p className="about">
        {[report.outlet, report.date].filter(Boolean).join(' · ')} {percent(share)} of this report’s words,{' '}
        {percent(shareOfIt)} of that one’s.
      </p>
      <ol className="kin-passages">
        {passages.map((passage) => (
          <li key={passage.here.start}>
            <Passage report={here} at={passage.here} label="Here" />
            <Passage report={report.id} at={passage.there} label="There" />
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
