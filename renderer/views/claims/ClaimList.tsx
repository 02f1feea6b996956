import { useEffect, useRef } from 'react';
import type { ClaimView } from '#shared/contract/views';
import { inWords, type Verdict } from '#shared/domain/stances';
import { useApp, usePick } from '../common/app';
import { Mark } from '../common/Mark';

/** One line a claim, verdict in full words. The current claim is the selected one. */
export function ClaimList({ claims }: { claims: readonly ClaimView[] }) {
  const { claim, pending } = usePick(({ claim, pending }) => ({ claim, pending }));
  const active = claims.some(({ id }) => id === claim) ? claim : claims[0]?.id;
  return (
    <div className="claim-list" role="listbox" aria-label="Claims">
      {claims.map((one) => (
        <Row
          key={one.id}
          claim={one}
          selected={one.id === claim}
          reachable={one.id === active}
          pending={pending[one.id] ?? null}
        />
      ))}
    </div>
  );
}

interface RowProps {
  readonly claim: ClaimView;
  readonly selected: boolean;
  /** The one row that Tab leads to. */
  readonly reachable: boolean;
  readonly pending: Verdict | null;
}

function Row({ claim, selected, reachable, pending }: RowProps) {
  const app = useApp();
  const pane = usePick((state) => state.pane);
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!selected) return;
    element.current?.scrollIntoView({ block: 'nearest' });
    if (pane === 'claims' && element.current?.parentElement?.contains(document.activeElement))
      element.current.focus({ preventScroll: true });
  }, [selected, pane]);
  const { id, text, verdict, warnings } = claim;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the window's commands.
    <div
      ref={element}
      className="claim-row"
      role="option"
      aria-selected={selected}
      aria-label={`${text} — ${inWords(verdict)}${warnings.length > 0 ? `, ${warnings.length} to look at` : ''}`}
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
      {warnings.length > 0 ? <span className="flag" aria-hidden="true" title={warnings[0]?.text} /> : null}
      <span className="claim-verdict">{pending ? `${inWords(pending)}…` : inWords(verdict)}</span>
    </div>
  );
}
