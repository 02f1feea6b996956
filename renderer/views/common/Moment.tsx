import { useEffect, useState } from 'react';
import { locale, say } from '../../texts/say';

const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
const exact = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' });

/** A moment as people read it, in the machine's own time zone. */
export const when = (time: string): string => moment.format(new Date(time));

/** The same to the second: what tells one entry from the next. */
export const whenExactly = (time: string): string => exact.format(new Date(time));

/** A moment as people read it; its title gives it in UTC, to the millisecond. */
export const Moment = ({ time, exactly = false }: { time: string; exactly?: boolean }) => (
  <time dateTime={time} title={time}>
    {exactly ? whenExactly(time) : when(time)}
  </time>
);

const MINUTE = 60_000;
const UNITS = [
  ['day', 24 * 60 * MINUTE],
  ['hour', 60 * MINUTE],
  ['minute', MINUTE],
] as const;
const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });

/** How long ago, in the largest unit that says something: `2 hours ago`, `yesterday`, `just now`. */
export function ago(time: string, now: number): string {
  const past = now - Date.parse(time);
  const unit = UNITS.find(([, length]) => past >= length);
  return unit ? relative.format(-Math.floor(past / unit[1]), unit[0]) : say('window.ago.now');
}

/** How long ago, kept true as time goes by. */
export function Ago({ time }: { time: string }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const clock = setInterval(() => setNow(Date.now()), MINUTE);
    return () => clearInterval(clock);
  }, []);
  return (
    <time dateTime={time} title={time}>
      {ago(time, Math.max(now, Date.parse(time)))}
    </time>
  );
}
