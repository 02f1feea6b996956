import { useLayoutEffect, useState } from 'react';
import { lookNow } from '../../store/look';
import { fittingWidths, type Layout, layoutOf, type Room } from '../../store/panes';
import { useApp, usePick } from '../common/app';

/** The room of the window, kept true as it or its text grows. */
export function useRoom(): Room {
  const app = useApp();
  const textSize = usePick((state) => lookNow(state).textSize);
  const [room, setRoom] = useState(app.roomNow);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another size of text is another room.
  useLayoutEffect(() => {
    const measure = (): void => {
      const now = app.roomNow();
      setRoom((before) => (before.width === now.width && before.rem === now.rem ? before : now));
    };
    measure();
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, [app, textSize]);
  return room;
}

/** Gives the panes their widths, for the styles to read. @returns how many of them stand beside each other */
export function usePanes(room: Room): Layout {
  const widths = usePick((state) => state.widths);
  const { library, claims } = fittingWidths(widths, room);
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    style.setProperty('--library', `${library}rem`);
    style.setProperty('--claims', `${claims}rem`);
  }, [library, claims]);
  return layoutOf(room);
}
