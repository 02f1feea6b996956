import { Button } from 'react-aria-components';
import type { ClaimView } from '#shared/contract/views';
import { inWords, VERDICTS } from '#shared/domain/stances';
import { canWrite } from '../../store/select';
import { IN_ENGLISH, say } from '../../texts/say';
import { usePick, useStage } from '../common/app';
import { KeyOf } from '../common/Keys';
import { Mark } from '../common/Mark';

/** One button a verdict, each with its digit. Pressed is the verdict on disk; waiting is the one on its way there. */
export function VerdictButtons({ claim }: { claim: ClaimView }) {
  const { run } = useStage();
  const { pending, writable } = usePick((state) => ({
    pending: state.pending[claim.id] ?? null,
    writable: canWrite(state),
  }));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be drawn and read as a form.
    <div className="verdicts" role="group" aria-label={say('claims.verdicts')}>
      {VERDICTS.map((verdict) => (
        <Button
          key={verdict}
          className="verdict"
          data-value={verdict}
          data-waiting={pending === verdict || undefined}
          aria-pressed={claim.verdict === verdict && (claim.ruling !== null || verdict === 'open')}
          isDisabled={!writable}
          onPress={() => run(`verdict.${verdict}`)}
        >
          <KeyOf of={`verdict.${verdict}`} />
          <Mark of={verdict} />
          <span {...IN_ENGLISH}>{inWords(verdict)}</span>
        </Button>
      ))}
    </div>
  );
}
