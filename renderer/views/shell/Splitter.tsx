import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { boundsOf, fittingWidths, layoutOf, type Room, STEP } from '../../store/panes';
import type { Side } from '../../store/state';
import { say } from '../../texts/say';
import { useApp, usePick } from '../common/app';
import { useRoom } from './useRoom';

interface Props {
  /** The pane whose width it is. */
  readonly side: Side;
}

/** On the edge of a pane towards the report: dragged, or moved with the arrows once it has the focus; a double click gives the usual width. */
export function Splitter({ side }: Props) {
  const app = useApp();
  const room = useRoom();
  const widths = usePick((state) => state.widths);
  const width = fittingWidths(widths, room)[side];
  const { least, most } = boundsOf(side, widths, room);
  // To the right it grows, where it stands first; the other way round on the other side, or in a page read leftwards.
  const sign = (side === 'library') === (document.documentElement.dir !== 'rtl') ? 1 : -1;
  const drag = useDrag(width, sign, room, (to) => app.setWidth(side, to));
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: width + sign * STEP,
    ArrowLeft: width - sign * STEP,
    Home: least,
    End: most,
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = event.ctrlKey || event.metaKey || event.altKey ? undefined : steps[event.key];
    if (to === undefined) return;
    event.preventDefault();
    app.setWidth(side, to);
  };
  if (layoutOf(room) === 'one') return null;
  const share = (of: number): number => Math.round((of / room.width) * 100);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved.
    <div
      role="separator"
      className="splitter"
      data-side={side}
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={say(side === 'library' ? 'window.panes.librarySize' : 'window.panes.claimsSize')}
      aria-valuenow={share(width)}
      aria-valuemin={share(least)}
      aria-valuemax={share(most)}
      aria-valuetext={say('window.panes.width', { percent: width / room.width })}
      onKeyDown={onKeyDown}
      onDoubleClick={() => app.setWidth(side, null)}
      {...drag}
    />
  );
}

/** Follows a pointer that is held down. @param sign 1 where the pane grows to the right */
function useDrag(width: number, sign: 1 | -1, { rem }: Room, put: (width: number) => void) {
  const from = useRef<{ readonly x: number; readonly width: number } | null>(null);
  return {
    onPointerDown(event: PointerEvent<HTMLElement>): void {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      from.current = { x: event.clientX, width };
    },
    onPointerMove({ clientX }: PointerEvent<HTMLElement>): void {
      if (from.current) put(from.current.width + (sign * (clientX - from.current.x)) / rem);
    },
    onLostPointerCapture(): void {
      from.current = null;
    },
  };
}
