import type { ReactNode } from 'react';
import { SURENESS_WORDS } from '#shared/domain/provenance';
import { dayInShort } from '#shared/text/days/calendar';
import type { DayNote } from '#shared/text/days/notes';
import { say } from '../../texts/say';

/** `Thu 3 Oct 2019, likely` */
export const dayInWords = ({ days, sure }: DayNote): string =>
  [
    days.map(dayInShort).reduce((day, last) => say('report.oneOfDays', { day, last })),
    ...(sure === 'stated' ? [] : [SURENESS_WORDS[sure]]),
  ].join(', ');

/** A word of the report that stands for a day. The word stays as it is; what it means stands in attributes alone. */
export function DayMark({ note, children }: { note: DayNote; children: ReactNode }) {
  const about = {
    className: 'day',
    'data-sure': note.sure,
    'data-tip': dayInWords(note),
    'data-why': note.why,
    'aria-description': dayInWords(note),
  };
  const [day, other] = note.days;
  return day && !other ? (
    <time {...about} dateTime={day}>
      {children}
    </time>
  ) : (
    <span {...about}>{children}</span>
  );
}
