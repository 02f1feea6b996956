import { useCallback, useState } from 'react';
import { Button } from 'react-aria-components';
import type { ComparisonView, KinView, ReportRow, ReportView } from '#shared/contract/views';
import { type ReportId, seqOf } from '#shared/domain/ids';
import { canWrite } from '../../store/select';
import { say } from '../../texts/say';
import { useApp, usePick } from '../common/app';
import { FaultNote } from '../common/Fault';
import { useAsked } from '../common/useAsked';
import { useSubmit } from '../common/useSubmit';
import { Actions, CloseAction, DialogForm, Frame } from '../dialogs/Frame';
import { Candidates } from './Candidates';
import { Comparison } from './Comparison';

/** The open report beside another version of it: the one it is tied to, or the one that is chosen. */
export function VersionsDialog() {
  const report = usePick((state) => state.reading?.report ?? null);
  return (
    <Frame title={say('versions.title')} size="wide">
      {report ? <Versions key={report.id} report={report} /> : null}
    </Frame>
  );
}

function Versions({ report }: { report: ReportView }) {
  const kin = useAlike(report.id);
  const [picked, pick] = useState<ReportId | null>(null);
  const chosen = picked ?? report.supersedes ?? report.supersededBy ?? nearest(kin);
  const [isSwapped, swap] = useState(false);
  const other = chosen ? <Beside key={chosen} {...{ report, other: chosen, isSwapped, swap }} /> : null;
  return (
    <div className="versions">
      <Candidates report={report} kin={kin} chosen={chosen} onChoose={pick} />
      {other ?? <p className="about">{say('versions.choose')}</p>}
      {other ? null : <CloseAction />}
    </div>
  );
}

const NONE: readonly KinView[] = [];

/** What shares passages with it; null while it is not known. Asked at once: the dialog was opened to see it. */
function useAlike(report: ReportId): readonly KinView[] | null {
  const { send } = useApp().transport;
  const ask = useCallback(() => send('report.alike', { report }).catch(() => NONE), [send, report]);
  return useAsked(ask).answer;
}

/** What has the most of its text is most likely what is meant. */
const nearest = (kin: readonly KinView[] | null): ReportId | null => kin?.[0]?.report.id ?? null;

interface BesideProps {
  readonly report: ReportView;
  readonly other: ReportId;
  readonly isSwapped: boolean;
  readonly swap: (swapped: boolean) => void;
}

/** Ids are numbered as reports come in: unless told otherwise, what came in later is the newer one. */
const laterOf = (a: ReportId, b: ReportId): boolean => seqOf(a) > seqOf(b);

function Beside({ report, other, isSwapped, swap }: BesideProps) {
  const { send } = useApp().transport;
  const isTied = other === report.supersedes || other === report.supersededBy;
  const isNewer = isTied ? other === report.supersedes : laterOf(report.id, other) !== isSwapped;
  const [before, after] = isNewer ? [other, report.id] : [report.id, other];
  const ask = useCallback(() => send('report.compare', { before, after }), [send, before, after]);
  const { answer, fault, again } = useAsked(ask);
  const isThis = answer?.before.id === before && answer.after.id === after;
  return (
    <>
      {fault ? <FaultNote fault={fault} doing={say('versions.compareFailed')} onRetry={again} /> : null}
      <p className="unseen" role="status">
        {isThis ? inWords(answer) : fault ? '' : say('versions.comparing')}
      </p>
      {isThis ? (
        <Comparison comparison={answer} />
      ) : fault ? null : (
        <p className="about">{say('versions.comparing')}</p>
      )}
      {isTied ? (
        <Tied report={before} />
      ) : (
        <Tie before={before} after={after} onSwap={() => swap(!isSwapped)} />
      )}
    </>
  );
}

/** As it is said aloud: what needs a look. */
function inWords({ changes, unshown, carried }: ComparisonView): string {
  const count = changes.length + unshown;
  const looks = carried.filter(({ outcome }) => outcome === 'changed' || outcome === 'lost').length;
  return say('versions.told', { count, places: carried.length, looks });
}

/** What can be done about two reports that are not tied: tie them. */
function Tie(props: { before: ReportId; after: ReportId; onSwap: () => void }) {
  const { before, after, onSwap } = props;
  const app = useApp();
  const writable = usePick(canWrite);
  const { busy, fault, submit } = useSubmit();
  const tie = async (): Promise<void> => {
    if (await submit(() => app.supersede(before, after))) app.closeDialog();
  };
  return (
    <DialogForm onSubmit={() => void tie()}>
      {fault ? <FaultNote fault={fault} doing={say('versions.tieFailed')} /> : null}
      <Actions verb={say('versions.tie')} busy={busy} fault={fault} disabled={!writable}>
        <Button className="button" onPress={onSwap}>
          {say('versions.swap')}
        </Button>
      </Actions>
    </DialogForm>
  );
}

/** Two that are tied; the quiet way to let go of a mistake. */
function Tied({ report }: { report: ReportRow['id'] }) {
  const app = useApp();
  const writable = usePick(canWrite);
  const { busy, fault, submit } = useSubmit();
  const untie = async (): Promise<void> => {
    if (await submit(() => app.supersede(report, null))) app.closeDialog();
  };
  return (
    <>
      {fault ? <FaultNote fault={fault} doing={say('versions.untieFailed')} /> : null}
      <p className="versions-untie">
        <Button className="link quiet" isDisabled={!writable || busy} onPress={() => void untie()}>
          {say('versions.untie')}
        </Button>
      </p>
      <CloseAction />
    </>
  );
}
