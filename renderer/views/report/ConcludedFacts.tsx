import type { ReportView } from '#shared/contract/views';
import { publishedOn } from '#shared/text/days/basis';
import { datelineInWords } from '#shared/text/days/dateline-words';
import { languageInWords } from '#shared/text/language/language';
import { conclusionsOf } from '../../store/days';

/** What is concluded from the text and is no particular of the report: its dateline, and its language if not English. */
export function ConcludedFacts({ report }: { report: ReportView }) {
  const { dateline, language } = conclusionsOf(report);
  const name = language && !/^en\b/i.test(language) ? languageInWords(language) : null;
  return (
    <>
      {dateline ? (
        <span title="Concluded from the first words of the text">
          Dateline: <bdi>{datelineInWords(dateline, publishedOn(report.date))}</bdi>
          {dateline.sure === 'guessed' ? ' (a guess)' : ''}
        </span>
      ) : null}
      {name ? (
        <span title={report.reading.language ? 'As the original states it' : 'Concluded from its words'}>
          In {name}
        </span>
      ) : null}
    </>
  );
}
