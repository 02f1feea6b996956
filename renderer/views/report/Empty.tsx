import { usePick } from '../common/app';
import { CommandButton } from '../common/CommandButton';
import { KeyOf } from '../common/Keys';

/** A desk without reports: a page to be filled, and the two keys to begin with. */
export function EmptyDesk() {
  const { past, some } = usePick(({ desk }) => ({
    past: desk?.at != null,
    some: (desk?.counts.reports ?? 0) > 0,
  }));
  const label = some ? 'No report is open' : 'Empty desk';
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
      {some ? <Closed /> : past ? <h1>Nothing was on this desk then</h1> : <Beginning />}
    </section>
  );
}

const Closed = () => (
  <>
    <h1>No report is open</h1>
    <p>
      Choose one in the library, or press <KeyOf of="find.search" named /> to search.
    </p>
  </>
);

const Beginning = () => (
  <>
    <h1>Nothing on this desk yet</h1>
    <p>
      Press <KeyOf of="report.bringIn" named /> to bring in a report: paste its text, choose files, or drop
      them on this window. A bare text without headline or date is fine.
    </p>
    <p>
      Then read it with <KeyOf of="cursor.next" named /> and <KeyOf of="cursor.previous" named />, and press{' '}
      <KeyOf of="claim.make" named /> on a sentence to make a claim of it.
    </p>
    <div className="empty-actions">
      <CommandButton of="report.bringIn" className="button primary" keyed />
      <CommandButton of="window.help" className="button" keyed />
    </div>
  </>
);
