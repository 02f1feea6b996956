import { inWords } from '#shared/domain/stances';
import { waiversAt } from '../../store/covering';
import { daysAtCursor } from '../../store/days';
import { cursorSpan, statementsHere } from '../../store/select';
import type { Reading } from '../../store/state';
import { inEnglish, theirs } from '../../texts/parts';
import { told } from '../../texts/say';
import { usePick } from '../common/app';
import { Mark } from '../common/Mark';
import { dayInWords } from './DayMark';

/** For whoever works with keys what the pointer would tell of the sentence under the cursor, at the pane's foot. */
export function CursorBar({ reading }: { reading: Reading }) {
  const cursor = usePick((state) => state.cursor);
  const said = usePick(statementsHere);
  const span = cursorSpan(reading, cursor);
  const days = daysAtCursor(reading, cursor);
  const waivers = span ? waiversAt(reading, span) : [];
  const [first, second] = days;
  if (!first && said.length === 0 && waivers.length === 0) return null;
  return (
    <p className="cursor-bar">
      {waivers.map(({ id, reason }) => (
        <span key={id} className="cursor-bar-item">
          {told('report.waivedHere', { reason: theirs(reason) })}
        </span>
      ))}
      {said.map(({ id, party, stance }) => (
        <span key={id} className="cursor-bar-item" data-value={stance}>
          <Mark of={stance} /> {theirs(party.name)} <strong>{inEnglish(inWords(stance))}</strong>
        </span>
      ))}
      {days.map((note) => (
        <span key={note.start} className="cursor-bar-item">
          <bdi>{note.words}</bdi> <strong>{dayInWords(note)}</strong>
        </span>
      ))}
      {first && !second ? <span className="cursor-bar-why">{first.why}</span> : null}
    </p>
  );
}
