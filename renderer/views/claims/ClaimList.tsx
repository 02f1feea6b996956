import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useLayoutEffect, useRef } from 'react';
import type { ClaimView } from '#shared/contract/views';
import { inWords, type Verdict } from '#shared/domain/stances';
import { IN_ENGLISH, say } from '../../texts/say';
import { useApp, usePick } from '../common/app';
import { Mark } from '../common/Mark';
import { reveal } from '../common/reveal';
import { useWith } from '../common/useWith';

/** A row of one line; each is measured once it is drawn. */
const ROW_HEIGHT = 25;

/** One line a claim, verdict in full words, as many as are in sight. The current claim is the selected one. */
export function ClaimList({ claims }: { claims: readonly ClaimView[] }) {
  const { claim, pending, pane } = usePick(({ claim, pending, pane }) => ({ claim, pending, pane }));
  const found = claims.findIndex(({ id }) => id === claim);
  const active = Math.max(0, found);
  const list = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: claims.length,
    getScrollElement: () => list.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
    rangeExtractor: useWith(active),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: where the current claim goes, not with every drawing.
  useLayoutEffect(() => {
    if (found === -1) return;
    reveal(virtual, found);
    if (pane !== 'claims' || !list.current?.contains(document.activeElement)) return;
    list.current.querySelector<HTMLElement>('[role="option"][tabindex="0"]')?.focus({ preventScroll: true });
  }, [claim, found, pane]);

  return (
    <div ref={list} className="claim-list" role="listbox" aria-label={say('claims.title')}>
      <div className="claim-whole" role="none" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const one = claims[index];
          if (!one) return null;
          return (
            <div
              key={one.id}
              ref={virtual.measureElement}
              data-index={index}
              className="claim-place"
              role="none"
              style={{ transform: `translateY(${start}px)` }}
            >
              <Row
                claim={one}
                at={index + 1}
                of={claims.length}
                selected={index === found}
                reachable={index === active}
                pending={pending[one.id] ?? null}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}

interface RowProps {
  readonly claim: ClaimView;
  readonly at: number;
  readonly of: number;
  readonly selected: boolean;
  /** The one row that Tab leads to. */
  readonly reachable: boolean;
  readonly pending: Verdict | null;
}

const Row = memo(function Row({ claim, at, of, selected, reachable, pending }: RowProps) {
  const app = useApp();
  const { id, text, verdict, warnings } = claim;
  const name = { text, verdict: inWords(verdict), count: warnings.length };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the window's commands.
    <div
      className="claim-row"
      role="option"
      aria-setsize={of}
      aria-posinset={at}
      aria-selected={selected}
      aria-label={say('claims.row', name)}
      aria-busy={pending !== null}
      data-surface=""
      data-value={verdict}
      tabIndex={reachable ? 0 : -1}
      onClick={() => app.chooseClaim(id)}
    >
      <Mark of={verdict} />
      <span className="claim-text" dir="auto">
        {text}
      </span>
      {warnings.length > 0 ? (
        <span className="flag" aria-hidden="true" title={warnings[0]?.text} {...IN_ENGLISH} />
      ) : null}
      <span className="claim-verdict" {...(pending ? {} : IN_ENGLISH)}>
        {pending ? say('claims.pending', { verdict: inWords(pending) }) : inWords(verdict)}
      </span>
    </div>
  );
});
