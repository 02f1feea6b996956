import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { ReportView } from '#shared/contract/views';
import { FORMAT_NAMES } from '#shared/domain/provenance';
import { fileName } from '#shared/text/file-name';
import { conclusionsOf } from '../../store/days';
import { facts, inEnglish, theirs } from '../../texts/parts';
import { IN_ENGLISH, locale, say, told } from '../../texts/say';
import { useApp } from '../common/app';
import { CommandButton } from '../common/CommandButton';
import { VersionsOf } from '../versions/VersionsOf';
import { ConcludedFacts } from './ConcludedFacts';
import { Kin } from './Kin';

const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });

/** What is known of the report, above its text. Nothing unknown is made up. */
export function ReportHead({ report }: { report: ReportView }) {
  const { title, outlet, byline, date, words, reading } = report;
  const { language } = conclusionsOf(report);
  const isKnown = [outlet, byline, date].some((part) => part !== null);
  return (
    <header className="report-head">
      {isKnown ? <p className="report-outlet">{facts([theirs(outlet), theirs(byline), date])}</p> : null}
      <h1
        dir="auto"
        lang={title === null ? undefined : (language ?? undefined)}
        data-untitled={title === null || undefined}
      >
        {title ?? say('report.untitled')}
      </h1>
      <p className="report-facts">
        <span>{say('report.words', { count: words })}</span>
        <span title={say('report.keptWhole', { sha256: report.sha256 })}>{originOf(report)}</span>
        <ConcludedFacts report={report} />
        {reading.partOf ? <AttachedTo report={reading.partOf} /> : null}
        <CommandButton of="report.particulars" className="link" keyed>
          {say(title === null ? 'report.fillIn' : 'report.particulars')}
        </CommandButton>
      </p>
      <Cautions report={report} />
      <VersionsOf report={report} />
      <Kin report={report} />
      {reading.remarks.length > 0 ? (
        <p className="report-remarks" {...IN_ENGLISH}>
          {reading.remarks.join(' ')}
        </p>
      ) : null}
    </header>
  );
}

/** What is to be known before anything is quoted from it. */
function Cautions({ report: { embargo, standing } }: { report: ReportView }) {
  const under = embargo !== null && Date.parse(embargo) > Date.now();
  if (!under && !standing) return null;
  return (
    <p className="report-cautions">
      {under ? <strong>{say('report.embargo', { until: moment.format(new Date(embargo)) })}</strong> : null}{' '}
      {standing ? (
        <strong data-value={standing.is === 'retracted' ? 'denied' : 'declined'}>
          {standing.note
            ? say(`report.${standing.is}Note`, { day: standing.day, note: standing.note })
            : say(`report.${standing.is}`, { day: standing.day })}
        </strong>
      ) : null}
    </p>
  );
}

/** `interview.pdf · PDF, 12 pages`; of plain text in UTF-8 nothing but where it is from. */
function originOf({ origin, reading }: ReportView): ReactNode {
  const { format, encoding, pages } = reading;
  const isPlain = format === 'text' || format === 'feed';
  const words = inEnglish(FORMAT_NAMES[format]);
  return facts([
    theirs(fileName(origin)),
    isPlain
      ? null
      : pages.length > 1
        ? told('report.formatPages', { format: words, pages: pages.length })
        : words,
    encoding === 'utf-8' ? null : inEnglish(encoding),
  ]);
}

function AttachedTo({ report }: { report: NonNullable<ReportView['reading']['partOf']> }) {
  const app = useApp();
  return (
    <Button className="link" onPress={() => void app.jumpToReport(report)}>
      {say('report.attachedTo', { report })}
    </Button>
  );
}
