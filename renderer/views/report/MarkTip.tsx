import { type RefObject, useEffect, useRef, useState } from 'react';
import { TooltipTriggerStateContext } from 'react-aria-components';
import { Tip } from '../common/Tip';

const DELAY = 300;

/** What the day, statement or waived sentence under the pointer is. One tooltip for all of them: a report may have hundreds. */
export function MarkTip({ root }: { root: RefObject<HTMLElement | null> }) {
  const trigger = useRef<HTMLElement | null>(null);
  const [mark, setMark] = useState<{ readonly is: string; readonly why: string } | null>(null);
  useEffect(() => {
    const article = root.current;
    if (!article) return;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const leave = (): void => {
      clearTimeout(waiting);
      setMark(null);
    };
    const enter = ({ target }: PointerEvent): void => {
      const over = target instanceof Element ? target.closest<HTMLElement>('[data-tip]') : null;
      leave();
      if (!over) return;
      trigger.current = over;
      const { tip: is = '', why = '' } = over.dataset;
      waiting = setTimeout(() => setMark({ is, why }), DELAY);
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
    isOpen: mark !== null,
    shouldSkipAnimation: true,
    open: () => undefined,
    close: () => setMark(null),
  };
  return (
    <TooltipTriggerStateContext.Provider value={state}>
      <Tip className="tooltip wide" triggerRef={trigger} placement="top start" offset={6}>
        <strong>{mark?.is}</strong>
        {mark?.why ? (
          <>
            <br />
            {sentence(mark.why)}
          </>
        ) : null}
      </Tip>
    </TooltipTriggerStateContext.Provider>
  );
}

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
