import { type RefObject, useEffect, useRef, useState } from 'react';
import { TooltipTriggerStateContext } from 'react-aria-components';
import { daysAtCursor } from '../../store/days';
import type { Cursor, Reading } from '../../store/state';
import { Tip } from '../common/Tip';
import { dayInWords } from './DayMark';

const DELAY = 300;

/** What the day under the pointer is. One tooltip for all of them: a report may have hundreds. */
export function DayTip({ root }: { root: RefObject<HTMLElement | null> }) {
  const trigger = useRef<HTMLElement | null>(null);
  const [day, setDay] = useState<{ readonly is: string; readonly why: string } | null>(null);
  useEffect(() => {
    const article = root.current;
    if (!article) return;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const leave = (): void => {
      clearTimeout(waiting);
      setDay(null);
    };
    const enter = ({ target }: PointerEvent): void => {
      const mark = target instanceof Element ? target.closest<HTMLElement>('[data-day]') : null;
      leave();
      if (!mark) return;
      trigger.current = mark;
      const { day: is = '', why = '' } = mark.dataset;
      waiting = setTimeout(() => setDay({ is, why }), DELAY);
    };
    article.addEventListener('pointerover', enter);
    article.addEventListener('pointerleave', leave);
    article.addEventListener('scroll', leave);
    document.addEventListener('keydown', leave);
    return () => {
      clearTimeout(waiting);
      article.removeEventListener('pointerover', enter);
      article.removeEventListener('pointerleave', leave);
      article.removeEventListener('scroll', leave);
      document.removeEventListener('keydown', leave);
    };
  }, [root]);
  const state = {
    isOpen: day !== null,
    shouldSkipAnimation: true,
    open: () => undefined,
    close: () => setDay(null),
  };
  return (
    <TooltipTriggerStateContext.Provider value={state}>
      <Tip className="tooltip wide" triggerRef={trigger} placement="top start" offset={6}>
        <strong>{day?.is}</strong>
        <br />
        {sentence(day?.why ?? '')}
      </Tip>
    </TooltipTriggerStateContext.Provider>
  );
}

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;

/** The same for whoever works with keys: the days in the sentence under the cursor, at the pane's foot. */
export function DayBar({ reading, cursor }: { reading: Reading; cursor: Cursor }) {
  const notes = daysAtCursor(reading, cursor);
  const [first, second] = notes;
  if (!first) return null;
  return (
    <p className="day-bar">
      {notes.map((note) => (
        <span key={note.start} className="day-bar-day">
          <bdi>{note.words}</bdi> <strong>{dayInWords(note)}</strong>
        </span>
      ))}
      {second ? null : <span className="day-bar-why">{first.why}</span>}
    </p>
  );
}
