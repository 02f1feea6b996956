import { type RefObject, startTransition, useEffect, useState } from 'react';

/** How far beyond the pane's edges something counts as near: about a screen each way. */
const AROUND = '100% 0px';

/**
 * Whether something in a scrolled pane has been near what is seen; once near, it stays so. While a selection begins or ends in it,
 * it waits: drawing it anew would take the selection away.
 */
export function useNear(
  element: RefObject<HTMLElement | null>,
  root: RefObject<HTMLElement | null>,
  known: boolean,
): boolean {
  const [near, setNear] = useState(known);
  useEffect(() => {
    const watched = element.current;
    if (near || known || !watched) return undefined;
    const draw = (): void => {
      document.removeEventListener('selectionchange', draw);
      if (holdsSelection(watched)) document.addEventListener('selectionchange', draw);
      // Scrolling goes first.
      else startTransition(() => setNear(true));
    };
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) draw();
      },
      { root: root.current, rootMargin: AROUND },
    );
    observer.observe(watched);
    return () => {
      observer.disconnect();
      document.removeEventListener('selectionchange', draw);
    };
  }, [element, root, near, known]);
  return near;
}

function holdsSelection(element: HTMLElement): boolean {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed) return false;
  return element.contains(selection.anchorNode) || element.contains(selection.focusNode);
}
