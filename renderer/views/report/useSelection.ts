import { type RefObject, useEffect } from 'react';
import { useApp, usePick } from '../common/app';
import { selectedSpan, selectSpan } from './selection';

/** Follows what is selected with the pointer. */
export function useSelection(root: RefObject<HTMLElement | null>, text: string): void {
  const app = useApp();
  const { closed, none } = usePick((state) => ({
    closed: state.dialog === null,
    none: state.selection === null,
  }));
  // Once the cursor moves on, nothing may look as if it were still selected.
  useEffect(() => {
    if (none && root.current && selectedSpan(root.current, text)) window.getSelection()?.removeAllRanges();
  }, [none, root, text]);
  useEffect(() => {
    const onChange = (): void => {
      // A dialog takes the selection's highlight away; what was selected still is the place in mind.
      if (!root.current || app.store.getState().dialog) return;
      const span = selectedSpan(root.current, text);
      const { selection } = app.store.getState();
      if (span?.start !== selection?.start || span?.end !== selection?.end) app.select(span);
    };
    // A dialog's fields take the selection: it is given back after it.
    const { selection } = app.store.getState();
    if (closed && selection && root.current && !selectedSpan(root.current, text))
      selectSpan(root.current, selection);
    document.addEventListener('selectionchange', onChange);
    return () => document.removeEventListener('selectionchange', onChange);
  }, [app, root, text, closed]);
}
