import { Button, TooltipTrigger } from 'react-aria-components';
import type { ClaimId } from '#shared/domain/ids';
import { inWords, type Verdict } from '#shared/domain/stances';
import { say, told } from '../../texts/say';
import { useApp } from '../common/app';
import { Mark } from '../common/Mark';
import { Tip } from '../common/Tip';
import type { PlacedClaim } from './placed';

/** More would stand beside the paragraphs below: then there is one mark a verdict, with how many. */
const MOST = 3;

interface MarginProps {
  readonly claims: readonly PlacedClaim[];
  readonly current: ClaimId | null;
}

/** The claims of a paragraph beside it, each with its verdict's mark. */
export function Margin({ claims, current }: MarginProps) {
  const once = claims.filter(({ claim }, at) => claims.findIndex((other) => other.claim === claim) === at);
  return (
    <div className="margin">
      {once.length > MOST
        ? byVerdict(once).map((of) => <VerdictMark key={of[0]?.verdict} of={of} current={current} />)
        : once.map((one) => <VerdictMark key={one.claim} of={[one]} current={current} />)}
    </div>
  );
}

function byVerdict(claims: readonly PlacedClaim[]): (readonly PlacedClaim[])[] {
  const groups = new Map<Verdict, PlacedClaim[]>();
  for (const one of claims) groups.set(one.verdict, [...(groups.get(one.verdict) ?? []), one]);
  return [...groups.values()];
}

/** One claim, or several of one verdict: pressed again and again it goes through them. */
function VerdictMark({ of, current }: { of: readonly PlacedClaim[]; current: ClaimId | null }) {
  const app = useApp();
  const at = of.findIndex(({ claim }) => claim === current);
  const next = of[(at + 1) % of.length];
  if (!next) return null;
  const { verdict } = next;
  const words = wordsOf(of);
  return (
    <TooltipTrigger delay={300} closeDelay={0}>
      <Button
        className="margin-mark"
        data-value={verdict}
        data-current={at >= 0 || undefined}
        aria-label={words}
        excludeFromTabOrder
        onPress={() => app.chooseClaim(next.claim)}
      >
        <Mark of={verdict} />
        {of.length > 1 ? <span className="margin-count">{of.length}</span> : null}
      </Button>
      <Tip className="tooltip wide" placement="left">
        {of.length > 1
          ? words
          : told('report.marginTip', {
              text: next.text,
              verdict: inWords(verdict),
              b: (parts) => <strong>{parts}</strong>,
            })}
      </Tip>
    </TooltipTrigger>
  );
}

/** `denied, changed since: The pier is closed` */
function wordsOf(of: readonly PlacedClaim[]): string {
  const [only, another] = of;
  if (!only) return '';
  const verdict = inWords(only.verdict);
  if (another) return say('report.marginMany', { count: of.length, verdict, first: only.text });
  return say(only.isChanged ? 'report.marginChanged' : 'report.marginOne', { verdict, text: only.text });
}
