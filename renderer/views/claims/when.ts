const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** A moment as people read it, in the machine's own time zone. */
export const when = (time: string): string => moment.format(new Date(time));
