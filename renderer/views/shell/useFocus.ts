import { useEffect } from 'react';
import { focusPane, paneOf } from '../../keyboard/focus';
import type { App } from '../../store/app';
import { usePick } from '../common/app';

/** Keeps pane and focus together: a command moves the focus, the focus makes its pane the current one. */
export function useFocus(app: App): void {
  const { sent, closed, ready } = usePick((state) => ({
    sent: state.sent,
    closed: state.dialog === null,
    ready: state.phase === 'ready',
  }));

  // biome-ignore lint/correctness/useExhaustiveDependencies: `sent` counts the times the focus was sent.
  useEffect(() => {
    if (ready && closed) focusPane(app.store.getState().pane);
  }, [app, sent, ready]);

  // A closed dialog gives the focus back by itself. Where what had it is gone, the pane takes it.
  useEffect(() => {
    if (!closed || !ready) return undefined;
    let frame = 0;
    const look = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        frame = requestAnimationFrame(() => {
          const { activeElement } = document;
          if (activeElement === document.body || activeElement === null) focusPane(app.store.getState().pane);
        });
      });
    };
    look();
    // Whatever changes may take a row or a button away with it, whoever changed it.
    const stop = app.store.subscribe(look);
    return () => {
      stop();
      cancelAnimationFrame(frame);
    };
  }, [app, closed, ready]);

  useEffect(() => {
    const onFocusIn = ({ target }: FocusEvent): void => {
      const pane = target instanceof Element ? paneOf(target) : null;
      if (pane) app.enterPane(pane);
    };
    document.addEventListener('focusin', onFocusIn);
    return () => document.removeEventListener('focusin', onFocusIn);
  }, [app]);
}
