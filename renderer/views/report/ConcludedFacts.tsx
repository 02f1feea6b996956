import type { ReportView } from '#shared/contract/views';
import { publishedOn } from '#shared/text/days/basis';
import { datelineInWords } from '#shared/text/days/dateline-words';
import { languageInWords } from '#shared/text/language/language';
import { conclusionsOf } from '../../store/days';
import { say, told } from '../../texts/say';

/** What is concluded from the text and is no particular of the report: its dateline, and its language if not English. */
export function ConcludedFacts({ report }: { report: ReportView }) {
  const { dateline, language } = conclusionsOf(report);
  const name = language && !/^en\b/i.test(language) ? languageInWords(language) : null;
  return (
    <>
      {dateline ? (
        <span title={say('report.datelineWhy')}>
          {told(dateline.sure === 'guessed' ? 'report.datelineGuessed' : 'report.dateline', {
            place: <bdi>{datelineInWords(dateline, publishedOn(report.date))}</bdi>,
          })}
        </span>
      ) : null}
      {name ? (
        <span title={say(report.reading.language ? 'report.languageStated' : 'report.languageConcluded')}>
          {say('report.inLanguage', { language: name })}
        </span>
      ) : null}
    </>
  );
}
