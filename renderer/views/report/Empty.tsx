import type { Unopened } from '../../store/state';
import { say, told } from '../../texts/say';
import { useApp, usePick } from '../common/app';
import { CommandButton } from '../common/CommandButton';
import { FaultNote } from '../common/Fault';
import { KeyOf } from '../common/Keys';

/** A desk without reports: a page to be filled, and the two keys to begin with. */
export function EmptyDesk() {
  const { past, some } = usePick(({ desk }) => ({
    past: desk?.at != null,
    some: (desk?.counts.reports ?? 0) > 0,
  }));
  const label = say(some ? 'report.noneOpen' : 'report.emptyDesk');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the pane's keys work from here.
    <section className="empty" data-surface="" tabIndex={0} aria-label={label}>
      <svg className="empty-page" viewBox="0 0 220 150" aria-hidden="true">
        <path className="sheet" d="M46 12h98l30 30v96H46z" />
        <path className="fold" d="M144 12v30h30" />
        <path className="lines" d="M64 58h74M64 72h92M64 86h84M64 100h92M64 114h52" />
        <path className="pencilled" d="M64 90h84" />
        <path className="tick" d="m186 82 7 7 14-16" />
      </svg>
      {some ? <Closed /> : past ? <h1>{say('report.emptyPast')}</h1> : <Beginning />}
    </section>
  );
}

const Closed = () => (
  <>
    <h1>{say('report.noneOpen')}</h1>
    <p>{told('report.noneOpenHow', { key: <KeyOf of="find.search" named /> })}</p>
  </>
);

const Beginning = () => (
  <>
    <h1>{say('report.empty')}</h1>
    <p>{told('report.emptyBring', { key: <KeyOf of="report.bringIn" named /> })}</p>
    <p>
      {told('report.emptyRead', {
        next: <KeyOf of="cursor.next" named />,
        previous: <KeyOf of="cursor.previous" named />,
        claim: <KeyOf of="claim.make" named />,
      })}
    </p>
    <div className="empty-actions">
      <CommandButton of="report.bringIn" className="button primary" keyed />
      <CommandButton of="window.help" className="button" keyed />
    </div>
  </>
);

/** The report asked for could not be read, and there is none to stay with. */
export function NotOpened({ report, fault }: Unopened) {
  const app = useApp();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the pane's keys work from here.
    <section className="empty" data-surface="" tabIndex={0} aria-label={say('report.cannotOpen')}>
      <h1>{say('report.cannotOpen')}</h1>
      <FaultNote fault={fault} onRetry={() => void app.openReport(report)} />
    </section>
  );
}
