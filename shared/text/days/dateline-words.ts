import { dayInFull } from './calendar';
import { type Dateline, dayOfDateline, writtenDay } from './dateline';

/** `Beirut, Lebanon (AP), 3 October 2019`; the day only where its year is known, and as it is written where it names one. */
export function datelineInWords(dateline: Dateline, published: string | null): string {
  const places = dateline.places.map(({ name }) => name).join(' and ');
  const where = [places, dateline.region ?? ''].filter(Boolean).join(', ');
  const by = dateline.agency && (where === '' ? dateline.agency.name : `(${dateline.agency.name})`);
  const day = writtenDay(dateline) ?? dayOfDateline(dateline, published);
  return [[where, by].filter(Boolean).join(' '), day && dayInFull(day)].filter(Boolean).join(', ');
}
