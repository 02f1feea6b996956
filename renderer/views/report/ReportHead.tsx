import type { ReportView } from '#shared/contract/views';
import { CommandButton } from '../common/CommandButton';

const number = new Intl.NumberFormat('en-GB');

/** What is known of the report, above its text. Nothing unknown is made up. */
export function ReportHead({ report }: { report: ReportView }) {
  const { title, outlet, byline, date, words, origin, encoding } = report;
  const known = [outlet, byline, date].filter((part) => part !== null);
  return (
    <header className="report-head">
      {known.length > 0 ? <p className="report-outlet">{known.join(' · ')}</p> : null}
      <h1 dir="auto" data-untitled={title === null || undefined}>
        {title ?? 'Untitled report'}
      </h1>
      <p className="report-facts">
        <span>{number.format(words)} words</span>
        <span title={`The original is kept byte for byte: SHA-256 ${report.sha256}`}>
          {origin === 'pasted' ? 'pasted' : origin.split(/[\\/]/).at(-1)}
          {encoding.toLowerCase() === 'utf-8' ? '' : ` · ${encoding}`}
        </span>
        <CommandButton of="report.particulars" className="link" keyed>
          {title === null ? 'Fill in what is known' : 'Particulars'}
        </CommandButton>
      </p>
    </header>
  );
}
