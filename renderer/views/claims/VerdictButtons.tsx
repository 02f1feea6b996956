import { memo } from 'react';
import { Button } from 'react-aria-components';
import type { ClaimView } from '#shared/contract/views';
import { inWords, VERDICTS, type Verdict } from '#shared/domain/stances';
import { canWrite } from '../../store/select';
import { IN_ENGLISH, say } from '../../texts/say';
import { usePick, useStage } from '../common/app';
import { KeyOf } from '../common/Keys';
import { Mark } from '../common/Mark';

/** One button a verdict, each with its digit. Pressed is the verdict on disk; waiting is the one on its way there. */
export function VerdictButtons({ claim }: { claim: ClaimView }) {
  const { pending, writable } = usePick((state) => ({
    pending: state.pending[claim.id] ?? null,
    writable: canWrite(state),
  }));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be drawn and read as a form.
    <div className="verdicts" role="group" aria-label={say('claims.verdicts')}>
      {VERDICTS.map((verdict) => (
        <VerdictButton
          key={verdict}
          verdict={verdict}
          given={claim.verdict === verdict && (claim.ruling !== null || verdict === 'open')}
          waiting={pending === verdict}
          writable={writable}
        />
      ))}
    </div>
  );
}

interface ButtonProps {
  readonly verdict: Verdict;
  readonly given: boolean;
  readonly waiting: boolean;
  readonly writable: boolean;
}

/** From claim to claim most of them stay as they are. */
const VerdictButton = memo(function VerdictButton({ verdict, given, waiting, writable }: ButtonProps) {
  const { run } = useStage();
  return (
    <Button
      className="verdict"
      data-value={verdict}
      data-waiting={waiting || undefined}
      aria-pressed={given}
      isDisabled={!writable}
      onPress={() => run(`verdict.${verdict}`)}
    >
      <KeyOf of={`verdict.${verdict}`} />
      <Mark of={verdict} />
      <span {...IN_ENGLISH}>{inWords(verdict)}</span>
    </Button>
  );
});
